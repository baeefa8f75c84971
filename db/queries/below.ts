import { type SQL, sql } from 'drizzle-orm'

/** The ids of a unit and of every unit below it, as one array that is read once. */
export const unitsBelow = (top: number): SQL =>
  sql`(select array_agg(u.id) from org u, org top where top.id = ${top} and starts_with(u.path, top.path))::bigint[]`

/** Narrows a tally or flow to performing units in the subtree of one; to nothing further without one. */
export const belowOnly = (under: number | undefined): SQL =>
  under === undefined ? sql`` : sql`and org_id = any (${unitsBelow(under)})`
