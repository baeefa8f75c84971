import { describe, expect, it } from 'vitest'
import { readHolidays } from '../../data/holidays'
import { readChecklists } from './checklists'
import { readDepartments } from './departments'
import { readRegions } from './regions'

describe('regions', () => {
  const regions = readRegions()

  it('has one province, nine prefectures and sixty counties in force, each under a known parent', () => {
    const now = regions.filter(region => region.validToYear === null)
    expect(now.filter(region => region.level === 'province')).toHaveLength(1)
    expect(now.filter(region => region.level === 'prefecture')).toHaveLength(9)
    expect(now.filter(region => region.level === 'county')).toHaveLength(60)
    const seen = new Set<string>()
    for (const region of regions) {
      expect(region.parentCode === null || seen.has(region.parentCode)).toBe(true)
      seen.add(region.code)
    }
    expect(seen.size).toBe(regions.length)
  })

  it('keeps the one code that ended since the speech', () => {
    expect(regions.filter(region => region.validToYear).map(region => [region.code, region.validToYear])).toEqual([
      ['220381', 2020],
    ])
  })
})

describe('departments', () => {
  const departments = readDepartments()

  it('names each department once in both languages', () => {
    expect(departments).toHaveLength(36)
    expect(new Set(departments.map(department => department.key)).size).toBe(36)
    for (const department of departments) expect(department.nameZh && department.nameEn).toBeTruthy()
  })

  it('says which names were never seen', () => {
    const unseen = departments.filter(department => !department.nameSeen).map(department => department.key)
    expect(unseen).toContain('finance')
    expect(unseen).toContain('market')
    expect(unseen).not.toContain('emergency')
    expect(unseen).not.toContain('energy')
  })
})

describe('holidays', () => {
  const holidays = readHolidays()

  it('has one standing row a date', () => {
    const standing = holidays.filter(holiday => holiday.supersededOn === null)
    expect(new Set(standing.map(holiday => holiday.date)).size).toBe(standing.length)
    expect(holidays.length - standing.length).toBe(1)
  })

  it('works only on weekends and ends in 2026', () => {
    for (const holiday of holidays) {
      const weekend = [0, 6].includes(new Date(`${holiday.date}T00:00Z`).getUTCDay())
      if (holiday.dayKind === 'work') expect(weekend, holiday.date).toBe(true)
    }
    expect(new Set(holidays.map(holiday => holiday.date.slice(0, 4))).size).toBe(9)
  })
})

describe('checklists', () => {
  const checklists = readChecklists()

  it('has a clause and both languages on every item', () => {
    expect(checklists.map(list => list.items.length)).toEqual([60, 60, 62, 64])
    const items = checklists.flatMap(list => list.items)
    expect(new Set(items.map(item => item.code)).size).toBe(items.length)
    for (const item of items)
      expect(item.clause && item.itemZh && item.itemEn && item.sectionZh, item.code).toBeTruthy()
  })
})
