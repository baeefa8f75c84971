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
