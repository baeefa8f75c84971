import type { BreakKind } from '../queries/break-kinds'

type Span = { from: string; to: string | null }
/** The rows of a territory, plain; days as texts. */
export type World = {
  today: string
  orgs: { id: number; kind: string; path: string; region: string }[]
  places: {
    id: number
    org: number
    regulator: number | null
    owner: number | null
    region: string
    sector: string
    listedOn: string
    delistedOn: string | null
  }[]
  posts: ({ id: number; side: string } & Span)[]
  duties: ({
    id: number
    kind: string
    org: number
    place: number | null
    post: number | null
    person: number | null
  } & Span)[]
  memberships: ({ person: number; org: number } & Span)[]
  officers: { cell: number; org: number; no: number | null; person: number | null }[]
  cases: { loop: string; id: number; org: number; owner: number | null; stage: string }[]
  map: ({ sector: string; level: string; region: string | null; authority: string | null; org: number | null } & Span)[]
  /** Places on shifts; instants as milliseconds. */
  seats: { shift: number; person: number | null; from: number; to: number; isLive: boolean }[]
  now: number
  authorities: { authority: string; region: string }[]
}

const openStages: Record<string, readonly string[]> = {
  task: ['issued', 'accepted', 'bounced', 'in_progress', 'submitted', 'returned', 'suspended'],
  hazard: [
    ...['reported', 'graded', 'ordered', 'interim_controls', 'plan_filed', 'listed', 'rectifying', 'submitted'],
    ...['reinspected', 'acceptance_requested', 'onsite_review', 'delisted', 'reopened'],
  ],
  inspection: ['planned', 'assigned', 'in_field', 'submitted', 'reviewed'],
}
/** Where a hazard waits for the unit that rectifies it. */
const rectifying = ['ordered', 'interim_controls', 'listed', 'rectifying']

/** What is missing in a world, counted with loops over its rows and with nothing of the product's own queries. */
export function recountBreaks(world: World): { kind: BreakKind; id: string }[] {
  const { today } = world
  const found: { kind: BreakKind; id: string }[] = []
  const holds = ({ from, to }: Span) => from <= today && (to === null || to >= today)
  const pathOf = new Map(world.orgs.map(org => [org.id, org.path]))

  function hasLeft(person: number, unit: number): boolean {
    let began = false
    for (const one of world.memberships) {
      if (one.person !== person || one.from > today || !pathOf.get(one.org)!.startsWith(pathOf.get(unit)!)) continue
      began = true
      if (one.to === null || one.to >= today) return false
    }
    return began
  }
  const stands = (person: number | null, unit: number) => person !== null && !hasLeft(person, unit)
  const answers = (unit: number, is: (duty: World['duties'][number]) => boolean) =>
    world.duties.some(duty => duty.org === unit && is(duty) && holds(duty) && stands(duty.person, unit))

  const registered = world.places.filter(
    one => one.listedOn <= today && (one.delistedOn === null || one.delistedOn > today),
  )
  for (const one of registered) {
    const named = world.duties.some(duty => duty.place === one.id && holds(duty) && stands(duty.person, duty.org))
    if (!named && !stands(one.owner, one.org)) found.push({ kind: 'placeNoPerson', id: String(one.id) })
    if (one.regulator === null) found.push({ kind: 'placeNoRegulator', id: String(one.id) })
  }

  const levelOf = (region: string) =>
    region.endsWith('0000') ? 'province' : region.endsWith('00') ? 'prefecture' : 'county'
  const isMapped = (sector: string, region: string) =>
    world.map.some(
      row =>
        row.sector === sector &&
        holds(row) &&
        row.level === levelOf(region) &&
        (row.region === null || row.region === region) &&
        (row.org !== null || world.authorities.some(one => one.authority === row.authority && one.region === region)),
    )
  for (const pair of new Set(registered.map(one => `${one.sector}|${one.region}`))) {
    const [sector, region] = pair.split('|') as [string, string]
    if (!world.orgs.some(org => org.kind === 'government' && org.region === region)) continue
    const above = levelOf(region) === 'county' ? [`${region.slice(0, 4)}00`] : []
    if (![region, ...above].some(one => isMapped(sector, one))) found.push({ kind: 'sectorNoRegulator', id: pair })
  }

  for (const org of world.orgs) {
    const id = String(org.id)
    if (org.kind === 'government') {
      for (const [side, kind] of [
        ['party', 'unitNoParty'],
        ['government', 'unitNoGovernment'],
      ] as const) {
        const posts = world.posts.filter(post => post.side === side && holds(post)).map(post => post.id)
        if (!answers(org.id, duty => duty.kind === 'leadership' && duty.post !== null && posts.includes(duty.post)))
          found.push({ kind, id })
      }
    }
    if (org.kind === 'enterprise' && !answers(org.id, duty => duty.kind === 'enterprise' && duty.place === null))
      found.push({ kind: 'enterpriseNoPerson', id })
    if (
      (org.kind === 'department' || org.kind === 'office') &&
      registered.some(one => one.regulator === org.id) &&
      !answers(org.id, duty => duty.kind === 'industry' && duty.place === null)
    )
      found.push({ kind: 'authorityNoPerson', id })
  }

  for (const cell of new Set(world.officers.map(one => one.cell))) {
    const latest = world.officers.filter(one => one.cell === cell).reduce((a, b) => ((b.no ?? 0) > (a.no ?? 0) ? b : a))
    if (!stands(latest.person, latest.org)) found.push({ kind: 'gridNoOfficer', id: String(cell) })
  }

  const week = 7 * 24 * 3_600_000
  const gaps = world.seats.filter(
    seat => seat.isLive && seat.person === null && seat.to > world.now && seat.from < world.now + week,
  )
  for (const shift of new Set(gaps.map(seat => seat.shift))) found.push({ kind: 'shiftNoPerson', id: String(shift) })

  for (const one of world.cases) {
    const id = String(one.id)
    if (!openStages[one.loop]!.includes(one.stage)) continue
    if (one.owner === null) {
      if (one.loop === 'task') found.push({ kind: 'taskNoPerson', id })
      if (one.loop === 'hazard' && rectifying.includes(one.stage)) found.push({ kind: 'hazardNoPerson', id })
    } else if (hasLeft(one.owner, one.org)) found.push({ kind: `${one.loop}PersonLeft` as BreakKind, id })
  }
  return found
}
