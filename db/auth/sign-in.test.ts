import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdministrator } from '../admin'
import { asActor, type Caller, switchMembership } from '../client'
import { tokenHash } from './hashed-tokens'
import { tokenIn } from './session-cookie'
import { listSessions, revokeOtherSessions, revokeSession } from './sessions'
import { signIn, signOut } from './sign-in'

const adminUrl = process.env.DATABASE_ADMIN_URL!
const password = 'six lines, all closed'
const owner = new pg.Client({ connectionString: adminUrl })
const newAddress = () => `test-${randomUUID()}`

async function newPerson(): Promise<string> {
  const email = `${randomUUID()}@test.sixlines`
  await createAdministrator({ adminUrl, email, name: '测试', password })
  return email
}

const trySignIn = (email: string, given = password, address = newAddress()) =>
  signIn({ email, password: given, address, userAgent: 'vitest' })

async function session(email: string): Promise<Caller> {
  const outcome = await trySignIn(email)
  if (!outcome.ok) throw new Error(outcome.why)
  return { token: tokenIn(outcome.cookie)! }
}

const whoIs = (caller: Caller) => asActor(caller, 'read', async (_, actor) => actor)
const refusedAsSignedOut = (caller: Caller) =>
  expect(whoIs(caller)).rejects.toMatchObject({ refusal: { code: 'signedOut' } })
const age = (caller: Caller, column: 'created_at' | 'seen_at' | 'expires_at', interval: string) =>
  owner.query(`update auth.session set ${column} = now() - $2::interval where token = $1`, [
    tokenHash(caller.token),
    interval,
  ])

beforeAll(async () => {
  await owner.connect()
  await owner.query('set role sixlines_owner')
})
afterAll(() => owner.end())

describe('a session', () => {
  it('is opened by the right password, for the person of the account', async () => {
    const email = await newPerson()
    expect(await whoIs(await session(email.toUpperCase()))).toMatchObject({ role: 'admin', nameZh: '测试' })
  })

  it('is at rest only as the hash of its token', async () => {
    const caller = await session(await newPerson())
    const { rows } = await owner.query('select s::text as whole from auth.session s where token = $1', [
      tokenHash(caller.token),
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].whole).not.toContain(caller.token)
    await refusedAsSignedOut({ token: tokenHash(caller.token) })
  })

  it('lives in a cookie that nobody else can sign', async () => {
    const outcome = await trySignIn(await newPerson())
    const cookie = outcome.ok ? outcome.cookie : ''
    const [token, signature] = [cookie.slice(0, cookie.lastIndexOf('.')), cookie.slice(cookie.lastIndexOf('.') + 1)]
    expect(tokenIn(cookie)).toBe(token)
    for (const forged of [
      undefined,
      '',
      '.',
      token,
      `${token}.`,
      `${token}x.${signature}`,
      `${token}.${signature.slice(1)}`,
      `.${signature}`,
    ]) {
      expect(tokenIn(forged)).toBeNull()
    }
  })

  it.each([
    ['idle for 30 minutes', 'seen_at', '30 minutes'],
    ['open for 12 hours', 'created_at', '12 hours'],
    ['past its end', 'expires_at', '1 second'],
  ] as const)('that is %s is refused', async (_, column, interval) => {
    const caller = await session(await newPerson())
    await whoIs(caller)
    await age(caller, column, interval)
    await refusedAsSignedOut(caller)
    expect(await listSessions(caller)).toEqual([])
    expect(await revokeOtherSessions(caller)).toBe(0)
  })

  it('is kept from being idle by use, at most once a minute', async () => {
    const caller = await session(await newPerson())
    await age(caller, 'seen_at', '29 minutes')
    await whoIs(caller)
    const { rows } = await owner.query(
      `select seen_at > now() - interval '5 seconds' as fresh from auth.session where token = $1`,
      [tokenHash(caller.token)],
    )
    expect(rows[0].fresh).toBe(true)
  })

  it('is a new one each time, and gone after signing out', async () => {
    const email = await newPerson()
    const [first, second] = [await session(email), await session(email)]
    expect(first.token).not.toBe(second.token)
    await signOut(first)
    await refusedAsSignedOut(first)
    await whoIs(second)
  })

  it('can be listed and ended only by its own account, at once', async () => {
    const [email, stranger] = [await newPerson(), await session(await newPerson())]
    const [here, there] = [await session(email), await session(email)]
    const listed = await listSessions(here)
    expect(listed.map(one => one.current)).toEqual([true, false])
    const other = listed[1]!.id
    expect(await revokeSession(stranger, other)).toBe(false)
    await whoIs(there)
    expect(await revokeSession(here, other)).toBe(true)
    await refusedAsSignedOut(there)
    const third = await session(email)
    expect(await revokeOtherSessions(here)).toBe(1)
    await refusedAsSignedOut(third)
    await whoIs(here)
    await whoIs(stranger)
  })
})

describe('a membership', () => {
  const membershipOf = async (caller: Caller) => (await whoIs(caller)).membershipId

  it('can be switched to when it is one’s own, and only then', async () => {
    const caller = await session(await newPerson())
    const { personId, membershipId, orgId } = await whoIs(caller)
    const added = await owner.query(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'auditor', $2, current_date) returning id`,
      [personId, orgId],
    )
    const own = Number(added.rows[0].id)
    expect(await switchMembership(caller, own)).toBe(true)
    expect(await whoIs(caller)).toMatchObject({ membershipId: own, role: 'auditor' })
    const another = await membershipOf(await session(await newPerson()))
    expect(await switchMembership(caller, another)).toBe(false)
    expect(await membershipOf(caller)).toBe(own)
    await owner.query(
      `update membership set valid_from = current_date - 2, valid_to = current_date - 1 where id = $1`,
      [own],
    )
    expect(await membershipOf(caller)).toBe(membershipId)
    expect(await switchMembership(caller, own)).toBe(false)
  })

  it('that ends ends the access with the next transaction', async () => {
    const caller = await session(await newPerson())
    const id = await membershipOf(caller)
    await owner.query(
      'update membership set valid_from = current_date - 2, valid_to = current_date - 1 where id = $1',
      [id],
    )
    await refusedAsSignedOut(caller)
  })
})

describe('a wrong password', () => {
  it('opens nothing, says the same of no account, and takes as long', async () => {
    const email = await newPerson()
    const unknown = `${randomUUID()}@test.sixlines`
    const timed = async (who: string) => {
      const times: number[] = []
      for (let round = 0; round < 7; round++) {
        const from = performance.now()
        expect(await trySignIn(who, 'not the password at all')).toEqual({ ok: false, why: 'wrong' })
        times.push(performance.now() - from)
      }
      return times.sort((a, b) => a - b)[3]!
    }
    const [known, absent] = [await timed(email), await timed(unknown)]
    expect(absent / known).toBeGreaterThan(0.4)
    expect(absent / known).toBeLessThan(2.5)
  })

  it('locks the name for 15 minutes after ten, also for the right one, wherever it comes from', async () => {
    const email = await newPerson()
    const guesses = await Promise.all(
      Array.from({ length: 25 }, (_, guess) => trySignIn(email, `guess number ${guess}`)),
    )
    expect(guesses.filter(guess => !guess.ok && guess.why === 'wrong')).toHaveLength(10)
    expect(guesses.filter(guess => !guess.ok && guess.why === 'locked')).toHaveLength(15)
    const locked = await trySignIn(email)
    expect(locked).toMatchObject({ ok: false, why: 'locked' })
    if (locked.ok || locked.why !== 'locked') throw new Error('not locked')
    expect(locked.until.getTime() - Date.now()).toBeGreaterThan(14 * 60_000)
    await owner.query(`update auth.attempt set locked_until = now() - interval '1 second' where key = $1`, [
      `email:${email}`,
    ])
    expect((await trySignIn(email)).ok).toBe(true)
  })

  it('is forgotten for a name once the right one comes', async () => {
    const email = await newPerson()
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 9; guess++)
        expect(await trySignIn(email, `guess number ${guess}`)).toMatchObject({ why: 'wrong' })
      expect((await trySignIn(email)).ok).toBe(true)
    }
  })

  it('locks an address after fifty over many names, while right ones do not count', async () => {
    const address = newAddress()
    const email = await newPerson()
    for (let round = 0; round < 55; round++) expect((await trySignIn(email, password, address)).ok).toBe(true)
    const guesses = await Promise.all(
      Array.from({ length: 60 }, () => trySignIn(`${randomUUID()}@test.sixlines`, 'not the password at all', address)),
    )
    expect(guesses.filter(guess => !guess.ok && guess.why === 'wrong')).toHaveLength(50)
    expect(await trySignIn(email, password, address)).toMatchObject({ ok: false, why: 'locked' })
    expect((await trySignIn(email)).ok).toBe(true)
  })
})
