import { describe, expect, it } from 'vitest'
import { type ComparedItem, changesBetween } from './checklist'

const item = (code: string, more: Partial<ComparedItem> = {}): ComparedItem => ({
  code,
  sectionZh: '节',
  sectionEn: 'Section',
  textZh: '合格',
  textEn: 'Holds',
  clause: '第1条',
  seen: 'UNVERIFIED',
  levelIfFailed: 'general',
  photoRequired: true,
  guidanceZh: '',
  guidanceEn: '',
  ...more,
})

describe('what changed between two versions', () => {
  it('names what came, what went, and which part of what stayed is other', () => {
    const changes = changesBetween(
      [item('A'), item('B'), item('C')],
      [item('C', { clause: '第2条', seen: 'full' }), item('A'), item('D')],
    )
    expect(changes.added.map(one => one.code)).toEqual(['D'])
    expect(changes.removed.map(one => one.code)).toEqual(['B'])
    expect(changes.changed.map(one => [one.item.code, one.parts])).toEqual([['C', ['clause', 'seen']]])
    expect(changes.same).toBe(1)
  })

  it('finds nothing between a version and itself, in whatever order', () => {
    const items = [item('A'), item('B')]
    expect(changesBetween(items, [...items].reverse())).toEqual({ added: [], removed: [], changed: [], same: 2 })
  })
})
