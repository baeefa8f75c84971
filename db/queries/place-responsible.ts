import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { named } from './named'

export type ResponsiblePerson = {
  kind: 'leadership' | 'industry' | 'enterprise'
  person: Named | null
  deputy: Named | null
  unit: Named | null
  /** The post that carries it; null where it goes with the place or the unit's head. */
  post: Named | null
  /** It is for this place alone. */
  own: boolean
  basis: 'source' | 'law' | 'assigned'
  assignedBy: Named | null
  validFrom: Day
}

/** Who answers for a place today: for the place itself, for its enterprise, its regulator, its territory. */
export async function listResponsible(tx: Tx, placeId: number): Promise<ResponsiblePerson[]> {
  const { rows } = await tx.execute(sql`
    select a.kind, ${named('p', 'name_zh', 'name_en')} as person, ${named('d', 'name_zh', 'name_en')} as deputy, ${named('o', 'short_zh', 'short_en')} as unit,
      ${named('s', 'title_zh', 'title_en')} as post, a.place_id is not null as own, a.basis, ${named('b', 'name_zh', 'name_en')} as "assignedBy", a.valid_from::text as "validFrom"
    from place l
      join responsibility a on a.place_id = l.id
        or (a.place_id is null and (a.org_id = l.org_id or a.org_id = l.regulator_org_id
          or exists (select from org t where t.id = a.org_id and t.kind = 'government'
            and t.region_code in (l.region_code, left(l.region_code, 4) || '00', left(l.region_code, 2) || '0000'))))
      join org o on o.id = a.org_id
      left join post s on s.id = a.post_id
      left join person p on p.id = a.person_id left join person d on d.id = a.deputy_id left join person b on b.id = a.assigned_by_id
    where l.id = ${placeId} and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date)
    order by (a.place_id is not null) desc, array_position(array['enterprise', 'industry', 'leadership'], a.kind), length(o.path) desc, a.id`)
  return rows as ResponsiblePerson[]
}
