import { type SQL, sql } from 'drizzle-orm'

/** Narrows a tally, flow or case table to performing units in the subtree of one; to nothing further without one. */
export const belowOnly = (under: number | undefined): SQL =>
  under === undefined
    ? sql``
    : sql`and org_id in (select u.id from org u, org top where top.id = ${under} and starts_with(u.path, top.path))`
