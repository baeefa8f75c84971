import { describe, expect, it } from 'vitest'
import type { CaseFacts } from './loop'
import { roles } from './role'
import { reasonAgainstSubtask } from './subtask'
import { taskStages } from './task'

const facts = (stage: string, actorIsPerforming: boolean): CaseFacts => ({
  loop: 'task',
  id: 1,
  stage,
  version: 1,
  level: null,
  suspendedFrom: null,
  dueOn: null,
  performingOrgId: 7,
  actorIsPerforming,
  performerInScope: actorIsPerforming,
  issuerInScope: false,
  actorIsInspected: false,
  issuingOrgId: 2,
  regulatingOrgId: null,
  assistingOrgIds: [],
  submitterId: null,
  ownerId: null,
  deputyId: null,
  proposerId: null,
  verifierId: null,
  teamIds: [],
  has: [],
})
const actor = (role: (typeof roles)[number]) => ({
  personId: 1,
  membershipId: 1,
  role,
  orgId: 7,
  scopeOrgId: 7,
  nameZh: '',
  nameEn: '',
  orgZh: '',
  orgEn: '',
})

describe('giving out a piece of a task', () => {
  it('is for the head or supervisor of the performing unit while it works, and for nobody else at any stage', () => {
    for (const role of roles) {
      for (const stage of taskStages) {
        for (const performing of [true, false]) {
          const may =
            performing &&
            ['head', 'supervisor'].includes(role) &&
            ['accepted', 'in_progress', 'returned'].includes(stage)
          expect(
            `${role} ${stage} ${performing} ${reasonAgainstSubtask(facts(stage, performing), actor(role)) === null}`,
          ).toBe(`${role} ${stage} ${performing} ${may}`)
        }
      }
    }
  })
})
