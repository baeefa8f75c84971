import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { implementations, planParts } from '@/domain/hazard'
import type { CaseFacts } from '@/domain/loop'
import { refuseIf } from '@/domain/refusal'
import type { Tx } from '../client'
import { insertGiven } from '../insert-given'
import { findCircular, isNumberTaken } from '../queries/circulars'
import { extension } from '../schema/extension'
import { hazardImplementation, hazardListing, hazardPlan, hazardReview } from '../schema/hazard'
import { progressReport } from '../schema/task'
import { circulationEffects } from './circulation-effects'
import { drillEffects } from './drill-effects'
import { measureEffects } from './measure-effects'
import type { Said } from './move-case'
import { reassign } from './reassign-effects'
import { responseEffects } from './response-effects'
import { rumourEffects } from './rumour-effects'

/** What a move writes beside its case: more columns of the row, more words in the event. */
export type MoveSides = {
  columns?: Record<string, unknown>
  payload?: Record<string, unknown>
  /** Rows that can only be written once the case has moved. */
  after?: () => Promise<void>
}
export type Effect = (tx: Tx, actor: Actor, facts: CaseFacts, said: Said) => Promise<MoveSides>

const review =
  (kind: 'reinspection' | 'onsite' | 'revisit', passed: boolean): Effect =>
  async (tx, actor, facts, said) => {
    const { names = '', opinion = '' } = said.experts ?? {}
    refuseIf(Boolean(names.trim()) === Boolean(opinion.trim()) ? null : { code: 'needsExperts' })
    await insertGiven(tx, hazardReview, {
      hazardId: facts.id,
      kind,
      passed,
      opinion: said.reason ?? '',
      personId: actor.personId,
      orgId: actor.orgId,
    })
    return {}
  }

/** Notes what was asked, with the date as it stands; one question at a time. */
const askExtension: Effect = async (tx, actor, { loop, id: caseId, dueOn }, said) => {
  const pending = await tx.execute(
    sql`select from extension where loop = ${loop} and case_id = ${caseId} and decision is null`,
  )
  refuseIf(pending.rows.length === 0 ? null : { code: 'alreadyAsked' })
  refuseIf(dueOn && said.wantedOn! > dueOn ? null : { code: 'needsWanted' })
  await insertGiven(tx, extension, {
    loop,
    caseId,
    oldDueOn: dueOn!,
    wantedOn: said.wantedOn!,
    reason: said.reason!,
    askedById: actor.personId,
  })
  return {}
}

const decideExtension =
  (decision: 'granted' | 'refused'): Effect =>
  async (tx, actor, { loop, id }, said) => ({
    after: async () => {
      await tx
        .update(extension)
        .set({
          decision,
          newDueOn: decision === 'granted' ? said.dueOn! : null,
          opinion: said.reason!,
          decidedById: actor.personId,
          decidedAt: new Date(),
        })
        .where(and(eq(extension.loop, loop), eq(extension.caseId, id), isNull(extension.decision)))
    },
  })

// a hazard that was reopened files its plan anew; the ledger keeps the words of the earlier one
const planAgain = sql`on conflict (hazard_id) do update set goal = excluded.goal, methods = excluded.methods, funds = excluded.funds,
  organisation = excluded.organisation, time_limit = excluded.time_limit, safety = excluded.safety, person_id = excluded.person_id`

const effects: Record<string, Effect> = {
  ...measureEffects,
  ...circulationEffects,
  ...drillEffects,
  ...responseEffects,
  ...rumourEffects,
  'task.reassign': reassign,
  'hazard.reassign': reassign,
  'inspection.reassign': reassign,
  'task.ask_extension': askExtension,
  'task.grant_extension': decideExtension('granted'),
  'task.refuse_extension': decideExtension('refused'),
  'hazard.ask_extension': askExtension,
  'hazard.grant_extension': decideExtension('granted'),
  'hazard.refuse_extension': decideExtension('refused'),
  'task.report': async (tx, actor, facts, said) => {
    refuseIf(said.percent === undefined || !said.reason?.trim() ? { code: 'needsReason' } : null)
    await insertGiven(tx, progressReport, {
      taskId: facts.id,
      version: facts.version + 1,
      personId: actor.personId,
      percent: said.percent!,
      said: said.reason!,
    })
    return { columns: { percent: said.percent, reportedAt: new Date() } }
  },
  'hazard.file_plan': async (tx, actor, facts, said) => {
    const plan = said.plan ?? {}
    const steps = said.implementations ?? {}
    const whole =
      planParts.every(part => plan[part]?.trim()) &&
      implementations.every(kind => steps[kind]?.owner.trim() && steps[kind].dueOn)
    refuseIf(whole ? null : { code: 'needsPlan' })
    const part = (name: (typeof planParts)[number]) => plan[name]!
    await insertGiven(
      tx,
      hazardPlan,
      {
        hazardId: facts.id,
        goal: part('goal'),
        methods: part('methods'),
        funds: part('funds'),
        organisation: part('organisation'),
        timeLimit: part('timeLimit'),
        safety: part('safety'),
        personId: actor.personId,
      },
      planAgain,
    )
    for (const kind of implementations) {
      await insertGiven(
        tx,
        hazardImplementation,
        {
          hazardId: facts.id,
          kind,
          owner: steps[kind]!.owner,
          dueOn: steps[kind]!.dueOn,
        },
        sql`on conflict (hazard_id, kind) do update set owner = excluded.owner, due_on = excluded.due_on, done_at = null, done_by_id = null, said = null`,
      )
    }
    return {}
  },
  'hazard.list': async (tx, actor, facts, said) => {
    const { number, level } = said.notice!
    const { rows } = await tx.execute(sql`select from hazard_listing where number = ${number}`)
    refuseIf(rows.length === 0 ? null : { code: 'numberTaken' })
    await insertGiven(tx, hazardListing, { hazardId: facts.id, number, level, servedById: actor.personId })
    return {}
  },
  'hazard.start_listed': async (tx, actor, facts) => {
    await tx
      .update(hazardListing)
      .set({ receivedById: actor.personId, receivedAt: new Date() })
      .where(and(eq(hazardListing.hazardId, facts.id), isNull(hazardListing.receivedAt)))
    return {}
  },
  'hazard.implement': async (tx, actor, facts, said) => {
    const changed = await tx
      .update(hazardImplementation)
      .set({ doneAt: new Date(), doneById: actor.personId, said: said.reason! })
      .where(
        and(
          eq(hazardImplementation.hazardId, facts.id),
          sql`${hazardImplementation.kind} = ${said.step!}`,
          isNull(hazardImplementation.doneAt),
        ),
      )
      .returning({ kind: hazardImplementation.kind })
    refuseIf(changed.length === 1 ? null : { code: 'needsStep' })
    return {}
  },
  'hazard.pass_reinspection': review('reinspection', true),
  'hazard.fail_reinspection': review('reinspection', false),
  'hazard.pass_review': review('onsite', true),
  'hazard.fail_review': review('onsite', false),
  'circular.issue': async (tx, _actor, facts, said) => {
    const document = await findCircular(tx, facts.id)
    refuseIf(document && (await isNumberTaken(tx, document, said.number!.trim())) ? { code: 'numberTaken' } : null)
    return {}
  },
  'accountability.respond': async () => ({ columns: { dueOn: null } }),
  'accountability.appeal': async () => ({ columns: { dueOn: null } }),
  'accountability.amend': async (_tx, _actor, _facts, said) => ({ columns: { words: said.reason!.trim() } }),
  'hazard.confirm_stable': review('revisit', true),
  'hazard.reopen': review('revisit', false),
}

/** Writes the rows that belong to a move beside the case itself. */
export const sidesOf = async (tx: Tx, actor: Actor, facts: CaseFacts, move: string, said: Said): Promise<MoveSides> =>
  (await effects[`${facts.loop}.${move}`]?.(tx, actor, facts, said)) ?? {}
