import { describe, expect, it } from 'vitest'
import type { Answer } from './inspection'
import type { EntryState, OutboxEntry, PhoneAct } from './outbox'
import { itemStates, missingIn, seenOf, stageOf } from './visit-on-phone'

const items = [1, 2, 3].map(id => ({ id, sectionEn: id < 3 ? 'A' : 'B', photoRequired: id === 1 }))
const asked = '2026-11-26T08:00:00Z'
const answer = (itemId: number, given: Answer, note = ''): PhoneAct => ({
  kind: 'answer',
  itemId,
  section: 'A',
  answer: given,
  note,
  seen: null,
})
const photo: PhoneAct = { kind: 'photo', itemId: 1, purpose: 'before', sha256: '0', name: 'a.jpg' }
const entries = (...acts: (readonly [PhoneAct, EntryState?, string?])[]): OutboxEntry[] =>
  acts.map(([act, state = 'waiting', doneAt], order) => ({
    order,
    key: String(order),
    personId: 1,
    inspectionId: 1,
    at: asked,
    act,
    state,
    doneAt,
  }))
const pass = { answer: 'pass' as const, note: 'theirs', hazardId: null, photos: 0 }

describe('a visit on the phone', () => {
  it('shows the server’s answers with what waits over them', () => {
    const states = itemStates(items, { 2: pass }, entries([answer(1, 'fail', 'wet')], [photo]), asked)
    expect(states.get(1)).toEqual({ answer: 'fail', note: 'wet', photos: 1, hazardId: null })
    expect(states.get(2)).toEqual(pass)
    expect(states.get(3)?.answer).toBeNull()
  })

  it('passes the rest of a section without touching what was answered', () => {
    const states = itemStates(
      items,
      {},
      entries([answer(1, 'fail', 'wet')], [{ kind: 'pass_rest', section: 'A' }]),
      asked,
    )
    expect([...states.values()].map(state => state.answer)).toEqual(['fail', 'pass', null])
  })

  it('drops what was confirmed before the server was asked, and what was put aside', () => {
    const earlier = entries([answer(1, 'fail'), 'done', '2026-11-26T07:00:00Z'], [answer(2, 'fail'), 'aside'])
    expect([...itemStates(items, {}, earlier, asked).values()].every(state => state.answer === null)).toBe(true)
    const later = entries([answer(1, 'fail'), 'done', '2026-11-26T09:00:00Z'])
    expect(itemStates(items, {}, later, asked).get(1)?.answer).toBe('fail')
  })

  it('tells the server what it saw: never an answer that was refused', () => {
    const mine = entries([answer(2, 'fail', 'mine'), 'conflict'])
    expect(seenOf(2, items, { 2: pass }, mine, asked)).toEqual({ answer: 'pass', note: 'theirs' })
    expect(seenOf(2, items, { 2: pass }, entries([answer(2, 'fail', 'mine')]), asked)).toEqual({
      answer: 'fail',
      note: 'mine',
    })
    expect(seenOf(3, items, {}, [], asked)).toBeNull()
  })

  it('stands where its person brought it, unless that was refused', () => {
    expect(stageOf('assigned', [], asked)).toBe('assigned')
    expect(stageOf('assigned', entries([{ kind: 'enter' }]), asked)).toBe('in_field')
    expect(stageOf('in_field', entries([{ kind: 'submit' }]), asked)).toBe('submitted')
    expect(stageOf('in_field', entries([{ kind: 'submit' }, 'refused']), asked)).toBe('in_field')
  })

  it('lacks answers, photos of failures that ask for one, and failures left unfinished', () => {
    const states = itemStates(items, {}, entries([answer(1, 'fail')], [answer(2, 'fail')]), asked)
    expect(missingIn(items, states, new Set([2]))).toEqual([
      { itemId: 1, why: 'photo' },
      { itemId: 2, why: 'unfinished' },
      { itemId: 3, why: 'answer' },
    ])
    const proven = itemStates(items, {}, entries([answer(1, 'fail')], [photo]), asked)
    expect(missingIn(items.slice(0, 1), proven, new Set())).toEqual([])
  })
})
