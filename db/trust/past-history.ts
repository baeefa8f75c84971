import type pg from 'pg'
import type { Cast } from '../commands/cast'
import { isJudgement, movesFrom, regions } from './work-moves'

const dayMillis = 86_400_000
type Chance = () => number
type Case = { loop: 'task' | 'hazard'; id: number; stage: string; level: string | null }
type Players = { memberships: Record<keyof Cast['as'], number>; issuer: number; directives: number[] }

/** One lawful or refused change by a member at a stated time, as the owner of the tables plays it; true when it was made. */
const stepFunction = `
  create or replace function pg_temp.step(member bigint, at timestamptz, change text) returns bigint language plpgsql as $$
  declare made bigint;
  begin
    perform ctx.assume(member, at);
    execute change into made;
    return made;
  exception when others then
    if sqlstate not like 'SL4%' then raise; end if;
    return null;
  end $$`

export async function readyToPlay(client: pg.Client, cast: Cast): Promise<Players> {
  await client.query(stepFunction)
  const { rows } = await client.query(
    'select id::int, person_id::int as person from membership where person_id = any ($1)',
    [Object.values(cast.people)],
  )
  const memberships = Object.fromEntries(
    Object.entries(cast.people).map(([name, person]) => [name, rows.find(row => row.person === person).id]),
  ) as Players['memberships']
  const issuer = await client.query(
    `select m.id::int from membership m join person p on p.id = m.person_id join auth."user" u on u.id = p.account_id where u.email = 'supervisor@demo.sixlines'`,
  )
  const directives = await client.query(
    `select id::int from directive where stage in ('issued', 'executing') order by id limit 6`,
  )
  return { memberships, issuer: issuer.rows[0].id, directives: directives.rows.map(row => row.id) }
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`

/** Which member of the cast makes the move; whoever judges did nothing of the work. */
function memberOf({ memberships: cast, issuer }: Players, one: Case, name: string, side: string): number {
  if (one.loop === 'task')
    return side === 'performing' ? cast.regulatorHead : side === 'issuing' ? issuer : cast.supervisor
  if (side === 'performing') return cast.principal
  if (isJudgement(name)) return cast.colleague
  return name === 'close' ? cast.supervisor : cast.inspector
}

/** What the move writes beside the stage, by what it needs. */
function columnsOf(cast: Cast, one: Case, needs: readonly string[], dueOn: string, level: string): string[] {
  const owner = one.loop === 'task' ? cast.people.regulatorHead : cast.people.principal
  return needs.flatMap(need => {
    if (need === 'due') return [`due_on = '${dueOn}', due_basis = 'assigned'`]
    if (need === 'owner') return [`owner_id = ${owner}`]
    if (need === 'rectifier')
      return [`org_id = ${one.loop === 'task' ? cast.units.regulator : cast.units.firm}, owner_id = ${owner}`]
    if (need === 'level') return [`level = '${level}'`]
    return need === 'verdict' ? [`verdict = 'effective'`] : []
  })
}

/** What is written in tables beside the case, which these histories leave out. */
const beside = /extension|measure|comment|attach|downgrade|implement/

/** A random life of one task or hazard over the last hundred days, in lawful and refused moves at random instants; how many were made. */
export async function playHistory(client: pg.Client, cast: Cast, players: Players, chance: Chance): Promise<number> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
  const loop = chance() < 0.6 ? ('task' as const) : ('hazard' as const)
  let at = Date.now() - 100 * dayMillis + chance() * 60 * dayMillis
  const soon = () =>
    new Date(Math.min(at + chance() * 50 * dayMillis, Date.now() + 60 * dayMillis)).toISOString().slice(0, 10)
  const step = async (member: number, change: string): Promise<number | null> => {
    const { rows } = await client.query('select pg_temp.step($1, $2, $3)::int as made', [
      member,
      new Date(at).toISOString(),
      change,
    ])
    return rows[0].made
  }
  const opened = await step(
    loop === 'task' ? players.issuer : players.memberships.inspector,
    loop === 'task'
      ? `insert into public.task (stage, came_from, came_by, org_id, issuer_org_id, line, region_code, directive_id, title_zh, title_en, criteria_zh, criteria_en, due_on, due_basis, owner_id)
         select 'draft', 'none', 'draft', ${cast.units.regulator}, m.org_id, d.line, '${pick(regions)}', d.id, '随机', 'Random', '标准', 'Criteria', '${soon()}', 'assigned', ${cast.people.regulatorHead}
         from public.directive d, public.membership m where d.id = ${pick(players.directives)} and m.id = ${players.issuer} returning id`
      : `insert into public.hazard (stage, came_from, came_by, org_id, issuer_org_id, regulator_org_id, line, region_code, place_id, title_zh, title_en, clause, clause_seen)
         values ('reported', 'none', 'report', ${cast.units.firm}, ${cast.units.regulator}, ${cast.units.regulator}, 'bottom', '${pick(regions)}', ${cast.placeId}, '随机', 'Random', '', '') returning id`,
  )
  if (opened === null) return 0
  const one: Case = { loop, id: opened, stage: loop === 'task' ? 'draft' : 'reported', level: null }
  let made = 1
  for (let tries = 3 + Math.floor(chance() * 12); tries > 0; tries--) {
    at += chance() * 9 * dayMillis
    if (at > Date.now()) break
    const open = movesFrom(loop, one, false).filter(([name]) => !beside.test(name))
    const further = movesFrom(loop, one, true).filter(([name]) => !beside.test(name))
    const [name, move] = pick(further.length > 0 && chance() < 0.5 ? further : open) ?? []
    if (!name || !move) break
    const member = memberOf(players, one, name, move.side)
    if (move.needs?.includes('evidence'))
      await client.query(
        `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, caption, person_id, org_id, at)
         select $1, $2::bigint, 'after', md5($2::bigint::text || $3::text) || md5($3::text), 'image/jpeg', 1, '', m.person_id, m.org_id, $3::text::timestamptz from membership m where m.id = $4`,
        [loop, one.id, new Date(at - 1000).toISOString(), member],
      )
    const level = pick(['general', 'major'])
    const to = move.to === 'same' ? one.stage : move.to === 'remembered' ? null : move.to
    const set = columnsOf(cast, one, move.needs ?? [], soon(), level)
    if (move.setsLevel) set.push(`level = '${move.setsLevel}'`)
    if (name === 'report' && loop === 'task') set.push('percent = 50, reported_at = now()')
    const written = await step(
      member,
      `update public.${loop} c set stage = ${to === null ? 'c.suspended_from' : literal(to)}, came_from = c.stage, came_by = ${literal(name)}, came_with = '{"reason": "随机"}', version = c.version + 1
        ${set.map(column => `, ${column}`).join('')} where id = ${one.id} returning version`,
    )
    if (written === null) continue
    made++
    const { rows } = await client.query(`select stage, level from ${loop} where id = $1`, [one.id])
    Object.assign(one, rows[0])
  }
  return made
}
