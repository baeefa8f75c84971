import type { Role } from './role'

/** Who acts, as the database itself read it from the session; never built from a request. */
export type Actor = {
  personId: number
  membershipId: number
  role: Role
  /** The unit the person acts for. */
  orgId: number
  /** The root of the subtree the person may see; the unit itself or the territory it serves. */
  scopeOrgId: number
  nameZh: string
  nameEn: string
  orgZh: string
  orgEn: string
}
