import type pg from 'pg'
import { activity, activityVersion } from '@/db/schema/publicity'
import { addDays } from '@/domain/clock'
import type { ActivityKind, Audience, ReachBasis } from '@/domain/publicity'
import type { Role } from '@/domain/role'
import { insertRows, reserveIds } from '../rows'
import type { World } from './world'

type Told = {
  unit: string
  role: Role
  zh: string
  en: string
  kind: ActivityKind
  audience: Audience
  ago: number
  days: number
  channel: string
  reach?: readonly [number, ReachBasis]
  /** What was said first, when it was corrected afterwards, and why. */
  first?: { reach: number; basis: ReachBasis; reason: string }
}

const told: readonly Told[] = [
  {
    unit: 'dept:propaganda',
    role: 'communications',
    zh: '“身边的隐患”系列短视频',
    en: 'Short films: the hazard next to you',
    kind: 'video',
    audience: 'public',
    ago: 62,
    days: 30,
    channel: '省级政务新媒体（虚构）',
    reach: [186_400, 'platform'],
    first: { reach: 240_000, basis: 'estimated', reason: '改用平台后台数据，原为估计' },
  },
  {
    unit: 'dept:propaganda',
    role: 'communications',
    zh: '安全生产专题报道',
    en: 'Features on work safety',
    kind: 'media',
    audience: 'public',
    ago: 40,
    days: 5,
    channel: '省报与广播（虚构）',
  },
  {
    unit: 'dept:propaganda',
    role: 'communications',
    zh: '网络谣言辨识公益广告',
    en: 'Public notices on telling rumours',
    kind: 'poster',
    audience: 'public',
    ago: 15,
    days: 15,
    channel: '公交站亭（虚构）',
    reach: [90_000, 'estimated'],
  },
  {
    unit: 'housing:220200',
    role: 'head',
    zh: '燃气安全入户宣传',
    en: 'Gas safety from door to door',
    kind: 'visit',
    audience: 'public',
    ago: 30,
    days: 4,
    channel: '昌邑区六个社区（虚构）',
    reach: [1_240, 'counted'],
  },
  {
    unit: 'housing:220200',
    role: 'head',
    zh: '餐饮单位用气安全讲座',
    en: 'A talk on gas for restaurants',
    kind: 'talk',
    audience: 'enterprises',
    ago: 11,
    days: 0,
    channel: '市住建局一楼（虚构）',
    reach: [86, 'counted'],
  },
  {
    unit: 'office:220200',
    role: 'supervisor',
    zh: '安全生产咨询日',
    en: 'A day of advice on work safety',
    kind: 'exhibition',
    audience: 'public',
    ago: 75,
    days: 0,
    channel: '世纪广场（虚构）',
    reach: [3_000, 'estimated'],
  },
  {
    unit: 'emergency:220202',
    role: 'head',
    zh: '校园逃生体验',
    en: 'Escape practice at schools',
    kind: 'exhibition',
    audience: 'students',
    ago: 20,
    days: 1,
    channel: '两所中学（虚构）',
    reach: [920, 'counted'],
  },
  {
    unit: 'firm:gas:220200',
    role: 'enterprise',
    zh: '致用户的一封信',
    en: 'A letter to the customers',
    kind: 'other',
    audience: 'public',
    ago: 8,
    days: 3,
    channel: '随缴费单发放（虚构）',
    reach: [15_600, 'counted'],
  },
  {
    unit: 'firm:chemical:220200',
    role: 'enterprise',
    zh: '班组安全故事会',
    en: 'Safety stories by the shifts',
    kind: 'talk',
    audience: 'workers',
    ago: 5,
    days: 0,
    channel: '厂区礼堂（虚构）',
    reach: [140, 'counted'],
  },
]

/** What the units did in publicity in the last months, one of it corrected; all invented. */
export async function publicize(client: pg.Client, { people, moments }: World): Promise<void> {
  const ids = await reserveIds(client, activity, told.length)
  const at = (ago: number) => new Date(moments.now - Math.max(ago, 0.1) * 86_400_000)
  const by = told.map(one => people.one(one.unit, one.role))
  await insertRows(
    client,
    activity,
    told.map((one, index) => ({
      id: ids[index]!,
      orgId: by[index]!.unit.id,
      personId: by[index]!.id,
      at: at(one.ago - one.days - 0.5),
      invented: true,
    })),
  )
  for (const [index, one] of told.entries()) {
    const said = {
      activityId: ids[index]!,
      titleZh: one.zh,
      titleEn: one.en,
      kind: one.kind,
      audience: one.audience,
      fromOn: addDays(moments.today, -one.ago),
      toOn: addDays(moments.today, -one.ago + one.days),
      channel: one.channel,
      personId: by[index]!.id,
    }
    const [reach, basis] = one.reach ?? [null, null]
    const now = { ...said, reach, reachBasis: basis }
    const wrote = one.ago - one.days - 0.5
    await insertRows(
      client,
      activityVersion,
      one.first
        ? [
            { ...said, version: 1, reach: one.first.reach, reachBasis: one.first.basis, reason: '', at: at(wrote) },
            { ...now, version: 2, reason: one.first.reason, at: at(wrote - 4) },
          ]
        : [{ ...now, version: 1, reason: '', at: at(wrote) }],
    )
  }
}
