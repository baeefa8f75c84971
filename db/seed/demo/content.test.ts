import { describe, expect, it } from 'vitest'
import { roles } from '@/domain/role'
import { taskStages } from '@/domain/task'
import { baseUnits } from '../base-units'
import { demoSignIns } from '../sign-ins'
import { readChecklists } from '../source/checklists'
import { directives } from '../source/directives'
import { chanceFrom } from './chance'
import { demoUnits } from './demo-units'
import { findings } from './findings'
import { generalStage, hazardPath, hazardStageAfter, majorStages } from './hazard-paths'
import { momentsAt } from './moments'
import { namer } from './names'
import { placeKinds } from './place-kinds'
import { scenes } from './scenes'
import { pathTo } from './task-paths'
import { work } from './work-templates'

const items = new Map(
  readChecklists().flatMap(list => list.items.map(item => [item.code, { ...item, list: list.key }] as const)),
)

describe('findings', () => {
  it('break an item of a checklist, are many, and are each told once', () => {
    expect(findings.length).toBeGreaterThan(140)
    expect(new Set(findings.map(([, zh]) => zh)).size).toBe(findings.length)
    for (const [code, zh, en, scene] of findings) {
      expect(items.has(code), code).toBe(true)
      expect(zh.includes('{n}'), en).toBe(en.includes('{n}'))
      expect(scene in scenes).toBe(true)
    }
  })

  it('fit every kind of place with a choice of general ones', () => {
    for (const kind of placeKinds) {
      const fitting = findings.filter(([code, , , , at]) => {
        const item = items.get(code)!
        return (
          item.list === kind.checklist &&
          kind.sections.includes(item.sectionZh) &&
          (!at || at.split(' ').some(word => kind.zh.includes(word)))
        )
      })
      expect(fitting.filter(([code]) => items.get(code)!.levelIfFailed === 'general').length, kind.zh).toBeGreaterThan(
        1,
      )
    }
  })

  it('name only words and sections that some place has', () => {
    const words = findings.flatMap(([, , , , at]) => at?.split(' ') ?? [])
    for (const word of words)
      expect(
        placeKinds.some(kind => kind.zh.includes(word)),
        word,
      ).toBe(true)
    for (const kind of placeKinds) {
      for (const section of kind.sections)
        expect(
          [...items.values()].some(item => item.list === kind.checklist && item.sectionZh === section),
          section,
        ).toBe(true)
    }
  })
})

describe('work', () => {
  it('answers a demand of the speech, in both languages with the same gaps, by a unit that exists', () => {
    const units = new Set([...baseUnits(), ...demoUnits()].map(unit => unit.key))
    expect(work.length).toBeGreaterThan(90)
    const gaps = (text: string) => (text.match(/\{\w\}/g) ?? []).sort().join()
    for (const item of work) {
      expect(
        directives.some(directive => directive.key === item.directive),
        item.directive,
      ).toBe(true)
      expect(gaps(item.zh), item.en).toBe(gaps(item.en))
      expect(item.criteriaZh && item.criteriaEn).toBeTruthy()
      expect(
        units.has(
          item.level === 'province'
            ? `dept:${item.unit}`
            : item.level === 'county'
              ? `${item.unit}:220204`
              : `${item.unit}:220200`,
        ),
        item.unit,
      ).toBe(true)
    }
  })
})

describe('people', () => {
  it('have a sign-in for every role, each with an address of its own in a unit that exists', () => {
    const units = new Set([...baseUnits(), ...demoUnits()].map(unit => unit.key))
    expect(new Set(demoSignIns.map(signIn => signIn.email)).size).toBe(demoSignIns.length)
    expect(new Set(demoSignIns.map(signIn => signIn.role))).toEqual(new Set(roles.filter(role => role !== 'system')))
    for (const signIn of demoSignIns) expect(units.has(signIn.unit), signIn.unit).toBe(true)
  })

  it('never share a name', () => {
    const nameFor = namer(chanceFrom(1), ['李静'])
    const names = Array.from({ length: 2000 }, () => nameFor('222401')[0])
    expect(new Set(names).size).toBe(2000)
    expect(names).not.toContain('李静')
  })
})

describe('chance and time', () => {
  it('tell the same story from the same seed', () => {
    const told = (seed: number) => {
      const chance = chanceFrom(seed)
      return Array.from({ length: 40 }, () => chance.between(1, 100))
    }
    expect(told(7)).toEqual(told(7))
    expect(told(7)).not.toEqual(told(8))
  })

  it('spread moments forward, in order and never after now, whatever the hour', () => {
    for (const hour of [0, 3, 9, 17, 23]) {
      const now = Date.parse('2026-11-24T00:00:00+08:00') + hour * 3_600_000
      const moments = momentsAt(now, chanceFrom(hour))
      for (let round = 0; round < 50; round++) {
        const times = moments.spread(6, 40 - round / 2, round / 4)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(new Set(times).size).toBe(6)
        expect(times[5]).toBeLessThanOrEqual(now)
      }
    }
  })
})

describe('paths', () => {
  it('end at the stage they were asked for', () => {
    const chance = chanceFrom(3)
    for (let round = 0; round < 300; round++) {
      const stage = generalStage(round % 60, chance)
      expect(hazardStageAfter[hazardPath('general', stage, chance).at(-1)!]).toBe(stage)
      for (const major of majorStages) expect(hazardStageAfter[hazardPath('major', major, chance).at(-1)!]).toBe(major)
    }
    for (const stage of taskStages) expect(pathTo(stage, chance).length > 0 || stage === 'draft', stage).toBe(true)
  })
})
