import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { CircularKind } from '@/domain/circular'
import type { Day } from '@/domain/clock'
import type { Both, PaperContent, PaperSection, TypedWord } from '@/domain/paper'
import type { Tx } from '../client'
import type { Clock } from './case-filters'
import { composeBrief } from './paper-brief'
import { composeCircular } from './paper-circular'
import { countFigures, type Wanted } from './paper-figures'
import { composeMonthly } from './paper-monthly'

export type PaperAsk = { kind: CircularKind; from: Day; to: Day; clock: Clock }
export type Composed = { wanted: readonly Wanted[]; sections: readonly PaperSection[] }
export type FilledPaper = { content: PaperContent; asOfEventId: number; previousId: number | null; regionCode: string }

const compose: Record<CircularKind, (tx: Tx, actor: Actor, ask: PaperAsk) => Promise<Composed>> = {
  circular: composeCircular,
  monthly: composeMonthly,
  brief: composeBrief,
}

type Ground = {
  at: Date
  eventId: number | null
  zh: string
  en: string
  regionCode: string
  previous: { id: number; number: string; content: PaperContent } | null
}

/** When and on what a document stands: the instant, the newest event of the ledger, the unit's full name, the issue before. */
async function findGround(tx: Tx, actor: Actor, kind: CircularKind): Promise<Ground> {
  const { rows } = await tx.execute(sql`
    select ctx.now() as at, (select max(e.id)::float8 from event e) as "eventId", o.name_zh as zh, o.name_en as en, o.region_code as "regionCode",
      (select json_build_object('id', c.id, 'number', c.number, 'content', c.content) from circular c
        where c.issuer_org_id = o.id and c.kind = ${kind} and c.stage = 'issued' order by c.closed_at desc, c.id desc limit 1) as previous
    from org o where o.id = ${actor.orgId}`)
  const row = rows[0] as unknown as Ground
  return { ...row, at: new Date(row.at) }
}

/**
 * A document as the rows stand in this transaction's snapshot: figures counted by the predicates of the lists that they open, in the drafter's own scope, each
 * beside what the last issue of its kind had. Reads only; the snapshot must be one for all of it.
 */
export async function fillPaper(
  tx: Tx,
  actor: Actor,
  ask: PaperAsk,
  title: Both,
  words: Record<TypedWord, Both>,
): Promise<FilledPaper> {
  const ground = await findGround(tx, actor, ask.kind)
  const { wanted, sections } = await compose[ask.kind](tx, actor, ask)
  const counted = await countFigures(tx, wanted, ask.clock)
  const { previous } = ground
  return {
    asOfEventId: ground.eventId ?? 0,
    previousId: previous?.id ?? null,
    regionCode: ground.regionCode,
    content: {
      form: 1,
      kind: ask.kind,
      title,
      unit: { zh: ground.zh, en: ground.en },
      period: { from: ask.from, to: ask.to },
      asOf: { at: ground.at.toISOString(), day: ask.clock.today, eventId: ground.eventId ?? 0 },
      previous: previous && { id: previous.id, number: previous.number, day: previous.content.asOf.day },
      words,
      sections,
      figures: Object.fromEntries(
        Object.entries(counted).map(([key, { value, href }]) => [
          key,
          { value, previous: previous?.content.figures[key]?.value ?? null, href },
        ]),
      ),
    },
  }
}
