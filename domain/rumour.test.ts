import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from './actor'
import { type CaseFacts, type Party, reasonAgainst } from './loop'
import type { Need } from './need'
import { needs } from './need'
import { roles } from './role'
import { holdsPersonalNumber, isWebLink, rumourLawfulMoves, rumourMoves, rumourStages } from './rumour'
import { minutesBetween, rumourClocks } from './rumour-clock'

const actor: Actor = {
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
const facts = (stage: string): CaseFacts => ({
  loop: 'rumour',
  id: 1,
  stage,
  version: 1,
  level: null,
  suspendedFrom: null,
  dueOn: null,
  performingOrgId: 10,
  actorIsPerforming: true,
  performerInScope: true,
  issuingOrgId: 10,
  issuerInScope: true,
  actorIsInspected: false,
  regulatingOrgId: null,
  assistingOrgIds: [],
  submitterId: 90,
  ownerId: 91,
  deputyId: null,
  proposerId: 92,
  verifierId: 93,
  teamIds: [90, 94],
  has: needs,
})
type Name = keyof typeof rumourMoves
const names = Object.keys(rumourMoves) as Name[]
const cells = names.flatMap(name =>
  ['none', ...rumourStages].flatMap(stage => roles.map(role => ({ name, stage, role }))),
)

// written out by hand: what the table must say and nothing beside it
const table: Record<Name, [string, string, string]> = {
  receive: ['none', 'received', 'communications'],
  triage: ['received', 'triaged', 'communications'],
  verify: ['triaged', 'verified', 'official head supervisor'],
  draft_answer: ['verified', 'same', 'communications'],
  approve_answer: ['verified', 'answered', 'supervisor leader head'],
  close: ['answered', 'closed', 'communications supervisor'],
  bounce: ['triaged', 'received', 'official head supervisor'],
  return_answer: ['verified answered closed', 'same', 'supervisor leader head'],
  verify_again: ['answered closed', 'same', 'official head supervisor'],
  correct: ['answered closed', 'same', 'communications'],
  approve_correction: ['answered closed', 'same', 'supervisor leader head'],
  dismiss: ['received triaged', 'dismissed', 'communications supervisor'],
  attach: ['received triaged verified answered', 'same', 'communications official head supervisor'],
  comment: ['received triaged verified answered', 'same', 'communications supervisor leader head official'],
}

describe('the table of moves', () => {
  it('has every cell of role × stage × move as it is written here, and no other', () => {
    expect(cells.length).toBe(names.length * (rumourStages.length + 1) * roles.length)
    for (const { name, stage, role } of cells) {
      const [from, , by] = table[name]
      const lawful = from.split(' ').includes(stage) && by.split(' ').includes(role)
      expect(
        reasonAgainst(rumourMoves[name], facts(stage), { ...actor, role }) === null,
        `${name} ${stage} ${role}`,
      ).toBe(lawful)
      const row = rumourLawfulMoves.find(l => l.move === name && l.fromStage === stage && l.roles.includes(role))
      expect(row?.toStage, `${name} ${stage} ${role}`).toBe(
        lawful ? (table[name][1] === 'same' ? stage : table[name][1]) : undefined,
      )
    }
  })

  const apart: Partial<Record<Name, Party[]>> = {
    verify: ['receiver'],
    verify_again: ['receiver'],
    draft_answer: ['verifier'],
    correct: ['verifier'],
    approve_answer: ['proposer', 'verifier'],
    approve_correction: ['proposer', 'verifier'],
    return_answer: ['proposer'],
  }
  it('keeps apart who finds, who writes and who approves', () => {
    const own: Record<string, Partial<CaseFacts>> = {
      receiver: { teamIds: [1] },
      proposer: { proposerId: 1 },
      verifier: { verifierId: 1 },
    }
    for (const name of names) {
      const move = rumourMoves[name]
      const [stage, role] = [move.from[0], move.by[0]]
      for (const [party, mine] of Object.entries(own)) {
        const refusal = reasonAgainst(move, { ...facts(stage), ...mine }, { ...actor, role })
        const expected = apart[name]?.includes(party as Party) ?? false
        expect(refusal?.code === 'ownWork', `${name} by the ${party}`).toBe(expected)
      }
    }
  })

  it('answers nothing that was not found and approved first', () => {
    const without = (need: Need) => ({ has: needs.filter(one => one !== need) })
    const { approve_answer, verify } = rumourMoves
    expect(
      reasonAgainst(approve_answer, { ...facts('verified'), ...without('drafted') }, { ...actor, role: 'leader' })
        ?.code,
    ).toBe('needsDrafted')
    expect(reasonAgainst(verify, { ...facts('triaged'), has: [] }, actor, [])?.code).toBe('needsTruth')
    expect(reasonAgainst(verify, { ...facts('triaged'), has: [] }, actor, ['truth'])?.code).toBe('needsSources')
  })
})

describe('the clocks', () => {
  const hours = { triage: 2, answer: 24 }
  const receivedAt = new Date('2026-02-16T23:00:00+08:00')
  const later = (minutes: number) => new Date(receivedAt.getTime() + minutes * 60_000)
  const at = (minutes: number, more: { triagedAt?: Date; answeredAt?: Date; stage?: 'received' | 'dismissed' } = {}) =>
    rumourClocks(
      { stage: 'received', receivedAt, triagedAt: null, answeredAt: null, ...more },
      hours,
      later(minutes),
    ).map(c => c.state)
  it.each([
    [0, 'running', 'running'],
    [89, 'running', 'running'],
    [90, 'soon', 'running'],
    [120, 'soon', 'running'],
    [121, 'over', 'running'],
    [18 * 60, 'over', 'soon'],
    [24 * 60, 'over', 'soon'],
    [24 * 60 + 1, 'over', 'over'],
  ] as const)('after %d minutes: %s and %s, over midnight and a holiday too', (minutes, triage, answer) => {
    expect(at(minutes)).toEqual([triage, answer])
  })
  it('stand as they were met, late or not, whatever the time is now', () => {
    expect(at(9_999, { triagedAt: later(120), answeredAt: later(24 * 60 + 1) })).toEqual(['met', 'metLate'])
    expect(at(9_999, { stage: 'dismissed' })).toEqual(['stopped', 'stopped'])
    // what was dismissed late was weighed late all the same
    expect(at(9_999, { stage: 'dismissed', triagedAt: later(121) })).toEqual(['metLate', 'stopped'])
  })
  it('never turn back while time goes on', () => {
    const rank = ['running', 'soon', 'over']
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(3_000), (a, b) => {
        const [first, second] = [at(Math.min(a, b)), at(Math.max(a, b))]
        for (const n of [0, 1]) expect(rank.indexOf(second[n]!)).toBeGreaterThanOrEqual(rank.indexOf(first[n]!))
      }),
    )
    expect(minutesBetween(receivedAt, later(61))).toBe(61)
  })
})

describe('what may be published', () => {
  it.each(['13812345678', '电话 138 1234 5678。', '139-1234-5678', '22020219800101123x', '220202198001011234'])(
    '%s names somebody',
    words => {
      expect(holdsPersonalNumber(words)).toBe(true)
    },
  )
  it.each(['12345', '0432-62012345', '113812345678', '2026年11月26日14时30分', '12810345678', ''])(
    '%s does not',
    words => {
      expect(holdsPersonalNumber(words)).toBe(false)
    },
  )
  it.each([
    ['https://a.example/x?y=1#z', true],
    ['http://a.example', true],
    ['javascript:alert(1)', false],
    ['https://a.example/"x', false],
    ['https://a b', false],
    ['ftp://a.example', false],
    ['', false],
  ])('%s as a link: %s', (link, is) => {
    expect(isWebLink(link)).toBe(is)
  })
})
