import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { elements } from '@/domain/assurance'
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

/** One change by one of the cast at ten in the morning of the day; answers with the id that it returns. */
type Step = (who: keyof Cast['as'], change: string) => Promise<number>

/** Walks by the rules on a past day, which only the owner of the tables can; all or nothing. */
async function inThePast<T>(cast: Cast, day: Day, walk: (step: Step) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await owner.connect()
  try {
    await owner.query('begin')
    const done = await walk(async (who, change) => {
      await owner.query('select ctx.assume(m.id, $2) from membership m where m.person_id = $1', [
        cast.people[who],
        `${day}T10:00:00+08:00`,
      ])
      return (await owner.query(change)).rows[0].id
    })
    await owner.query('commit')
    return done
  } finally {
    await owner.end()
  }
}

/** A hazard with the cast's firm that missed its day so many working days ago. */
export function lateHazard(cast: Cast, workingDays: number): Promise<number> {
  const dueOn = lateBy(workingDays)
  const { firm, regulator } = cast.units
  return inThePast(cast, addDays(dueOn, -3), async step => {
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
    return id
  })
}

/** The cast's firm assessed itself on a past day, was confirmed the same day, and one of its five stands to a day that is over. */
export function assessedOn(cast: Cast, day: Day, endsOn: Day): Promise<number> {
  const { firm } = cast.units
  return inThePast(cast, day, async step => {
    const id = await step(
      'principal',
      `insert into assurance (stage, came_from, came_by, org_id, issuer_org_id, owner_id, line, region_code)
       values ('drafted', 'none', 'draft', ${firm}, ${firm}, ${cast.people.principal}, 'boundary', '220200') returning id::int`,
    )
    for (const element of elements) {
      const last = element === 'training' ? endsOn : addDays(day, 120)
      await step(
        'principal',
        `insert into assurance_element (assurance_id, element, grade, words, expires_on) values (${id}, '${element}', 2, 'there', '${last}') returning assurance_id::int as id`,
      )
      const sha = randomBytes(32).toString('hex')
      const said = JSON.stringify({ purpose: 'document', part: element, caption: '', sha256s: [sha] })
      await step(
        'principal',
        `update assurance set came_from = 'drafted', came_by = 'attach', came_with = '${said}', version = version + 1 where id = ${id} returning id::int`,
      )
      await step(
        'principal',
        `insert into evidence (loop, case_id, purpose, part, sha256, mime, bytes, person_id, org_id) values ('assurance', ${id}, 'document', '${element}', '${sha}', 'image/jpeg', 1, ${cast.people.principal}, ${firm}) returning id::int`,
      )
    }
    const move = (who: keyof Cast['as'], change: string) =>
      step(who, `update assurance set ${change}, version = version + 1 where id = ${id} returning id::int`)
    await move('principal', `stage = 'submitted', came_from = 'drafted', came_by = 'submit'`)
    await move('inspector', `stage = 'confirmed', came_from = 'submitted', came_by = 'confirm'`)
    return id
  })
}

/** A visit of the cast's place on a past day, still in the field, on which these items passed. */
export function visitOn(cast: Cast, day: Day, passed: readonly number[]): Promise<number> {
  const { regulator } = cast.units
  const team = `'{${cast.people.inspector},${cast.people.colleague}}'`
  return inThePast(cast, day, async step => {
    const id = await step(
      'inspector',
      `insert into inspection (stage, came_from, came_by, org_id, issuer_org_id, regulator_org_id, line, region_code, due_on, place_id, checklist_id, kind, team_ids)
       select 'planned', 'none', 'plan', ${regulator}, ${regulator}, ${regulator}, 'red', region_code, '${day}', id, ${cast.checklistId}, 'unannounced', ${team} from place where id = ${cast.placeId} returning id::int`,
    )
    const move = (change: string) =>
      step('inspector', `update inspection set ${change}, version = version + 1 where id = ${id} returning id::int`)
    await move(`stage = 'assigned', came_from = 'planned', came_by = 'assign'`)
    await move(`stage = 'in_field', came_from = 'assigned', came_by = 'enter'`)
    for (const item of passed) {
      const said = JSON.stringify({ itemId: item, answer: 'pass', note: '', personId: cast.people.inspector })
      await move(`came_from = 'in_field', came_by = 'answer', came_with = '${said}'`)
      await step(
        'inspector',
        `insert into inspection_answer (inspection_id, item_id, answer, note, person_id) values (${id}, ${item}, 'pass', '', ${cast.people.inspector}) returning id::int`,
      )
    }
    return id
  })
}
