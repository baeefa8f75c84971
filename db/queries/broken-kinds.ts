import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Calendar, type Day, workingDaysBetween } from '@/domain/clock'
import { hazardMoves } from '@/domain/hazard'
import { brokenDuties } from './broken-duties'
import { brokenReadiness } from './broken-readiness'
import { inStates, openPredicate, overduePredicate } from './case-filters'
import { ruleOn } from './rules'

export const brokenNouns = [
  'directive',
  'task',
  'hazard',
  'inspection',
  'circulation',
  'accident',
  'unit',
  'place',
  'campaign',
  'plan',
  'drill',
  'shift',
  'response',
  'store',
  'rumour',
  'training',
] as const
export type BrokenNoun = (typeof brokenNouns)[number]

/** The rules after whose time a link counts as broken; the other kinds follow from the loop itself. */
export const brokenRules: Partial<Record<string, string>> = {
  taskNotAccepted: 'task.accept',
  taskSilent: 'task.silence',
  hazardUngraded: 'hazard.grade',
  hazardUnreviewed: 'hazard.reinspect',
  hazardUnpublished: 'hazard.publish',
  stopTooLong: 'hazard.stop.months',
}

/** The latest days that are already too long ago, and how many months a stop order lasts. */
export type BrokenClock = {
  today: Day
  accept: Day
  reinspect: Day
  silent: Day
  grade: Day
  publish: Day
  stopMonths: number
}

/** The latest day from which more than this many working days have passed. */
export function latestBefore(today: Day, workingDays: number, calendar: Calendar): Day {
  let day = today
  while (workingDaysBetween(day, today, calendar) <= workingDays) day = addDays(day, -1)
  return day
}

export function brokenClock(today: Day, calendar: Calendar): BrokenClock {
  const value = (kind: BrokenKind) => ruleOn(brokenRules[kind]!, today).value
  return {
    today,
    accept: latestBefore(today, value('taskNotAccepted'), calendar),
    reinspect: latestBefore(today, value('hazardUnreviewed'), calendar),
    silent: addDays(today, -value('taskSilent') - 1),
    grade: addDays(today, -value('hazardUngraded') - 1),
    publish: latestBefore(today, value('hazardUnpublished'), calendar),
    stopMonths: value('stopTooLong'),
  }
}

const shanghai = (instant: SQL): SQL => sql`(${instant} at time zone 'Asia/Shanghai')::date`
const openedOn = shanghai(sql`c.opened_at`)
const closedOn = shanghai(sql`c.closed_at`)
// comments move a case's moved_at, so the day of entering its stage comes from the ledger
const entered = (
  loop: 'task' | 'hazard' | 'directive',
): SQL => sql`coalesce((select ${shanghai(sql`max(e.at)`)} from event e
  where e.loop = ${loop} and e.case_id = c.id and e.to_stage = c.stage and e.from_stage <> e.to_stage), ${openedOn})`

const unjudged = sql`(c.verdict is null or c.verdict = 'not_assessed')`

const cases = (loop: 'task' | 'hazard', since: SQL, where: SQL): SQL =>
  sql`select ${sql.raw(`'${loop}'`)} as noun, c.id, c.title_zh, c.title_en, c.org_id, ${since} as since from ${sql.identifier(loop)} c where ${where}`
const lately = (loop: 'task' | 'hazard', where: SQL, until: Day): SQL =>
  sql`select * from (${cases(loop, entered(loop), sql`${where} and ${openedOn} <= ${until}`)}) e where since <= ${until}`

/** Nobody but a person apart from the work may have closed it; the database's constraints make this set empty. */
const closedAlone = (loop: 'task' | 'hazard'): SQL =>
  cases(
    loop,
    closedOn,
    sql`c.stage in ${inStates(loop, 'done')} and (c.verifier_id is null or c.submitter_id is null or c.verifier_id = c.submitter_id
      or c.verifier_id = c.owner_id or c.verifier_id = c.deputy_id or c.verifier_org_id = c.org_id)`,
  )

type Kind = { noun: BrokenNoun; broken: (clock: BrokenClock) => SQL }

/** Each kind of broken link as the query of its rows, read under the reader's own row-level security. */
export const brokenKinds = {
  // whoever sees the issuing unit sees every task it gave, so an absence here is a real one
  directiveWithoutTask: {
    noun: 'directive',
    broken:
      () => sql`select 'directive' as noun, c.id, c.title_zh, c.title_en, c.org_id, ${entered('directive')} as since from directive c
      where c.stage in ('issued', 'executing') and c.issuer_org_id = any ((select ctx.orgs())::bigint[])
        and not exists (select from task t where t.directive_id = c.id and t.stage not in ('draft', 'cancelled'))`,
  },
  taskWithoutPerson: {
    noun: 'task',
    broken: () => cases('task', openedOn, sql`${openPredicate.task} and c.owner_id is null`),
  },
  taskNotAccepted: { noun: 'task', broken: clock => lately('task', sql`c.stage = 'issued'`, clock.accept) },
  taskOverdue: {
    noun: 'task',
    broken: clock => cases('task', sql`c.due_on`, overduePredicate('task', clock.today)),
  },
  taskSilent: {
    noun: 'task',
    broken: clock =>
      cases(
        'task',
        shanghai(sql`coalesce(c.reported_at, c.opened_at)`),
        sql`c.stage = 'in_progress'
      and ${shanghai(sql`coalesce(c.reported_at, c.opened_at)`)} <= ${clock.silent}`,
      ),
  },
  failWithoutHazard: {
    noun: 'inspection',
    broken:
      () => sql`select 'inspection' as noun, a.id, i.text_zh as title_zh, i.text_en as title_en, c.org_id, ${shanghai(sql`a.at`)} as since
      from inspection_answer a join inspection c on c.id = a.inspection_id join checklist_item i on i.id = a.item_id
      where a.answer = 'fail' and not exists (select from hazard h where h.answer_id = a.id)`,
  },
  hazardUngraded: {
    noun: 'hazard',
    broken: clock => lately('hazard', sql`c.stage in ('reported', 'reopened')`, clock.grade),
  },
  hazardOverdue: {
    noun: 'hazard',
    broken: clock => cases('hazard', sql`c.due_on`, overduePredicate('hazard', clock.today)),
  },
  hazardUnreviewed: {
    noun: 'hazard',
    broken: clock => lately('hazard', sql`c.stage in ('submitted', 'acceptance_requested')`, clock.reinspect),
  },
  // a hazard that was listed again is made public again
  hazardUnpublished: {
    noun: 'hazard',
    broken: clock => sql`select 'hazard' as noun, c.id, c.title_zh, c.title_en, c.org_id, n.since
      from (select hazard_id, max(served_at) as served, ${shanghai(sql`max(served_at)`)} as since from hazard_listing group by hazard_id) n join hazard c on c.id = n.hazard_id
      where c.stage in (${sql.raw(hazardMoves.publish.from.map(stage => `'${stage}'`).join())}) and n.since <= ${clock.publish}
        and not exists (select from hazard_publication p where p.hazard_id = c.id and p.at >= n.served)`,
  },
  stopTooLong: {
    noun: 'hazard',
    broken:
      clock => sql`select 'hazard' as noun, c.id, c.title_zh, c.title_en, c.org_id, min(${shanghai(sql`m.imposed_at`)}) as since
      from hazard_measure m join hazard c on c.id = m.hazard_id
      where m.kind = 'stop_work' and m.lifted_at is null and ${shanghai(sql`m.imposed_at`)} + make_interval(months => ${clock.stopMonths}) < ${clock.today}::date
      group by c.id`,
  },
  closedUnjudged: {
    noun: 'task',
    broken: () => sql`${cases('task', closedOn, sql`c.stage in ${inStates('task', 'done')} and ${unjudged}`)}
      union all ${cases('hazard', closedOn, sql`c.stage in ${inStates('hazard', 'done')} and ${unjudged}`)}`,
  },
  closedAlone: { noun: 'task', broken: () => sql`${closedAlone('task')} union all ${closedAlone('hazard')}` },
  campaignWithoutCommander: {
    noun: 'campaign',
    broken:
      () => sql`select 'campaign' as noun, c.id, c.name_zh, c.name_en, c.org_id, c.starts_on as since from campaign c
      where c.named and c.commander_id is null`,
  },
  ...brokenDuties,
  ...brokenReadiness,
} as const satisfies Record<string, Kind>
export type BrokenKind = keyof typeof brokenKinds
export const brokenKindNames = Object.keys(brokenKinds) as BrokenKind[]
