import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { LoopName, Move, Party, Side } from '@/domain/loop'
import { loops } from '@/domain/loops'
import type { Need } from '@/domain/need'
import { actsFor } from './acts-for'
import { freshProof } from './fresh-proof'

/** The unit and every unit above it: whose work the actor's unit takes part in. */
const aboveMe = (actor: Actor): SQL =>
  sql`(select array_agg(u.id::bigint) from org mine, unnest(string_to_array(trim(both '/' from mine.path), '/')) as u(id) where mine.id = ${actor.orgId})::bigint[]`

function bySide(side: Side, actor: Actor): SQL | null {
  switch (side) {
    case 'performing':
      return sql`c.org_id = any (${aboveMe(actor)})`
    case 'issuing':
      return sql`c.issuer_org_id = ${actor.orgId}`
    case 'regulating':
      return sql`(c.regulator_org_id = ${actor.orgId} or c.issuer_org_id = ${actor.orgId})`
    case 'regulator':
      return sql`c.regulator_org_id = ${actor.orgId}`
    case 'outside':
      return sql`not (c.org_id = any (${aboveMe(actor)})) and not (${actor.orgId} = any (c.assisting_org_ids))`
    case 'above':
      return sql`c.issuer_org_id in (select o.id from org o, org top where top.id = ${actor.scopeOrgId} and starts_with(o.path, top.path))`
    case 'governing':
      return sql`c.org_id in (select o.id from org o, org top where top.id = ${actor.scopeOrgId} and starts_with(o.path, top.path))`
    case 'inspected':
      return sql`c.place_org_id = ${actor.orgId}`
    case 'receiving':
      return sql`c.org_id = ${actor.orgId}`
    case 'any':
      return null
  }
}

/** Whether the person is not of this party. */
const apartFrom = (party: Party, personId: number): SQL =>
  party === 'team'
    ? sql`not (${personId}::bigint = any (c.team_ids))`
    : party === 'commander'
      ? sql`not (${personId}::bigint = any (responses.commanders(c.id)))`
      : party === 'committer'
        ? sql`not exists (select from commitment m where m.circulation_id = c.id and ${personId}::bigint in (m.owner_id, m.written_by_id))
          and not exists (select from event e where e.loop = 'circulation' and e.case_id = c.id and e.person_id = ${personId} and e.move in ('sign', 'commit', 'change'))
          and not ${actsFor(personId)}`
        : party === 'receiver'
          ? sql`not rumours.has_handled(c.id, ${personId}::bigint)`
          : sql`${sql.raw(`c.${party}_id`)} is distinct from ${personId}`

const proof = (loop: LoopName, purposes: SQL) =>
  sql`exists (select from evidence e where e.loop = ${loop} and e.case_id = c.id and e.purpose in ${purposes})`

/** What the record must hold already; what a move's own form supplies is not asked, as for a button. */
function stored(need: Need, loop: LoopName, actor: Actor): SQL | null {
  switch (need) {
    case 'evidence':
      return freshProof(loop, actor)
    case 'proofBefore':
      return proof(loop, sql`('before')`)
    case 'photos':
      return sql`loops.has_photos(c.id)`
    case 'implemented':
      return sql`loops.is_implemented(c.id)`
    case 'proposed':
    case 'drafted':
      return sql`c.proposer_id is not null`
    case 'asked':
      return sql`loops.is_asked(${loop}, c.id)`
    case 'beforeCutoff':
      return sql`loops.before_cutoff(c.due_on, c.region_code, (ctx.now() at time zone 'Asia/Shanghai')::date)`
    case 'selfCheck':
      return sql`c.kind = 'self_check'`
    case 'unreceived':
      return sql`loops.is_unreceived(c.id)`
    case 'measureInForce':
      return sql`not loops.is_measure_free(c.id)`
    case 'lessonsDrawn':
      return sql`lessons.is_drawn(c.id)`
    case 'measuresEvaluated':
      return sql`lessons.is_evaluated(c.id)`
    case 'windowOpen':
      return sql`lessons.is_window_open(c.approved_on, c.region_code)`
    case 'measuresLifted':
      return sql`loops.is_measure_free(c.id)`
    case 'criteria':
      return sql`btrim(c.criteria_zh || c.criteria_en) <> ''`
    case 'answers':
      return sql`not exists (select from checklist_item i where i.checklist_id = c.checklist_id
        and not exists (select from inspection_answer a where a.inspection_id = c.id and a.item_id = i.id))`
    case 'proofs':
      return sql`five.has_proofs(c.id)`
    case 'called':
      return sql`responses.is_called(c.id)`
    case 'improved':
      return sql`responses.is_improved(c.id)`
    case 'unimproved':
      return sql`not responses.is_improved(c.id)`
    case 'successor':
      return sql`false`
    case 'planText':
      return sql`plans.has_text(c.id)`
    case 'readers':
      return sql`exists (select from plan_reader r where r.plan_id = c.id)`
    case 'timeline':
      return sql`drills.has_timeline(c.id)`
    case 'improvements':
      return sql`drills.is_improved(c.id)`
    case 'evaluator':
      return sql`c.verifier_id = ${actor.personId}`
    case 'tasksDone':
      return sql`loops.tasks_done(c.id)`
    case 'piecesDone':
      return sql`loops.pieces_done(c.id)`
    case 'noMajorHazard':
      return sql`loops.no_major_hazard(c.id)`
    default:
      return null
  }
}

/**
 * The cases (aliased `c`) on which reasonAgainst would find nothing against this move by this actor, as a condition; null when
 * the actor's role never makes it. offered.test.ts holds the two against each other.
 */
export function offeredWhere(loop: LoopName, name: string, actor: Actor): SQL | null {
  const move: Move<string> | undefined = loops[loop].moves[name]
  if (!move?.by.includes(actor.role)) return null
  // literals, so that the planner sees which stages these are
  const all: SQL[] = [sql.raw(`c.stage in (${move.from.map(stage => `'${stage}'`).join(', ')})`)]
  const side = bySide(move.side, actor)
  if (side) all.push(side)
  if (move.level) all.push(sql`(c.level is null or c.level = ${move.level})`)
  for (const party of move.apartFrom ?? []) all.push(apartFrom(party, actor.personId))
  for (const need of move.needs ?? []) {
    const met = stored(need, loop, actor)
    if (met) all.push(met)
  }
  return sql.join(all, sql` and `)
}
