import { sql } from 'drizzle-orm'
import type { Role } from '@/domain/role'
import type { Tx } from '../client'

/** `orgZh` and `orgEn` are null for a unit outside what the present role may see. */
export type MyMembership = {
  id: number
  role: Role
  orgZh: string | null
  orgEn: string | null
  validTo: string | null
}

/** The actor's own memberships that are valid today, the oldest first. */
export async function listMyMemberships(tx: Tx): Promise<MyMembership[]> {
  const { rows } = await tx.execute(sql`
    select m.id::float8 as id, m.role, o.short_zh as "orgZh", o.short_en as "orgEn", m.valid_to::text as "validTo"
    from membership m left join org o on o.id = m.org_id
    where m.person_id = (select ctx.person()) and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
    order by m.id`)
  return rows as MyMembership[]
}
