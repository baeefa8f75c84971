import { type SQL, sql } from 'drizzle-orm'

/** Whether a person holds an office today of the unit of a case aliased `c`, or of one below it; as loops.acts_for has it. */
export const actsFor = (personId: number): SQL => sql`exists (
  select from membership h join org mine on mine.id = h.org_id join org theirs on theirs.id = c.org_id
  where h.person_id = ${personId} and starts_with(mine.path, theirs.path) and h.valid_from <= current_date and (h.valid_to is null or h.valid_to >= current_date))`
