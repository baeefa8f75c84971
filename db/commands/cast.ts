import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Role } from '@/domain/role'
import { env } from '@/env'
import type { Caller } from '../client'
import type { SealedFile } from './attach-evidence'
import type { Outcome } from './outcome'

const parts = {
  leader: ['leader', 'gov', 'gov'],
  supervisor: ['supervisor', 'office', 'gov'],
  inspector: ['inspector', 'regulator', 'regulator'],
  colleague: ['inspector', 'regulator', 'regulator'],
  regulatorHead: ['head', 'regulator', 'regulator'],
  principal: ['enterprise', 'firm', 'firm'],
  worker: ['enterprise', 'firm', 'firm'],
  stranger: ['enterprise', 'otherFirm', 'otherFirm'],
  outsider: ['inspector', 'otherBureau', 'otherBureau'],
} as const satisfies Record<string, readonly [Role, UnitName, UnitName]>
const unitNames = ['gov', 'office', 'regulator', 'otherBureau', 'firm', 'otherFirm'] as const
type UnitName = (typeof unitNames)[number]
type Part = keyof typeof parts

/** A small cast for the database tests: units of their own, people with open sessions, a place, a short checklist. */
export type Cast = {
  as: Record<Part, Caller>
  people: Record<Part, number>
  units: Record<UnitName, number>
  placeId: number
  checklistId: number
  itemIds: number[]
  /** As the administrator: sees everything, changes nothing by rule. */
  ask: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  /** As the application's own role under this person's session, past every command; undone afterwards. */
  bypass: (who: Part, text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  end: () => Promise<void>
}

export const key = (): string => randomUUID()

/** The id of a success; throws with the refusal otherwise. */
export function idOf(outcome: Outcome): number {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.id
}

/** The refusal's code; throws when it was a success. */
export function codeOfRefusal(outcome: Outcome): string {
  if (outcome.ok) throw new Error('was not refused')
  return outcome.refusal.code
}

/** A file as the upload route would have sealed it. */
export const sealed = (): SealedFile => ({
  sha256: randomBytes(32).toString('hex'),
  mime: 'image/jpeg',
  bytes: 1234,
  width: 4,
  height: 3,
  claimedAt: null,
  latitude: null,
  longitude: null,
  likeness: null,
})

type Ask = Cast['ask']

async function makeUnits(ask: Ask, mark: string): Promise<Record<UnitName, number>> {
  const [above] = await ask(`select id::int, path from org where key = 'gov:220200'`)
  const made = {} as Record<UnitName, number>
  const paths: Partial<Record<UnitName, string>> = {}
  for (const name of unitNames) {
    const kind = {
      gov: 'government',
      office: 'office',
      regulator: 'department',
      otherBureau: 'department',
      firm: 'enterprise',
      otherFirm: 'enterprise',
    }[name]
    const [{ id }] = (await ask(`select nextval(pg_get_serial_sequence('org', 'id'))::int as id`)) as [{ id: number }]
    const parentId = name === 'gov' ? above!.id : made.gov
    paths[name] = `${name === 'gov' ? above!.path : paths.gov}${id}/`
    await ask(
      `insert into org (id, key, parent_id, path, kind, name_zh, name_en, short_zh, short_en, region_code, basis, invented)
       overriding system value values ($1, $2, $3, $4, $5, $2, $2, $2, $2, '220200', 'test', true)`,
      [id, `${mark}:${name}`, parentId, paths[name], kind],
    )
    made[name] = id
  }
  return made
}

async function makePeople(ask: Ask, mark: string, units: Record<UnitName, number>) {
  const as = {} as Record<Part, Caller>
  const people = {} as Record<Part, number>
  for (const [name, [role, unit, scope]] of Object.entries(parts) as [Part, readonly [Role, UnitName, UnitName]][]) {
    const account = `${mark}-${name}`
    const token = randomBytes(24).toString('base64url')
    await ask(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@test.sixlines')`, [account])
    const [{ id }] = (await ask(
      `insert into person (name_zh, name_en, org_id, account_id, invented) values ($1, $1, $2, $3, true) returning id::int`,
      [account, units[unit], account],
    )) as [{ id: number }]
    await ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, $3, $4, '2018-01-01')`,
      [id, units[unit], role, units[scope]],
    )
    await ask(
      `insert into auth.session (id, user_id, token, expires_at) values ($1, $1, $2, now() + interval '1 hour')`,
      [account, createHash('sha256').update(token).digest('hex')],
    )
    as[name] = { token }
    people[name] = id
  }
  return { as, people }
}

async function makeChecklist(ask: Ask, mark: string): Promise<{ checklistId: number; itemIds: number[] }> {
  const [{ id }] = (await ask(
    `insert into checklist (key, version, name_zh, name_en, sector) values ($1, 1, $1, $1, 'gas') returning id::int`,
    [mark],
  )) as [{ id: number }]
  const items = await ask(
    `insert into checklist_item (checklist_id, no, code, section_zh, section_en, text_zh, text_en, clause, level_if_failed, photo_required, guidance_en, source, seen)
     select $1, n, 'T-' || n, '节' || (n + 1) / 2, 'Section ' || (n + 1) / 2, '第' || n || '项合格', 'Item ' || n || ' holds', '某条例第' || n || '条',
       'general', true, '', 'test', 'UNVERIFIED' from generate_series(1, 4) n order by n returning id::int`,
    [id],
  )
  // frozen from then on, for the administrator too
  await ask('update checklist set issued_at = now() where id = $1', [id])
  return { checklistId: id, itemIds: items.map(item => item.id as number) }
}

export async function makeCast(): Promise<Cast> {
  const mark = `t${randomBytes(5).toString('hex')}`
  const admin = new pg.Pool({ connectionString: env.DATABASE_ADMIN_URL, max: 2 })
  const app = new pg.Pool({ connectionString: env.DATABASE_APP_URL, max: 2 })
  const ask: Ask = async (text, values) => (await admin.query(text, values)).rows
  const units = await makeUnits(ask, mark)
  const { as, people } = await makePeople(ask, mark, units)
  const [{ id: placeId }] = (await ask(
    `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented)
     values ($1, $1, $2, $3, '220200', 'gas', 'red', $1, $1, true) returning id::int`,
    [mark, units.firm, units.regulator],
  )) as [{ id: number }]
  const bypass: Cast['bypass'] = async (who, text, values) => {
    const client = await app.connect()
    try {
      await client.query('begin')
      await client.query('select ctx.open($1)', [as[who].token])
      const { rows } = await client.query(text, values)
      // what is asked at the end of a transaction is asked here, for this one is undone
      await client.query('set constraints all immediate')
      return rows
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const end = async () => {
    await Promise.all([admin.end(), app.end()])
  }
  return { as, people, units, placeId, ...(await makeChecklist(ask, mark)), ask, bypass, end }
}
