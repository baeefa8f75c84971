import { addDays, shanghaiDay } from '@/domain/clock'
import { drillCriteria, type MarkGrade } from '@/domain/drill'
import { attachEvidence } from './attach-evidence'
import { type Cast, idOf, key, sealed } from './cast'
import { type DraftPlan, draftPlan } from './draft-plan'
import { giveImprovement } from './give-improvement'
import { moveCase, type Said } from './move-case'
import { type PlanDrill, planDrill } from './plan-drill'

type Who = keyof Cast['as']
export const today = shanghaiDay(new Date())
export const experts = { kind: 'expert', names: '王专家、李专家', opinion: '要素齐全，可以批准。' } as const

/** Marks of a whole evaluation, all alike. */
export const allMarked = (grade: MarkGrade = 'met'): NonNullable<Said['marks']> =>
  Object.fromEntries(drillCriteria.map(one => [one, { grade, words: `看过${one}` }]))

/** Plans and drills of the cast's firm, whose place of gas makes it a key unit; `worker` drafts and organises, `principal` signs, the regulator files. */
export function plansOf(cast: Cast) {
  const go = async (loop: 'plan' | 'drill' | 'task', who: Who, id: number, move: string, said: Said = {}) => {
    const [{ version }] = (await cast.ask(`select version from ${loop} where id = $1`, [id])) as [{ version: number }]
    return moveCase(cast.as[who], { key: key(), loop, id, version, move, said })
  }
  const draft = (who: Who = 'worker', more: Partial<DraftPlan> = {}) =>
    draftPlan(cast.as[who], {
      key: key(),
      orgId: cast.units.firm,
      kind: 'onsite',
      titleZh: '储罐区泄漏现场处置方案',
      scope: '储罐区泄漏、着火的先期处置',
      placeIds: [cast.placeId],
      hazardKinds: ['leak', 'fire'],
      personIds: [cast.people.principal, cast.people.worker],
      postIds: [],
      ...more,
    })
  const addText = (who: Who, id: number) =>
    attachEvidence(cast.as[who], { key: key(), loop: 'plan', id, purpose: 'plan', caption: '', files: [sealed()] })
  /** A plan that the principal signed. */
  const approved = async (more: Partial<DraftPlan> = {}) => {
    const id = idOf(await draft('worker', more))
    idOf(await addText('worker', id))
    idOf(await go('plan', 'principal', id, 'review', { review: experts }))
    idOf(await go('plan', 'principal', id, 'approve'))
    return id
  }
  const plan = (planId: number, who: Who = 'worker', more: Partial<PlanDrill> = {}) =>
    planDrill(cast.as[who], {
      key: key(),
      planId,
      kind: 'functional',
      titleZh: '泄漏处置演练',
      scenario: '二号罐法兰泄漏，风向西北，当班四人。',
      dueOn: addDays(today, 5),
      commanderId: cast.people.worker,
      participantIds: [cast.people.worker],
      ...more,
    })
  /** A drill that was held, with two entries in its timeline. */
  const held = async (planId: number, more: Partial<PlanDrill> = {}) => {
    const id = idOf(await plan(planId, 'worker', more))
    idOf(
      await go('drill', 'worker', id, 'hold', {
        start: { at: new Date(Date.now() - 60_000).toISOString(), headcount: 12 },
      }),
    )
    idOf(await go('drill', 'worker', id, 'record', { entry: { minutes: 0, words: '报警' } }))
    idOf(await go('drill', 'worker', id, 'record', { entry: { minutes: 6, words: '切断进料' } }))
    return id
  }
  const evaluated = async (planId: number, by: Who = 'principal') => {
    const id = await held(planId)
    idOf(await go('drill', by, id, 'evaluate', { marks: allMarked('partly') }))
    return id
  }
  const improve = (who: Who, id: number, more: Partial<Parameters<typeof giveImprovement>[1]> = {}) =>
    giveImprovement(cast.as[who], {
      key: key(),
      loop: 'drill',
      id,
      title: '报警到切断超过五分钟',
      criteria: '复演一次，五分钟内切断。',
      orgId: cast.units.regulator,
      dueOn: addDays(today, 30),
      ...more,
    })
  return { go, draft, addText, approved, plan, held, evaluated, improve }
}
