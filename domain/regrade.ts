import type { Moves } from './loop'
import type { Role } from './role'

const open = ['graded', 'ordered', 'rectifying', 'submitted', 'reinspected'] as const
const notListed = ['graded', 'interim_controls', 'plan_filed'] as const

/** How the grade of a hazard changes: one person raises it, two lower it, and the second is outside the unit that rectifies. */
export const regradeMoves = (regulators: readonly Role[]) =>
  ({
    upgrade: {
      from: open,
      to: 'graded',
      by: regulators,
      side: 'regulating',
      needs: ['reason'],
      level: 'general',
      setsLevel: 'major',
      minor: true,
    },
    propose_downgrade: {
      from: notListed,
      to: 'same',
      by: regulators,
      side: 'regulating',
      needs: ['reason'],
      level: 'major',
      stamps: 'proposer',
      minor: true,
    },
    confirm_downgrade: {
      from: notListed,
      to: 'graded',
      by: ['leader', 'supervisor'],
      side: 'outside',
      needs: ['proposed', 'reason'],
      apartFrom: ['proposer', 'owner', 'deputy'],
      level: 'major',
      setsLevel: 'general',
      minor: true,
    },
    refuse_downgrade: {
      from: notListed,
      to: 'same',
      by: ['leader', 'supervisor'],
      side: 'outside',
      needs: ['proposed', 'reason'],
      apartFrom: ['proposer'],
      level: 'major',
      minor: true,
    },
  }) as const satisfies Moves<(typeof open)[number] | (typeof notListed)[number]>
