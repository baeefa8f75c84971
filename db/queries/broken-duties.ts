import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { type BreakKind, breakKinds } from './break-kinds'
import { namedCause } from './causes'
import { dueUnreviewed, unsignedLate } from './circulation'
import { lapsed } from './five-in-place'
import { isCauseRepeated, isUnevaluated, isUnlooked } from './lessons'

/** Missing links of the network as broken links, a unit that lacks two of them once; nobody knows since when a name is missing. */
/** What stands with one of these missing links, each once. */
export const missing = (kinds: readonly BreakKind[], day: Day): SQL =>
  sql`select distinct noun, id::bigint, zh, en, org_id, null::date as since from (${sql.join(
    kinds.map(
      kind =>
        sql`select ${sql.raw(`'${breakKinds[kind].noun}'`)} as noun, x.id, x.zh, x.en, x.org_id from (${breakKinds[kind].broken(day)}) x`,
    ),
    sql` union all `,
  )}) links`

/** The links that the lines of thought and of responsibility ask for: documents signed, promises looked at, lessons drawn, somebody answering. */
export const brokenDuties = {
  placeWithoutPerson: { noun: 'place', broken: ({ today }: { today: Day }) => missing(['placeNoPerson'], today) },
  placeWithoutRegulator: { noun: 'place', broken: ({ today }: { today: Day }) => missing(['placeNoRegulator'], today) },
  workOfLeaver: {
    noun: 'task',
    broken: ({ today }: { today: Day }) =>
      missing(['taskPersonLeft', 'hazardPersonLeft', 'inspectionPersonLeft'], today),
  },
  unitWithoutOwner: {
    noun: 'unit',
    broken: ({ today }: { today: Day }) =>
      missing(['authorityNoPerson', 'enterpriseNoPerson', 'unitNoParty', 'unitNoGovernment'], today),
  },
  circulationUnsigned: {
    noun: 'circulation',
    broken: ({ today }: { today: Day }) =>
      sql`select 'circulation' as noun, c.id, c.title_zh, c.title_en, c.org_id, c.due_on as since from circulation c where ${unsignedLate(today)}`,
  },
  commitmentUnreviewed: {
    noun: 'circulation',
    broken: ({ today }: { today: Day }) =>
      sql`select 'circulation' as noun, c.id, c.title_zh, c.title_en, c.org_id, min(m.due_on) as since
        from circulation c join commitment m on m.circulation_id = c.id where ${dueUnreviewed(today)} group by c.id`,
  },
  fiveLapsed: {
    noun: 'unit',
    broken: ({ today }: { today: Day }) =>
      sql`select 'unit' as noun, o.id, o.name_zh, o.name_en, o.id as org_id,
        (select min(a.expires_on) from assurance a where a.org_id = o.id and a.stage = 'confirmed') as since
        from org o where o.kind = 'enterprise' and ${lapsed(today)}`,
  },
  placeUnlooked: {
    noun: 'place',
    broken: ({ today }: { today: Day }) =>
      sql`select 'place' as noun, l.id, l.name_zh, l.name_en, q.org_id, min(i.due_on) as since
        from inference_place q join inference i on i.id = q.inference_id join place l on l.id = q.place_id where ${isUnlooked(today)} group by l.id, q.org_id`,
  },
  lessonUnevaluated: {
    noun: 'accident',
    broken: () =>
      sql`select 'accident' as noun, c.id, c.title_zh, c.title_en, c.org_id, c.due_on as since from accident c where ${isUnevaluated}`,
  },
  causeRepeated: {
    noun: 'hazard',
    broken: ({ today }: { today: Day }) =>
      sql`select 'hazard' as noun, c.id, c.title_zh, c.title_en, c.org_id, (c.opened_at at time zone 'Asia/Shanghai')::date as since
        from hazard c join ${namedCause} k on k.hazard_id = c.id
        where c.stage not in ('closed', 'stable') and ${isCauseRepeated(today)}`,
  },
} as const
