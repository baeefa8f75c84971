import pg from 'pg'
import { addDays, type Day } from '@/domain/clock'
import { env } from '@/env'
import type { Cast } from '../commands/cast'
import type { Chance } from './chance'
import { RandomHand } from './random-hand'

const sectors = ['gas', 'charging', 'education', 'mining']
/** A county and its prefecture, so that a row of the map above it counts too. */
const regions = ['222404', '222400']

/** A territory that grows and changes at random: one lawful or administrative change at a time. */
export class RandomWorld extends RandomHand {
  static async make(cast: Cast, chance: Chance, today: Day): Promise<RandomWorld> {
    const client = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
    await client.connect()
    const [directive] = await cast.ask(
      `select id::int, line from directive where stage = 'executing' order by id limit 1`,
    )
    // people of the government who never signed in to it
    const leaders = await cast.ask(
      `insert into person (name_zh, name_en, org_id, invented) select 'L' || n, 'L' || n, $1, true from generate_series(1, 3) n returning id::int`,
      [cast.units.gov],
    )
    await cast.ask(`update org set authority = key, region_code = '222404' where id = $1`, [cast.units.regulator])
    await cast.ask(`update org set region_code = '222400' where id = $1`, [cast.units.gov])
    await cast.ask(`update org set kind = 'government', region_code = '222404' where id = $1`, [cast.units.otherBureau])
    const ids = leaders.map(row => row.id as number)
    return new RandomWorld(cast, chance, today, client, directive as { id: number; line: string }, ids)
  }

  private readonly changes: Record<string, () => Promise<unknown>> = {
    place: () =>
      this.cast.ask(
        `insert into place (name_zh, name_en, org_id, regulator_org_id, owner_id, region_code, sector, risk, address_zh, address_en, listed_on, delisted_on, invented)
         values ('P', 'P', $1, $2, $3, $4, $5, 'red', 'a', 'a', $6, $7, true)`,
        [
          this.pick(this.firms()),
          this.maybe(this.cast.units.regulator),
          this.maybe(this.pick(this.workers())),
          this.pick(regions),
          this.pick(sectors),
          this.day(-30, 1),
          this.chance() < 0.2 ? this.day(1, 3) : null,
        ],
      ),
    placeChanged: async () => {
      const place = await this.one(`select id from place where org_id = any ($1)`)
      await this.cast.ask(`update place set owner_id = $2, regulator_org_id = $3, delisted_on = $4 where id = $1`, [
        place?.id,
        this.maybe(this.pick(this.workers())),
        this.maybe(this.cast.units.regulator),
        this.chance() < 0.2 ? this.day(2, 5) : null,
      ])
    },
    post: () =>
      this.cast.ask(
        `insert into post (org_id, title_zh, title_en, side, business_duty_zh, business_duty_en, safety_duty_zh, safety_duty_en, valid_from) values ($1, 'p', 'p', $2, 'b', 'b', 's', 's', $3)`,
        [
          this.pick([this.cast.units.gov, this.cast.units.otherBureau]),
          this.pick(['party', 'government']),
          this.day(-9, 1),
        ],
      ),
    postEnded: async () => {
      const post = await this.one(`select id from post where org_id = any ($1)`)
      await this.cast.ask(`update post set valid_to = $2 where id = $1`, [post?.id, this.maybe(this.day(-1, 1))])
    },
    duty: async () => {
      const kind = this.pick(['leadership', 'industry', 'enterprise'] as const)
      const post = await this.one(`select id, org_id from post where org_id = any ($1)`)
      const place = await this.one(`select id, org_id from place where org_id = any ($1)`)
      if (kind === 'leadership' && !post) return
      const ofPlace = kind === 'enterprise' && place && this.chance() < 0.7
      const org =
        kind === 'leadership'
          ? post!.org_id
          : kind === 'industry'
            ? this.cast.units.regulator
            : ofPlace
              ? place.org_id
              : this.pick(this.firms())
      const people = kind === 'leadership' ? this.leaders : kind === 'industry' ? this.officials() : this.workers()
      await this.cast.ask(
        `insert into responsibility (kind, org_id, place_id, post_id, person_id, basis, valid_from, valid_to) values ($1, $2, $3, $4, $5, 'assigned', $6, $7)`,
        [
          kind,
          org,
          ofPlace ? place.id : null,
          kind === 'leadership' ? post!.id : null,
          this.chance() < 0.8 ? this.pick(people) : null,
          this.day(-20, 1),
          this.chance() < 0.4 ? this.day(1, 9) : null,
        ],
      )
    },
    dutyEnded: async () => {
      const duty = await this.one(
        `select id from responsibility where org_id = any ($1) and (valid_to is null or valid_to >= (now() at time zone 'Asia/Shanghai')::date - 1)`,
      )
      await this.cast.ask(`update responsibility set valid_to = greatest($2::date, valid_from - 1) where id = $1`, [
        duty?.id,
        this.day(-1, 1),
      ])
    },
    membership: async () => {
      await this.cast.ask(`update membership set valid_to = $2 where person_id = $1`, [
        this.pick([...this.workers(), ...this.officials()]),
        this.maybe(this.day(-3, 1)),
      ])
    },
    cell: () =>
      this.cast.ask(
        `insert into grid_cell (code, name_zh, name_en, region_code, org_id, invented) values (gen_random_uuid()::text, 'c', 'c', '222404', $1, true)`,
        [this.pick([this.cast.units.gov, this.cast.units.regulator])],
      ),
    officer: async () => {
      const cell = await this.one(`select id from grid_cell where org_id = any ($1)`)
      if (cell)
        await this.cast.ask(`insert into grid_officer (cell_id, person_id, named_by_id) values ($1, $2, $3)`, [
          cell.id,
          this.chance() < 0.8 ? this.pick(this.officials()) : null,
          this.cast.people.supervisor,
        ])
    },
    map: () =>
      this.cast.ask(
        `insert into sector_regulator (sector, level, region_code, authority, org_id, basis, valid_from, valid_to) select $1, level, code, (select authority from org where id = $3), $4, 'assigned', $5, $6 from region where code = $2`,
        [
          this.pick(['charging', 'education']),
          '222404',
          this.maybe(this.cast.units.regulator),
          this.chance() < 0.3 ? this.cast.units.regulator : null,
          this.day(-9, 1),
          this.chance() < 0.5 ? this.day(1, 4) : null,
        ],
      ),
    mapEnded: async () => {
      await this.endMap(this.day(-1, 1), this.chance() < 0.5 ? 1 : undefined)
    },
    shift: async () => {
      const from = `now() + interval '${2 + Math.floor(this.chance() * 20)} days' + interval '${Math.floor(this.chance() * 1e6)} ms'`
      await this.cast.ask(
        `with r as (insert into roster (org_id, from_on, to_on, pattern, rest_minutes, phone, drafted_by_id, drafted_at, published_by_id, published_at)
           select $1, current_date, current_date + 30, '{}', 0, '0', $2, now(), $2, now() returning id),
         h as (insert into shift (roster_id, org_id, on_day, kind, day_kind, starts_at, ends_at, published_at)
           select id, $1, current_date, 'day', 'working', ${from}, ${from} + interval '8 hours', now() from r returning *)
         insert into shift_seat (shift_id, org_id, kind, no, gap, starts_at, ends_at, rested_at, came_by, by_id, at)
           select id, org_id, 'staff', n, 'nobody', starts_at, ends_at, ends_at, 'roster', $2, now() from h, generate_series(1, 2) n`,
        [this.cast.units.regulator, this.cast.people.regulatorHead],
      )
    },
    shiftManned: async () => {
      const seat = await this.one(
        `select id from shift_seat where org_id = any ($1) and person_id is null and ended_at is null`,
      )
      // somebody new, who has no other shift at that time
      await this.cast.ask(
        `with gone as (update shift_seat set ended_at = now() where id = $1 returning *),
         new as (insert into person (name_zh, name_en, org_id, invented) select 'S', 'S', org_id, true from gone returning id)
         insert into shift_seat (shift_id, org_id, kind, no, person_id, starts_at, ends_at, rested_at, came_by, reason, follows_id, by_id, at)
           select g.shift_id, g.org_id, g.kind, g.no, n.id, g.starts_at, g.ends_at, g.rested_at, 'replacement', 'r', g.id, g.by_id, now() from gone g, new n`,
        [seat?.id],
      )
    },
    task: async () => {
      const { id: directive, line } = this.directive
      const id = await this.step(
        'supervisor',
        `insert into task (stage, came_from, came_by, org_id, issuer_org_id, line, region_code, directive_id, title_zh, title_en, criteria_zh, criteria_en, due_on, due_basis, due_by_id, owner_id)
         values ('draft', 'none', 'draft', ${this.cast.units.regulator}, ${this.cast.units.office}, '${line}', '222404', ${directive}, 'T', 'T', 'c', 'c', '${this.day(3, 9)}', 'assigned', ${this.cast.people.supervisor}, ${this.maybe(this.pick(this.officials()))}) returning id::int`,
      )
      if (id && this.chance() < 0.8)
        await this.step(
          'supervisor',
          `update task set stage = 'issued', came_from = 'draft', came_by = 'issue', version = 2 where id = ${id} returning id::int`,
        )
    },
    reassigned: async () => {
      const loop = this.pick(['task', 'hazard', 'inspection'])
      const one = await this.one(
        `select id from ${loop} where org_id = any ($1) ${this.chance() < 0.6 ? 'and owner_id is null' : ''}`,
      )
      const people = loop === 'hazard' ? this.workers() : this.officials()
      if (one)
        await this.step(
          'supervisor',
          `update ${loop} set came_from = stage, came_by = 'reassign', came_with = '{"reason": "r"}', version = version + 1, owner_id = ${this.pick(people)} where id = ${one.id} returning id::int`,
        )
    },
    taskCancelled: async () => {
      const task = await this.one(`select id from task where org_id = any ($1) and stage = 'issued'`)
      if (task)
        await this.step(
          'supervisor',
          `update task set stage = 'cancelled', came_from = 'issued', came_by = 'cancel', came_with = '{"reason": "r"}', version = version + 1 where id = ${task.id} returning id::int`,
        )
    },
    hazard: async () => {
      const { firm, regulator } = this.cast.units
      const id = await this.step(
        'inspector',
        `insert into hazard (stage, came_from, came_by, org_id, issuer_org_id, regulator_org_id, line, region_code, place_id, title_zh, title_en, clause, clause_seen)
         select 'reported', 'none', 'report', ${firm}, ${regulator}, ${regulator}, 'bottom', region_code, id, 'H', 'H', '', '' from place where id = ${this.cast.placeId} and regulator_org_id = ${regulator} returning id::int`,
      )
      if (!id) return
      await this.step(
        'inspector',
        `update hazard set stage = 'graded', came_from = 'reported', came_by = 'grade', level = 'general', version = 2 where id = ${id} returning id::int`,
      )
      if (this.chance() < 0.8)
        await this.step(
          'inspector',
          `update hazard set stage = 'ordered', came_from = 'graded', came_by = 'order', owner_id = ${this.maybe(this.pick(this.workers()))}, due_on = '${this.day(3, 9)}', due_basis = 'assigned', came_with = '{"reason": "x"}', version = 3 where id = ${id} returning id::int`,
        )
    },
    inspection: async () => {
      const { regulator } = this.cast.units
      const [colleague, head] = this.officials()
      await this.step(
        'inspector',
        `insert into inspection (stage, came_from, came_by, org_id, issuer_org_id, regulator_org_id, line, region_code, due_on, place_id, checklist_id, kind, team_ids, owner_id)
         select 'planned', 'none', 'plan', ${regulator}, ${regulator}, ${regulator}, 'red', region_code, '${this.day(1, 5)}', id, ${this.cast.checklistId}, 'planned', '{${colleague},${head}}', ${this.pick(this.officials())}
         from place where id = ${this.cast.placeId} and regulator_org_id = ${regulator} returning id::int`,
      )
    },
  }

  /** Ends rows of the map that this world made; all of them without a limit. */
  async endMap(on: Day, most?: number): Promise<void> {
    await this.cast.ask(
      `update sector_regulator set valid_to = greatest($1::date, valid_from - 1) where id in (select id from sector_regulator where region_code = '222404' and basis = 'assigned' and words = '' and assigned_by_id is null
         and (valid_to is null or valid_to >= (now() at time zone 'Asia/Shanghai')::date - 1) order by id ${most ? `limit ${most}` : ''})`,
      [on],
    )
  }

  /** One change at random; what it was. */
  async change(): Promise<string> {
    // work, and who may do it, changes more often than the rest
    const name = this.pick([
      ...Object.keys(this.changes),
      'task',
      'task',
      'membership',
      'membership',
      'reassigned',
      'shiftManned',
    ])
    await this.changes[name]!()
    return name
  }

  /** Nothing of it counts for anybody else's test. */
  async end(): Promise<void> {
    await this.endMap(addDays(this.today, -1))
    await this.client.end()
  }
}
