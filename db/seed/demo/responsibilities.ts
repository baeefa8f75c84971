import type pg from 'pg'
import { post, responsibility } from '@/db/schema/person'
import { insertRows, reserveIds } from '../rows'
import type { PlacedUnit } from '../units'
import type { People } from './people'
import type { Place } from './places'

type Side = 'party' | 'government' | 'enterprise'
type NewPost = {
  orgId: number
  side: Side
  titleZh: string
  titleEn: string
  business: readonly [string, string]
  safety: readonly [string, string]
}

const partyPost = [
  '分管安全生产的党委负责人',
  'Party leader for work safety',
  ['分管工作', 'the fields in charge'],
  [
    '对本地区安全生产负党委领导责任，每月带队检查一次',
    'answers for work safety on the Party’s side; leads one inspection a month',
  ],
] as const
const governmentPost = [
  '分管安全生产的政府负责人',
  'Government leader for work safety',
  ['分管工作', 'the fields in charge'],
  ['组织本地区安全生产大检查，督促重大隐患整改', 'organises the general inspection, presses the major hazards'],
] as const
const principalPost = [
  '企业主要负责人',
  'Principal of the enterprise',
  ['生产经营', 'the business'],
  [
    '安全生产第一责任人，全面负责本单位隐患排查治理',
    'first person responsible for safety; answers for all hazards of the unit',
  ],
] as const

/** Posts with their double duties, and who answers for territories, industries, enterprises and places. Some are vacant, as lists of this kind are. */
export async function writeResponsibilities(
  client: pg.Client,
  units: ReadonlyMap<string, PlacedUnit>,
  people: People,
  places: readonly Place[],
  since: string,
): Promise<void> {
  const all = [...units.values()]
  const governments = all.filter(unit => unit.kind === 'government' && unit.regionCode !== '220000')
  const enterprises = all.filter(unit => unit.kind === 'enterprise')
  const of = (
    unit: PlacedUnit,
    side: Side,
    [titleZh, titleEn, business, safety]: typeof partyPost | typeof governmentPost | typeof principalPost,
  ): NewPost => ({
    orgId: unit.id,
    side,
    titleZh,
    titleEn,
    business,
    safety,
  })
  const posts = [
    ...governments.flatMap(unit => [of(unit, 'party', partyPost), of(unit, 'government', governmentPost)]),
    ...enterprises.map(unit => of(unit, 'enterprise', principalPost)),
  ]
  const ids = await reserveIds(client, post, posts.length)
  await insertRows(
    client,
    post,
    posts.map((one, index) => ({
      id: ids[index]!,
      orgId: one.orgId,
      side: one.side,
      titleZh: one.titleZh,
      titleEn: one.titleEn,
      businessDutyZh: one.business[0],
      businessDutyEn: one.business[1],
      safetyDutyZh: one.safety[0],
      safetyDutyEn: one.safety[1],
    })),
  )
  const supervisor = people.one('dept:safety-committee-office', 'supervisor')
  const assigned = { basis: 'assigned' as const, assignedById: supervisor.id, validFrom: since }
  const byId = new Map(all.map(unit => [unit.id, unit]))
  await insertRows(client, responsibility, [
    ...posts.map((one, index) => {
      const staff = people.of(byId.get(one.orgId)!.key)
      const vacant = one.side === 'party' && index % 23 === 4
      return {
        kind: one.side === 'enterprise' ? ('enterprise' as const) : ('leadership' as const),
        orgId: one.orgId,
        placeId: null,
        postId: ids[index]!,
        personId: vacant ? null : (staff[one.side === 'party' ? 1 : 0]?.id ?? null),
        deputyId: one.side === 'enterprise' ? (staff[1]?.id ?? null) : null,
        ...assigned,
      }
    }),
    ...all
      .filter(
        unit => unit.kind === 'department' && unit.regionCode !== '220000' && people.of(unit.key, 'head').length > 0,
      )
      .map(unit => ({
        kind: 'industry' as const,
        orgId: unit.id,
        placeId: null,
        postId: null,
        personId: people.one(unit.key, 'head').id,
        deputyId: people.one(unit.key, 'official').id,
        ...assigned,
      })),
    ...places.map(({ id, firm, owner }) => ({
      kind: 'enterprise' as const,
      orgId: firm.id,
      placeId: id,
      postId: null,
      personId: owner?.id ?? null,
      deputyId:
        owner === null || id % 11 === 3 ? null : (people.of(firm.key).find(staff => staff.id !== owner.id)?.id ?? null),
      ...assigned,
    })),
  ])
}
