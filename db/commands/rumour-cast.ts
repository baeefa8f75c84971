import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@/domain/role'
import type { RumourAnswer } from '@/domain/rumour'
import type { Caller } from '../client'
import { type Cast, idOf, key } from './cast'
import { moveCase, type Said } from './move-case'
import type { Outcome } from './outcome'
import { type ReceiveRumour, receiveRumour } from './receive-rumour'

/** Another person of a cast's unit, with an open session. */
export async function joins(
  cast: Cast,
  role: Role,
  unit: keyof Cast['units'],
  scope: keyof Cast['units'],
): Promise<{ caller: Caller; id: number }> {
  const account = `r${randomBytes(6).toString('hex')}`
  const token = randomBytes(24).toString('base64url')
  await cast.ask(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@test.sixlines')`, [account])
  const [{ id }] = (await cast.ask(
    `insert into person (name_zh, name_en, org_id, account_id, invented) values ($1, $1, $2, $1, true) returning id::int`,
    [account, cast.units[unit]],
  )) as [{ id: number }]
  await cast.ask(
    `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, $3, $4, '2018-01-01')`,
    [id, cast.units[unit], role, cast.units[scope]],
  )
  await cast.ask(
    `insert into auth.session (id, user_id, token, expires_at) values ($1, $1, $2, now() + interval '1 hour')`,
    [account, createHash('sha256').update(token).digest('hex')],
  )
  return { caller: { token }, id }
}

export const anAnswer = (more: Partial<RumourAnswer> = {}): RumourAnswer => ({
  claimZh: '网传某小区燃气爆炸',
  claimEn: 'A gas explosion in an estate is said to have happened',
  textZh: '经核实，未发生燃气爆炸，系管道放散作业。',
  textEn: 'Nothing exploded; gas was vented on purpose.',
  channel: '市政府网站',
  link: null,
  audience: 'public',
  ...more,
})

/** The people and steps that the tests of rumours need, beside those of a cast. */
export async function rumoursOf(cast: Cast) {
  const communications = await joins(cast, 'communications', 'office', 'gov')
  const second = await joins(cast, 'communications', 'office', 'gov')
  const official = await joins(cast, 'official', 'regulator', 'regulator')
  const head = await joins(cast, 'head', 'gov', 'gov')
  const as = {
    ...cast.as,
    communications: communications.caller,
    second: second.caller,
    official: official.caller,
    head: head.caller,
  }
  const people = {
    ...cast.people,
    communications: communications.id,
    second: second.id,
    official: official.id,
    head: head.id,
  }
  type Who = keyof typeof as
  const receive = (more: Partial<ReceiveRumour> = {}, who: Who = 'communications') =>
    receiveRumour(as[who], {
      key: key(),
      titleZh: '网传小区燃气爆炸',
      source: 'monitoring',
      channel: 'video',
      regionCode: '220200',
      ...more,
    })
  const read = async (id: number) => (await cast.ask('select * from rumour where id = $1', [id]))[0]!
  const move = async (who: Who, id: number, name: string, said: Said = {}): Promise<Outcome> =>
    moveCase(as[who], {
      key: key(),
      loop: 'rumour',
      id,
      version: (await read(id)).version as number,
      move: name,
      said,
    })
  const steps = {
    triage: (id: number) =>
      move('communications', id, 'triage', {
        unitId: cast.units.regulator,
        ownerId: people.official,
        reason: '传播快，涉及燃气安全',
      }),
    verify: (id: number, truth: 'true' | 'false' | 'partly' | 'unproven' = 'false') =>
      move('official', id, 'verify', { truth, sources: [{ words: '现场核查记录', link: null }] }),
    draft: (id: number, more: Partial<RumourAnswer> = {}) =>
      move('communications', id, 'draft_answer', { answer: anAnswer(more) }),
    approve: (id: number) => move('supervisor', id, 'approve_answer'),
    close: (id: number) => move('second', id, 'close', { reachAfter: 1200 }),
  }
  const order = ['received', 'triaged', 'verified', 'drafted', 'answered', 'closed'] as const
  /** A rumour walked to a step of its life. */
  async function at(step: (typeof order)[number], more: Partial<ReceiveRumour> = {}): Promise<number> {
    const id = idOf(await receive(more))
    const walk = [steps.triage, steps.verify, steps.draft, steps.approve, steps.close]
    for (const one of walk.slice(0, order.indexOf(step))) idOf(await one(id))
    return id
  }
  return { as, people, receive, read, move, steps, at }
}
