import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdministrator } from './admin'

const adminUrl = process.env.DATABASE_ADMIN_URL!
const client = new pg.Client({ connectionString: adminUrl })
const people = async () => Number((await client.query('select count(*) from person')).rows[0].count)
const administrator = () => ({
  adminUrl,
  email: `${randomUUID()}@test.sixlines`,
  name: '首位管理员',
  password: 'a long enough password',
})

beforeAll(() => client.connect())
afterAll(() => client.end())

describe('createAdministrator', () => {
  it('makes one person who administers the whole tree, with an argon2id password', async () => {
    const first = administrator()
    await createAdministrator(first)
    const { rows } = await client.query(
      `select m.role, o.parent_id, m.scope_org_id = o.id as whole, a.password, a.account_id = u.id as linked
       from auth."user" u join auth.account a on a.user_id = u.id join person p on p.account_id = u.id
         join membership m on m.person_id = p.id join org o on o.id = m.org_id where u.email = $1`,
      [first.email],
    )
    expect(rows).toEqual([
      {
        role: 'admin',
        parent_id: null,
        whole: true,
        linked: true,
        password: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
      },
    ])
  })

  it.each([
    ['an email that is taken', { email: 'TAKEN@test.sixlines' }, /already signs in/],
    ['an email that is none', { email: 'nobody' }, /not an address/],
    ['a short password', { password: 'short' }, /12 characters/],
    ['no name', { name: ' ' }, /name is empty/],
  ])('refuses %s in a sentence and makes nothing', async (_, wrong, sentence) => {
    await createAdministrator({ ...administrator(), email: 'taken@test.sixlines' }).catch(() => null)
    const before = await people()
    await expect(createAdministrator({ ...administrator(), ...wrong })).rejects.toThrow(sentence)
    expect(await people()).toBe(before)
  })
})
