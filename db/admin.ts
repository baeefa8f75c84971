import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { hashPassword } from './auth/password'
import { seedBase } from './seed/base'

const wanted = z.object({
  email: z.email('the email is not an address').max(254),
  name: z.string().trim().min(1, 'the name is empty').max(100),
  password: z
    .string()
    .min(12, 'the password needs at least 12 characters')
    .max(128, 'the password has more than 128 characters'),
})

/** The root of the tree of units; an empty database first gets the province with its units, lines and speech. */
async function rootOrg(client: pg.Client, adminUrl: string): Promise<number> {
  const find = async () =>
    (await client.query('select id from org where parent_id is null order by id limit 1')).rows[0]?.id
  if (!(await find())) await seedBase({ adminUrl })
  return Number(await find())
}

/**
 * Makes a person who administers the whole tree and can sign in with this email and password. Throws a sentence for an
 * email that is taken and for words that cannot be used; then nothing was made.
 */
export async function createAdministrator(administrator: {
  adminUrl: string
  email: string
  name: string
  password: string
}): Promise<void> {
  const checked = wanted.safeParse(administrator)
  if (!checked.success) throw new Error(checked.error.issues.map(issue => issue.message).join('; '))
  const { name, password } = checked.data
  const email = checked.data.email.toLowerCase()
  const hash = await hashPassword(password)
  const client = new pg.Client({ connectionString: administrator.adminUrl })
  await client.connect()
  try {
    await client.query('set role sixlines_owner')
    const org = await rootOrg(client, administrator.adminUrl)
    await client.query('begin')
    const account = randomUUID()
    const made = await client.query(
      'insert into auth."user" (id, name, email, email_verified) values ($1, $2, $3, true) on conflict (email) do nothing',
      [account, name, email],
    )
    if (made.rowCount === 0) throw new Error(`${email} already signs in here`)
    await client.query(
      `insert into auth.account (id, account_id, provider_id, user_id, password) values ($1, $2, 'credential', $2, $3)`,
      [randomUUID(), account, hash],
    )
    const person = await client.query(
      'insert into person (name_zh, name_en, org_id, account_id) values ($1, $1, $2, $3) returning id',
      [name, org, account],
    )
    await client.query(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'admin', $2, current_date)`,
      [person.rows[0].id, org],
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
}
