import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from './actor'
import { generalOnly, majorOnly } from './hazard'
import { type CaseFacts, type LoopName, loopNames, type Move, reasonAgainst, stageAfter } from './loop'
import { allLawfulMoves, codeOf, idFrom, loops } from './loops'
import { type Need, needs } from './need'
import { roles } from './role'

const someone: Actor = {
  personId: 1,
  membershipId: 1,
  role: 'official',
  orgId: 10,
  scopeOrgId: 10,
  nameZh: '甲',
  nameEn: 'A',
  orgZh: '单位',
  orgEn: 'Unit',
}
const everyNeed = needs

/** A case that stands so that only stage and role can refuse the move. */
function favourable(loop: LoopName, stage: string, move: Move<string>): CaseFacts {
  return {
    loop,
    id: 1,
    stage,
    version: 3,
    level: move.level ?? 'general',
    suspendedFrom: 'accepted',
    dueOn: '2030-01-01',
    performingOrgId: move.side === 'performing' || move.side === 'receiving' ? 10 : 20,
    actorIsPerforming: move.side === 'performing',
    performerInScope: move.side === 'governing',
    issuingOrgId: move.side === 'issuing' ? 10 : 30,
    issuerInScope: move.side === 'above',
    actorIsInspected: move.side === 'inspected',
    regulatingOrgId: move.side === 'regulating' || move.side === 'regulator' ? 10 : 40,
    assistingOrgIds: [50],
    submitterId: 91,
    ownerId: 92,
    deputyId: 93,
    proposerId: 94,
    verifierId: 96,
    teamIds: [95],
    has: everyNeed,
  }
}

const everyCell = loopNames.flatMap(loop =>
  Object.entries(loops[loop].moves).flatMap(([name, move]) =>
    ['none', ...loops[loop].stages].flatMap(stage => roles.map(role => ({ loop, name, move, stage, role }))),
  ),
)

describe('every role × stage × move', () => {
  test('is allowed exactly where the table of lawful moves has a row for it', () => {
    expect(everyCell.length).toBeGreaterThan(5_000)
    for (const { loop, name, move, stage, role } of everyCell) {
      const row = allLawfulMoves.find(
        l => l.loop === loop && l.move === name && l.fromStage === stage && l.roles.includes(role),
      )
      const refusal = reasonAgainst(move, favourable(loop, stage, move), { ...someone, role }, everyNeed)
      expect(refusal === null, `${loop} ${name} from ${stage} by ${role}: ${refusal?.code}`).toBe(row !== undefined)
    }
  })
})

describe('no stage is a trap', () => {
  const edges = (loop: LoopName, level?: 'general' | 'major') =>
    allLawfulMoves.filter(
      l => l.loop === loop && l.fromStage !== l.toStage && (!level || l.level === null || l.level === level),
    )
  const reachable = (loop: LoopName, start: string, level?: 'general' | 'major') => {
    const seen = new Set([start])
    for (let grew = true; grew; ) {
      grew = false
      for (const { fromStage, toStage } of edges(loop, level)) {
        if (seen.has(fromStage) && !seen.has(toStage)) {
          seen.add(toStage)
          grew = true
        }
      }
    }
    return seen
  }

  test.each(loopNames)('%s: every stage can be reached, and from every open stage the loop can close', loop => {
    const born = reachable(loop, 'none')
    for (const stage of loops[loop].stages) expect(born.has(stage), `${stage} is never reached`).toBe(true)
    for (const [stage, state] of Object.entries(loops[loop].states)) {
      if (state !== 'open' && state !== 'before') continue
      const ends = [...reachable(loop, stage)].filter(at => loops[loop].states[at] === 'done')
      expect(ends.length, `${loop} ${stage} can never be done`).toBeGreaterThan(0)
    }
  })

  test.each(['general', 'major'] as const)('a %s hazard closes without a stage of the other grade', level => {
    const foreign = level === 'general' ? majorOnly : generalOnly
    const from = reachable('hazard', 'graded', level)
    expect(from.has('closed')).toBe(true)
    expect([...from].filter(stage => (foreign as readonly string[]).includes(stage))).toEqual([])
  })

  test('a closed loop is entered only by a move that asks for a judgement', () => {
    for (const l of allLawfulMoves) {
      const states = loops[l.loop].states
      if (states[l.toStage] !== 'done' || states[l.fromStage] === 'done' || l.loop === 'inspection') continue
      // a document is judged when it is approved
      if (l.loop === 'circular') continue
      // of a unit's four commitments it is said one by one whether they were kept, by another than who made them
      if (l.loop === 'circulation') {
        expect(l.needs, `${l.loop}.${l.move}`).toContain('outcomes')
        expect(l.apartFrom, `${l.loop}.${l.move}`).toContain('submitter')
        expect(l.apartFrom, `${l.loop}.${l.move}`).toContain('committer')
        continue
      }
      // a rumour was judged when its truth was found and its answer approved, each by another person; closing adds how far it went
      if (l.loop === 'rumour') {
        expect(l.needs, `${l.loop}.${l.move}`).toContain('reachAfter')
        expect(l.fromStage).toBe('answered')
        const leading = allLawfulMoves.filter(
          one => one.loop === 'rumour' && one.toStage === 'answered' && one.fromStage !== 'answered',
        )
        expect(leading.map(one => one.move)).toEqual(['approve_answer'])
        expect(leading[0]!.apartFrom).toEqual(['proposer', 'verifier'])
        continue
      }
      // a rung is ended with a reason, by another than who wrote it
      if (l.loop === 'accountability') {
        expect(l.needs, `${l.loop}.${l.move}`).toContain('reason')
        expect(l.apartFrom, `${l.loop}.${l.move}`).toContain('submitter')
        continue
      }
      // a plan is judged by the authority that takes it on file; the version before it ends when the next one is approved
      if (l.loop === 'plan') {
        if (l.move === 'supersede') expect(l.needs, `${l.loop}.${l.move}`).toEqual(['successor'])
        else {
          expect(l.side, `${l.loop}.${l.move}`).toBe('regulator')
          for (const party of ['submitter', 'verifier'] as const) expect(l.apartFrom, l.move).toContain(party)
        }
        continue
      }
      // a drill was evaluated before it counts; by who neither organised nor commanded it, with improvements or the evaluator's own reason
      if (l.loop === 'drill') {
        expect(l.fromStage).toBe('evaluated')
        expect(l.move === 'count' ? ['improvements'] : ['evaluator', 'reason'], l.move).toEqual(l.needs)
        for (const party of ['submitter', 'owner'] as const) expect(l.apartFrom, l.move).toContain(party)
        continue
      }
      if (l.loop === 'response') expect(l.apartFrom, `${l.loop}.${l.move}`).toContain('commander')
      // an assessment is judged by the unit that regulates, and by nobody who made it
      if (l.loop === 'assurance') expect(l.side, `${l.loop}.${l.move}`).toBe('regulator')
      else expect(l.needs, `${l.loop}.${l.move}`).toContain('verdict')
      expect(l.apartFrom, `${l.loop}.${l.move}`).toContain('submitter')
    }
  })
})

describe('nobody closes their own work', () => {
  const judging = Object.entries({
    'task.verify': 'submitted',
    'hazard.pass_reinspection': 'submitted',
    'hazard.pass_review': 'acceptance_requested',
    'hazard.close': 'reinspected',
    'hazard.confirm_stable': 'closed',
  })
  test.each(judging)('%s', (which, stage) => {
    const [loop, name] = which.split('.') as [LoopName, string]
    const move = loops[loop].moves[name]!
    const facts = favourable(loop, stage, move)
    const actor = { ...someone, role: move.by[0]! }
    expect(reasonAgainst(move, facts, actor, everyNeed)).toBeNull()
    expect(reasonAgainst(move, { ...facts, submitterId: actor.personId }, actor, everyNeed)?.code).toBe('ownWork')
    expect(reasonAgainst(move, { ...facts, ownerId: actor.personId }, actor, everyNeed)?.code).toBe('ownWork')
    expect(reasonAgainst(move, { ...facts, actorIsPerforming: true }, actor, everyNeed)?.code).toBe('ownUnit')
    expect(reasonAgainst(move, { ...facts, assistingOrgIds: [actor.orgId] }, actor, everyNeed)?.code).toBe('ownUnit')
  })
  test('and the deputy does not verify the task either', () => {
    const move = loops.task.moves.verify!
    const facts = { ...favourable('task', 'submitted', move), deputyId: 1 }
    expect(reasonAgainst(move, facts, { ...someone, role: 'supervisor' }, everyNeed)?.code).toBe('ownWork')
  })
})

test('each need that is not met refuses, and with it the move is free', () => {
  const otherwise: Partial<Record<Need, string>> = {
    noMajorHazard: 'openMajorHazard',
    piecesDone: 'needsPiecesDone',
    asked: 'notAsked',
    beforeCutoff: 'pastCutoff',
    proposed: 'notProposed',
    selfCheck: 'wrongKind',
    unreceived: 'alreadyReceived',
    measureInForce: 'noMeasureInForce',
    measuresLifted: 'measuresInForce',
  }
  for (const { loop, name, move, stage, role } of everyCell) {
    if (!move.from.includes(stage) || !move.by.includes(role)) continue
    for (const need of move.needs ?? []) {
      const without = everyNeed.filter(other => other !== need)
      const facts = { ...favourable(loop, stage, move), has: without }
      const refusal = reasonAgainst(move, facts, { ...someone, role }, without)
      const code = otherwise[need] ?? `needs${need.charAt(0).toUpperCase()}${need.slice(1)}`
      expect(refusal?.code, `${loop}.${name} without ${need}`).toBe(code)
    }
  }
})

test('a suspended task returns to where it was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...loops.task.moves.suspend!.from), stage => {
      expect(stageAfter(loops.task.moves.suspend!, { stage, suspendedFrom: null })).toBe('suspended')
      expect(stageAfter(loops.task.moves.resume!, { stage: 'suspended', suspendedFrom: stage })).toBe(stage)
    }),
  )
})

test('codes and addresses lead to each other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...loopNames), fc.integer({ min: 1, max: 9_999_999 }), (loop, id) => {
      expect(idFrom(codeOf(loop, id))).toBe(id)
      expect(idFrom(encodeURIComponent(codeOf(loop, id)))).toBe(id)
      expect(idFrom(String(id))).toBe(id)
    }),
  )
  for (const wrong of ['', 'x', '12a', '任-', '-1', '1e3', '../1']) expect(idFrom(wrong)).toBeNull()
})
