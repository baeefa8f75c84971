import type pg from 'pg'
import { membership, person } from '@/db/schema/person'
import type { Role } from '@/domain/role'
import { insertRows, reserveIds } from '../rows'
import { type SignIn, signInsOfStory } from '../sign-ins'
import type { PlacedUnit } from '../units'
import type { Chance } from './chance'
import { type Name, namer } from './names'

export type Staff = {
  id: number
  membershipId: number
  nameZh: string
  nameEn: string
  role: Role | null
  unit: PlacedUnit
  signIn: SignIn | null
}

/** Everybody of the demo by unit. */
export class People {
  private readonly byUnit = new Map<string, Staff[]>()
  add(staff: Staff): void {
    const list = this.byUnit.get(staff.unit.key)
    if (list) list.push(staff)
    else this.byUnit.set(staff.unit.key, [staff])
  }
  of(unitKey: string, role?: Role): Staff[] {
    return (this.byUnit.get(unitKey) ?? []).filter(staff => role === undefined || staff.role === role)
  }
  /** The first of that role in the unit; throws when the unit has none. */
  one(unitKey: string, role: Role, index = 0): Staff {
    const found = this.of(unitKey, role)
    const staff = found[index % Math.max(found.length, 1)]
    if (!staff) throw new Error(`the demo has no ${role} in ${unitKey}`)
    return staff
  }
  all(): Staff[] {
    return [...this.byUnit.values()].flat()
  }
}

const bureauRoles: readonly Role[] = ['head', 'official', 'official', 'inspector', 'inspector']

/** The roles that a unit of this kind is staffed with; null is a person who answers for something but does not sign in. */
function rolesOf(unit: PlacedUnit): readonly (Role | null)[] {
  if (unit.kind === 'enterprise') return ['enterprise', 'enterprise']
  if (unit.kind === 'office') return ['supervisor', 'supervisor', 'inspector', 'inspector', 'head']
  if (unit.kind === 'government') return unit.regionCode.endsWith('00') ? ['leader', null] : [null, null]
  return unit.kind === 'department' ? bureauRoles : []
}

/** A leader and a committee office see their territory; the officers of the whole see the province; everybody else the own unit. */
export function scopeOf(role: Role, unit: PlacedUnit, units: ReadonlyMap<string, PlacedUnit>): number {
  if (['auditor', 'admin', 'duty', 'communications'].includes(role)) return units.get('gov:220000')!.id
  if (unit.kind === 'office') return units.get(unit.parentKey!)!.id
  return unit.id
}

/** Writes invented people into every unit, those who sign in first, and their memberships since the campaign began. */
export async function writePeople(
  client: pg.Client,
  units: ReadonlyMap<string, PlacedUnit>,
  chance: Chance,
  since: string,
  accounts: ReadonlyMap<string, string>,
): Promise<People> {
  const nameFor = namer(
    chance,
    signInsOfStory.map(signIn => signIn.nameZh),
  )
  const wanted: { unit: PlacedUnit; role: Role | null; name: Name; signIn: SignIn | null }[] = []
  for (const unit of units.values()) {
    const signIns = signInsOfStory.filter(signIn => signIn.unit === unit.key)
    const open: (Role | null)[] = [...rolesOf(unit)]
    for (const signIn of signIns) {
      wanted.push({ unit, role: signIn.role, name: [signIn.nameZh, signIn.nameEn], signIn })
      const seat = open.indexOf(signIn.role)
      if (seat >= 0) open.splice(seat, 1)
    }
    for (const role of open) wanted.push({ unit, role, name: nameFor(unit.regionCode), signIn: null })
  }
  const ids = await reserveIds(client, person, wanted.length)
  const membershipIds = await reserveIds(client, membership, wanted.length)
  const people = new People()
  for (const [index, { unit, role, name, signIn }] of wanted.entries()) {
    people.add({
      id: ids[index]!,
      membershipId: membershipIds[index]!,
      nameZh: name[0],
      nameEn: name[1],
      role,
      unit,
      signIn,
    })
  }
  const all = people.all()
  await insertRows(
    client,
    person,
    all.map(({ id, nameZh, nameEn, unit, signIn }) => ({
      id,
      nameZh,
      nameEn,
      orgId: unit.id,
      accountId: signIn ? accounts.get(signIn.email)! : null,
      invented: true,
    })),
  )
  await insertRows(
    client,
    membership,
    all.flatMap(({ id, membershipId, role, unit }) =>
      role === null
        ? []
        : [
            {
              id: membershipId,
              personId: id,
              orgId: unit.id,
              role,
              scopeOrgId: scopeOf(role, unit, units),
              validFrom: since,
            },
          ],
    ),
  )
  return people
}
