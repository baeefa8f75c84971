/** Every role a membership can carry; one person may hold several, one at a time. */
export const roles = [
  'leader',
  'supervisor',
  'head',
  'official',
  'inspector',
  'enterprise',
  'duty',
  'communications',
  'auditor',
  'admin',
  /** The clock: drafts what a rule asks for; no person can hold it. */
  'system',
] as const
export type Role = (typeof roles)[number]
