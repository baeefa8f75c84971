import type { Role } from '@/domain/role'

/** Leaders start with what is true, everybody else with what waits for them. */
export const homeOf = (role: Role): '/cockpit' | '/desk' =>
  role === 'leader' || role === 'auditor' ? '/cockpit' : '/desk'
