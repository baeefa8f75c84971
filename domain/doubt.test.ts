import { describe, expect, it } from 'vitest'
import { reasonAgainstJudging } from './doubt'
import { roles } from './role'

const apart = { performing: false, tookPart: false }

describe('who looks again', () => {
  it('is a supervisor or an inspector and nobody else', () => {
    const may = roles.filter(role => reasonAgainstJudging(apart, { role }) === null)
    expect(may).toEqual(['supervisor', 'inspector'])
  })
  it('is of a unit outside the work and had no part in it', () => {
    for (const role of ['supervisor', 'inspector'] as const) {
      expect(reasonAgainstJudging({ ...apart, performing: true }, { role })?.code).toBe('ownUnit')
      expect(reasonAgainstJudging({ ...apart, tookPart: true }, { role })?.code).toBe('ownWork')
    }
  })
})
