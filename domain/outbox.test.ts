import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backOff, dependsOn, type EntryState, nextToSend, type OutboxEntry, type PhoneAct } from './outbox'

const enter: PhoneAct = { kind: 'enter' }
const submit: PhoneAct = { kind: 'submit' }
const answer = (itemId: number, section = 'A'): PhoneAct => ({
  kind: 'answer',
  itemId,
  section,
  answer: 'pass',
  note: '',
  seen: null,
})
const photo = (itemId: number | null): PhoneAct => ({
  kind: 'photo',
  itemId,
  purpose: 'before',
  sha256: '0',
  name: 'a.jpg',
})
const rest = (section: string): PhoneAct => ({ kind: 'pass_rest', section })

function entriesOf(acts: readonly (readonly [PhoneAct, EntryState, number?])[]): OutboxEntry[] {
  return acts.map(([act, state, inspectionId = 1], order) => ({
    order,
    key: String(order),
    personId: 1,
    inspectionId,
    at: '',
    act,
    state,
  }))
}
const goes = (acts: Parameters<typeof entriesOf>[0]) => nextToSend(entriesOf(acts))?.order ?? null

describe('the outbox', () => {
  it('sends in order', () => {
    expect(
      goes([
        [enter, 'done'],
        [answer(1), 'waiting'],
        [photo(1), 'waiting'],
      ]),
    ).toBe(1)
    expect(
      goes([
        [enter, 'sending'],
        [answer(1), 'waiting'],
      ]),
    ).toBe(0)
  })

  it('holds back what depends on an entry that a person must decide, and nothing else', () => {
    const acts = [
      [enter, 'done'],
      [answer(1), 'conflict'],
      [photo(1), 'waiting'],
      [answer(2), 'waiting'],
    ] as const
    expect(goes(acts)).toBe(3)
    expect(goes([...acts.slice(0, 3), [submit, 'waiting']])).toBeNull()
    expect(goes([...acts.slice(0, 3), [enter, 'waiting', 2]])).toBe(3)
  })

  it('holds back what depends on an entry that is itself held back', () => {
    expect(
      goes([
        [answer(1), 'refused'],
        [rest('A'), 'waiting'],
        [answer(9), 'waiting'],
      ]),
    ).toBeNull()
  })

  it('lets the others go once a person has put the entry aside', () => {
    expect(
      goes([
        [answer(1), 'aside'],
        [photo(1), 'waiting'],
      ]),
    ).toBe(1)
  })

  it.each([
    [answer(1), enter, true],
    [photo(null), enter, true],
    [photo(2), answer(1), false],
    [photo(null), answer(1), false],
    [rest('A'), answer(1, 'A'), true],
    [rest('B'), answer(1, 'A'), false],
    [answer(1, 'A'), rest('A'), true],
    [photo(1), rest('A'), false],
    [answer(1), photo(1), false],
    [submit, photo(1), true],
    [photo(1), submit, true],
  ])('%o after %o depends on it: %s', (later, earlier, expected) => {
    expect(dependsOn(later, earlier)).toBe(expected)
  })

  it('never sends a submission before everything else of its visit is settled', () => {
    const act = fc.oneof(
      fc.constant(enter),
      fc.integer({ min: 1, max: 3 }).map(id => answer(id)),
      fc.integer({ min: 1, max: 3 }).map(id => photo(id)),
    )
    const state = fc.constantFrom<EntryState>('waiting', 'sending', 'done', 'refused', 'conflict', 'aside')
    fc.assert(
      fc.property(fc.array(fc.tuple(act, state)), before => {
        const next = nextToSend(entriesOf([...before, [submit, 'waiting']]))
        const settled = before.every(([, one]) => one === 'done' || one === 'aside')
        expect(next?.act.kind === 'submit').toBe(settled)
      }),
    )
  })

  it('waits longer after each failure, a minute at most', () => {
    expect(backOff(1, 1)).toBe(400)
    expect(backOff(1, 0)).toBe(200)
    expect(backOff(4, 1)).toBe(3200)
    expect(backOff(40, 1)).toBe(60_000)
  })
})
