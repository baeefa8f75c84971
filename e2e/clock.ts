import pg from 'pg'

/** What the worker's job does on a morning: drafts the next step of every case that is late enough. Answers how many. */
export async function climbLadder(): Promise<number> {
  const clock = new pg.Client({ connectionString: process.env.DATABASE_WORKER_URL })
  await clock.connect()
  try {
    const { rows } = await clock.query(
      `select ladder.climb((now() at time zone 'Asia/Shanghai')::date, 5000) as drafted`,
    )
    return rows[0].drafted
  } finally {
    await clock.end()
  }
}

/**
 * As if so much time had passed that an assessment of the five in place ended yesterday: its days lie as much further back. Nobody who comes in through the
 * application could do it; the ledger keeps what was said.
 */
export async function passLastDay(assuranceId: number): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL })
  await owner.connect()
  try {
    await owner.query(`begin; set local session_replication_role = replica`)
    const yesterday = `(now() at time zone 'Asia/Shanghai')::date - 1`
    const { rowCount } = await owner.query(
      `update assurance set expires_on = ${yesterday} where id = $1 and stage = 'confirmed'`,
      [assuranceId],
    )
    if (rowCount !== 1) throw new Error(`${assuranceId} is not confirmed`)
    await owner.query(
      `update assurance_element e set expires_on = ${yesterday} where assurance_id = $1 and expires_on = (select min(expires_on) from assurance_element m where m.assurance_id = $1)`,
      [assuranceId],
    )
    await owner.query('commit')
  } finally {
    await owner.end()
  }
}

/** What the worker's job does every morning: tells what of the five in place ends soon and what has ended. */
export async function remindFive(): Promise<void> {
  const clock = new pg.Client({ connectionString: process.env.DATABASE_WORKER_URL })
  await clock.connect()
  try {
    await clock.query(`select five.remind((now() at time zone 'Asia/Shanghai')::date)`)
  } finally {
    await clock.end()
  }
}
