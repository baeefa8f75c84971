import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { CaseFacts, LoopName } from '@/domain/loop'
import type { Need } from '@/domain/need'
import { refuseIf } from '@/domain/refusal'
import type { Tx } from '../client'
import { actsFor } from './acts-for'
import { freshProof } from './fresh-proof'

type FactsRow = Omit<CaseFacts, 'loop' | 'has'> & { has: Partial<Record<Need, boolean>> }

const extraNeeds: Record<LoopName, ReturnType<typeof sql>> = {
  task: sql`'piecesDone', loops.pieces_done(c.id), 'criteria', btrim(c.criteria_zh || c.criteria_en) <> ''`,
  hazard: sql`'measureInForce', not loops.is_measure_free(c.id), 'measuresLifted', loops.is_measure_free(c.id), 'proofBefore', exists (select from evidence e where e.loop = 'hazard' and e.case_id = c.id and e.purpose = 'before'),
    'implemented', loops.is_implemented(c.id),
    'plan', exists (select from hazard_plan p where p.hazard_id = c.id)`,
  inspection: sql`'selfCheck', c.kind = 'self_check', 'unreceived', loops.is_unreceived(c.id), 'photos', loops.has_photos(c.id), 'team', cardinality(c.team_ids) >= 2,
    'answers', not exists (select from checklist_item i where i.checklist_id = c.checklist_id
      and not exists (select from inspection_answer a where a.inspection_id = c.id and a.item_id = i.id))`,
  circular: sql`'circular', true`,
  accountability: sql`'accountability', true`,
  assurance: sql`'proofs', five.has_proofs(c.id)`,
  circulation: sql`'circulation', true`,
  rumour: sql`'drafted', c.proposer_id is not null`,
  accident: sql`'lessonsDrawn', lessons.is_drawn(c.id), 'measuresEvaluated', lessons.is_evaluated(c.id), 'windowOpen', lessons.is_window_open(c.approved_on, c.region_code)`,
  plan: sql`'planText', plans.has_text(c.id), 'readers', exists (select from plan_reader r where r.plan_id = c.id)`,
  drill: sql`'timeline', drills.has_timeline(c.id), 'improvements', drills.is_improved(c.id)`,
  response: sql`'called', responses.is_called(c.id), 'improved', responses.is_improved(c.id), 'unimproved', not responses.is_improved(c.id)`,
  directive: sql`'tasksDone', loops.tasks_done(c.id), 'noMajorHazard', loops.no_major_hazard(c.id)`,
}

/** The people of a case beside those its row names: an inspection's team; of a circulation who signed or promised, and the actor when they hold an office of that unit; of a response who ever commanded; of a rumour who received, weighed or wrote of it. */
function teamOf(loop: LoopName, { personId }: Actor): ReturnType<typeof sql> {
  if (loop === 'inspection') return sql`c.team_ids::float8[]`
  if (loop === 'response') return sql`responses.commanders(c.id)::float8[]`
  if (loop === 'rumour')
    return sql`array(select distinct e.person_id::float8 from event e where e.loop = 'rumour' and e.case_id = c.id and e.move in ('receive', 'triage', 'draft_answer', 'correct'))`
  if (loop !== 'circulation') return sql`'{}'::float8[]`
  return sql`array(select m.owner_id::float8 from commitment m where m.circulation_id = c.id union select m.written_by_id::float8 from commitment m where m.circulation_id = c.id
    union select e.person_id::float8 from event e where e.loop = 'circulation' and e.case_id = c.id and e.move in ('sign', 'commit', 'change')
    union select ${personId}::float8 where ${actsFor(personId)})`
}

async function readFacts(tx: Tx, loop: LoopName, id: number, actor: Actor, lock: boolean): Promise<CaseFacts | null> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.stage, c.version, c.level, c.suspended_from as "suspendedFrom", c.due_on::text as "dueOn", c.org_id::float8 as "performingOrgId",
      exists (select from org mine, org theirs where mine.id = ${actor.orgId} and theirs.id = c.org_id and starts_with(mine.path, theirs.path)) as "actorIsPerforming",
      exists (select from org top, org issuer where top.id = ${actor.scopeOrgId} and issuer.id = c.issuer_org_id and starts_with(issuer.path, top.path)) as "issuerInScope",
      exists (select from org top, org worker where top.id = ${actor.scopeOrgId} and worker.id = c.org_id and starts_with(worker.path, top.path)) as "performerInScope",
      ${loop === 'inspection' ? sql`c.place_org_id = ${actor.orgId}` : sql`false`} as "actorIsInspected",
      c.issuer_org_id::float8 as "issuingOrgId", c.regulator_org_id::float8 as "regulatingOrgId", c.assisting_org_ids::float8[] as "assistingOrgIds",
      c.submitter_id::float8 as "submitterId", c.owner_id::float8 as "ownerId", c.deputy_id::float8 as "deputyId", c.proposer_id::float8 as "proposerId", c.verifier_id::float8 as "verifierId",
      ${teamOf(loop, actor)} as "teamIds",
      json_build_object('owner', c.owner_id is not null, 'due', c.due_on is not null, 'proposed', c.proposer_id is not null,
        'evidence', ${freshProof(loop, actor)}, 'asked', loops.is_asked(${loop}, c.id),
        'beforeCutoff', loops.before_cutoff(c.due_on, c.region_code, (ctx.now() at time zone 'Asia/Shanghai')::date),
        ${loop === 'drill' ? sql`'evaluator', c.verifier_id = ${actor.personId},` : sql``} ${extraNeeds[loop]}) as has
    from ${sql.identifier(loop)} c where c.id = ${id} ${lock ? sql`for update of c` : sql``}`)
  const row = rows[0] as FactsRow | undefined
  if (!row) return null
  const has = Object.entries(row.has).flatMap(([need, met]) => (met ? [need as Need] : []))
  return { ...row, loop, has }
}

/** What the rules need to know of a case, for a page; null when it is not there for this actor. */
export const findFacts = (tx: Tx, loop: LoopName, id: number, actor: Actor): Promise<CaseFacts | null> =>
  readFacts(tx, loop, id, actor, false)

/** The same under a row lock, for a command; refuses `notFound`. */
export async function lockFacts(tx: Tx, loop: LoopName, id: number, actor: Actor): Promise<CaseFacts> {
  const facts = await readFacts(tx, loop, id, actor, true)
  refuseIf(facts ? null : { code: 'notFound' })
  return facts!
}
