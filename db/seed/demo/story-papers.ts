import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { fillPaper } from '@/db/queries/paper-fill'
import type { Actor } from '@/domain/actor'
import { type CircularKind, circularLine } from '@/domain/circular'
import { addDays, shanghaiDay } from '@/domain/clock'
import { titleOf, wordsOf } from '@/domain/paper-defaults'
import type { Staff } from './people'
import type { World } from './world'

const office = 'dept:safety-committee-office'

/** One thing done to a document at its time; what it was filled from is what the rows were then. */
export type PaperStep = { at: number; write: (client: pg.Client) => Promise<void> }

const assume = (client: pg.Client, by: Staff, at: number) =>
  client.query('select ctx.assume($1, $2)', [by.membershipId, new Date(at)])

async function draft(client: pg.Client, by: Staff, at: number, kind: CircularKind, days: number): Promise<number> {
  await assume(client, by, at)
  const today = shanghaiDay(new Date(at))
  const from = addDays(today, 1 - days)
  const { rows } = await client.query('select scope_org_id::int as scope from membership where id = $1', [
    by.membershipId,
  ])
  const actor: Actor = {
    personId: by.id,
    membershipId: by.membershipId,
    role: 'supervisor',
    orgId: by.unit.id,
    scopeOrgId: rows[0].scope,
    nameZh: by.nameZh,
    nameEn: by.nameEn,
    orgZh: '',
    orgEn: '',
  }
  const clock = { today, soonUntil: today }
  const title = titleOf(kind, from, today)
  const filled = await fillPaper(drizzle(client), actor, { kind, from, to: today, clock }, title, wordsOf(kind))
  const drafted = await client.query(
    `insert into circular (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, kind, title_zh, title_en, from_day, to_day, as_of_event_id, content, previous_id)
     values ('draft', 'none', 'draft', '{}', $1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id::int`,
    [
      by.unit.id,
      circularLine,
      filled.regionCode,
      kind,
      title.zh,
      title.en,
      from,
      today,
      filled.asOfEventId,
      JSON.stringify(filled.content),
      filled.previousId,
    ],
  )
  return drafted.rows[0].id
}

/** The documents of the province's office: two circulars issued a week apart, and one of each stage before and beside it, by the people whose moves they are. */
export function paperSteps({ people, moments }: World): PaperStep[] {
  const writer = people.one(office, 'supervisor')
  const leader = people.one('gov:220000', 'leader')
  const year = moments.today.slice(0, 4)
  const steps: PaperStep[] = []
  const document = (kind: CircularKind, days: number, daysAgo: number, moves: readonly Moved[], number?: string) => {
    const times = moments.spread(1 + moves.length, daysAgo, Math.max(daysAgo - 0.9, 0.02))
    let id = 0
    let stage = 'draft'
    steps.push({
      at: times[0]!,
      write: async client => {
        id = await draft(client, writer, times[0]!, kind, days)
      },
    })
    for (const [index, { move, to, by, reason }] of moves.entries()) {
      const at = times[index + 1]!
      steps.push({
        at,
        write: async client => {
          await assume(client, by === 'leader' ? leader : writer, at)
          await client.query(
            `update circular set stage = $2, came_from = $3, came_by = $4, came_with = $5, version = version + 1, number = coalesce($6, number) where id = $1`,
            [id, to, stage, move, JSON.stringify(reason ? { reason } : {}), move === 'issue' ? number : null],
          )
          stage = to
        },
      })
    }
  }
  const submit: Moved = { move: 'submit', to: 'submitted', by: 'writer' }
  const approve: Moved = { move: 'approve', to: 'approved', by: 'leader' }
  const issue: Moved = { move: 'issue', to: 'issued', by: 'writer' }
  document('circular', 7, 14, [submit, approve, issue], `省安委办通报〔${year}〕1号`)
  document('circular', 7, 7, [submit, approve, issue], `省安委办通报〔${year}〕2号`)
  document('brief', 1, 5, [{ move: 'withdraw', to: 'withdrawn', by: 'writer', reason: '当日例会取消，不再印发。' }])
  document('monthly', 30, 3, [submit])
  document('brief', 1, 2, [submit, approve])
  document('circular', 7, 1, [])
  return steps.sort((a, b) => a.at - b.at)
}

type Moved = { move: string; to: string; by: 'writer' | 'leader'; reason?: string }
