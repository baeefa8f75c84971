import pg from 'pg'
import { addDays, type Day, shanghaiDay, workingDaysBetween } from '@/domain/clock'
import { env } from '@/env'
import { calendar } from '../queries/calendar'
import type { Cast } from './cast'

const today = shanghaiDay(new Date())

/** The latest day from which at least so many working days have passed. */
function lateBy(workingDays: number): Day {
  let day = today
  while (workingDaysBetween(day, today, calendar()) < workingDays) day = addDays(day, -1)
  return day
}

/** A hazard with the cast's firm that missed its day so many working days ago: walked by the rules, in the past, as only the owner of the tables can. */
export async function lateHazard(cast: Cast, workingDays: number): Promise<number> {
  const dueOn = lateBy(workingDays)
  const { firm, regulator } = cast.units
  const owner = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await owner.connect()
  try {
    await owner.query('begin')
    const step = async (who: keyof Cast['as'], change: string): Promise<number> => {
      await owner.query('select ctx.assume(m.id, $2) from membership m where m.person_id = $1', [
        cast.people[who],
        `${addDays(dueOn, -3)}T10:00:00+08:00`,
      ])
      return (await owner.query(change)).rows[0].id
    }
    const id = await step(
      'inspector',
      `insert into hazard (stage, came_from, came_by, org_id, issuer_org_id, regulator_org_id, line, region_code, place_id, title_zh, title_en, clause, clause_seen)
       select 'reported', 'none', 'report', ${firm}, ${regulator}, ${regulator}, 'bottom', region_code, id, '逾期', 'Late', '', '' from place where id = ${cast.placeId} returning id::int`,
    )
    const move = (who: keyof Cast['as'], change: string) =>
      step(who, `update hazard set ${change}, version = version + 1 where id = ${id} returning id::int`)
    await move('inspector', `stage = 'graded', came_from = 'reported', came_by = 'grade', level = 'general'`)
    await move(
      'inspector',
      `stage = 'ordered', came_from = 'graded', came_by = 'order', owner_id = ${cast.people.worker}, due_on = '${dueOn}', due_basis = 'assigned', came_with = '{"reason": "late"}'`,
    )
    await move('principal', `stage = 'rectifying', came_from = 'ordered', came_by = 'start'`)
    await owner.query('commit')
    return id
  } finally {
    await owner.end()
  }
}
