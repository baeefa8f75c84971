import type pg from 'pg'
import { post, responsibility } from '@/db/schema/person'
import { insertRows, reserveIds } from '../rows'
import type { PlacedUnit } from '../units'
import type { People } from './people'
import type { Place } from './places'
import { writeSectorMap } from './sector-map'

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

const authorityPost = [
  '行业监管部门主要负责人',
  'Head of the authority',
  ['主持本部门全面工作', 'the whole work of the authority'],
  [
    '对本行业领域安全生产负监管责任，每季度研究一次安全生产工作',
    'answers for regulating the safety of the sector; takes it up with the whole office once a quarter',
  ],
] as const
type PostWords = typeof partyPost | typeof governmentPost | typeof principalPost | typeof authorityPost
/** The order that names people, invented with them. */
const words = '《关于明确安全生产责任人的通知》（演示虚构）'

/** Some posts are vacant, as lists of this kind are: one Party side, one government side, one authority, one enterprise in so many. */
const vacantEvery = { party: 23, government: 31, authority: 27, enterprise: 29 } as const

/** Posts with their double duties, and who answers for territories, industries, enterprises and places. */
export async function writeResponsibilities(
  client: pg.Client,
  units: ReadonlyMap<string, PlacedUnit>,
  people: People,
  places: readonly Place[],
  since: string,
): Promise<void> {
  const all = [...units.values()]
  const of = (unit: PlacedUnit, side: Side, [titleZh, titleEn, business, safety]: PostWords): NewPost => ({
    orgId: unit.id,
    side,
    titleZh,
    titleEn,
    business,
    safety,
  })
  const governments = all.filter(unit => unit.kind === 'government')
  const enterprises = all.filter(unit => unit.kind === 'enterprise')
  const authorities = all.filter(unit => unit.kind === 'department' && people.of(unit.key, 'head').length > 0)
  const posts = [
    ...governments.flatMap(unit => [of(unit, 'party', partyPost), of(unit, 'government', governmentPost)]),
    ...enterprises.map(unit => of(unit, 'enterprise', principalPost)),
    ...authorities.map(unit => of(unit, 'government', authorityPost)),
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
      validFrom: since,
    })),
  )
  const assigned = {
    basis: 'assigned' as const,
    words,
    assignedById: people.one('dept:safety-committee-office', 'supervisor').id,
    validFrom: since,
  }
  const byId = new Map(all.map(unit => [unit.id, unit]))
  await insertRows(client, responsibility, [
    ...posts.map((one, index) => {
      const unit = byId.get(one.orgId)!
      const part = unit.kind === 'department' ? 'authority' : one.side
      const head =
        unit.kind === 'department' ? people.one(unit.key, 'head') : people.of(unit.key)[one.side === 'party' ? 1 : 0]
      const deputy =
        unit.kind === 'department'
          ? people.of(unit.key, 'official')[0]
          : part === 'enterprise'
            ? people.of(unit.key)[1]
            : undefined
      const vacant = index % vacantEvery[part] === 4
      return {
        kind: part === 'enterprise' ? part : part === 'authority' ? ('industry' as const) : ('leadership' as const),
        orgId: unit.id,
        placeId: null,
        postId: ids[index]!,
        personId: vacant ? null : (head?.id ?? null),
        deputyId: vacant ? null : (deputy?.id ?? null),
        ...assigned,
      }
    }),
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
  await writeSectorMap(client, units, since, assigned.assignedById)
}
