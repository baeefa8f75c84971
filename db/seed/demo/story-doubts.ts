import sharp from 'sharp'
import { seal } from '@/db/evidence-store'
import { evidence } from '@/db/schema/evidence'
import { hazardReview } from '@/db/schema/hazard'
import { likenessOf } from '../../evidence-likeness'
import type { Staff } from './people'
import type { Scene } from './pictures'
import type { Case } from './script'
import type { World } from './world'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Shot = { sha256: string; bytes: number; likeness: bigint | null }
type Closing = {
  title: readonly [zh: string, en: string]
  daysAgo: number
  shot: 'first' | 'cut' | Scene
  said?: string
  /** The photo claims to be so many days older, or that much further north in degrees. */
  older?: number
  north?: number
  /** Submitted in the evening of the due day. */
  evening?: boolean
  /** Graded, rectified, looked at and closed within half an hour. */
  atOnce?: boolean
}

const pasted = '已按要求完成整改，更换部件并经试压合格，现场清理完毕，特申请复查。'

/** One hazard that was closed honestly, and seven that give reason to look again; what is raised of them, the database raises. */
const closings: readonly Closing[] = [
  { title: ['放散管阻火器缺失', 'Flame arrester missing on the vent pipe'], daysAgo: 24, shot: 'first', said: pasted },
  { title: ['调压柜门锁损坏', 'Lock of the regulator cabinet broken'], daysAgo: 20, shot: 'first' },
  { title: ['压力表超过检定周期', 'Pressure gauge past its calibration date'], daysAgo: 17, shot: 'cut' },
  { title: ['阀井盖破损', 'Cover of a valve pit cracked'], daysAgo: 15, shot: 'well', older: 3 },
  { title: ['警示标志缺失', 'Warning sign missing'], daysAgo: 13, shot: 'sign', north: 0.058 },
  { title: ['法兰处微量泄漏', 'Slight leak at a flange'], daysAgo: 11, shot: 'joint', said: pasted },
  { title: ['可燃气体报警器未通电', 'Gas detector without power'], daysAgo: 9, shot: 'detector', evening: true },
  { title: ['灭火器压力不足', 'Fire extinguisher below pressure'], daysAgo: 6, shot: 'extinguisher', atOnce: true },
]

/** A part of the drawing, seen in a mirror, so that no case of the story has the same. */
async function shoot(world: World, scene: Scene, fixed: boolean): Promise<Buffer> {
  const drawn = world.pictures.get(`${scene}:${fixed ? 'after' : 'before'}`)!
  return sharp(drawn.bytes)
    .extract({ left: 170, top: 60, width: 720, height: 540 })
    .flop()
    .resize(960, 720)
    .jpeg({ quality: 80 })
    .toBuffer()
}

async function keep(bytes: Buffer): Promise<Shot> {
  return { sha256: await seal(bytes), bytes: bytes.length, likeness: await likenessOf(bytes) }
}

async function shots(world: World): Promise<Map<Closing['shot'], Shot>> {
  const first = await shoot(world, 'valve', true)
  const cut = await sharp(first)
    .extract({ left: 8, top: 6, width: 944, height: 708 })
    .modulate({ brightness: 0.92 })
    .jpeg({ quality: 60 })
    .toBuffer()
  const made = new Map<Closing['shot'], Shot>([
    ['first', await keep(first)],
    ['cut', await keep(cut)],
  ])
  for (const { shot } of closings)
    if (shot !== 'first' && shot !== 'cut') made.set(shot, await keep(await shoot(world, shot, true)))
  return made
}

/** Plays, after the story, a handful of closings at gas places of Jilin City that somebody ought to look at again. */
export async function openDoubts(world: World): Promise<void> {
  const { script, moments, people } = world
  const places = world.places.filter(
    place => place.kind.sector === 'gas' && place.prefectureCode === '220200' && place.regulator && place.owner,
  )
  const taken = await shots(world)
  const under = world.directives.get('battle-gas')!
  const item = world.items.get('GAS-016')!
  for (const [index, closing] of closings.entries()) {
    const place = places[index % places.length]!
    const regulator = place.regulator!
    const [finder, checker] = people.of(regulator.key, 'inspector') as [Staff, Staff]
    const closer = people.one(regulator.key, 'official')
    const firm = people.of(place.firm.key, 'enterprise')
    const found = moments.spread(1, closing.daysAgo, closing.daysAgo)[0]!
    const step = closing.atOnce ? 6 * minute : 20 * hour
    const dueOn = new Date(found + 8 * hour + (closing.evening ? 2 : 6) * day).toISOString().slice(0, 10)
    const submittedAt = closing.evening ? Date.parse(`${dueOn}T21:10:00+08:00`) : found + 3 * step
    const deadline = { dueOn, dueBasis: 'assigned' as const, dueById: finder.id, dueClause: '责令限期整改指定' }
    const opened: Case<'hazard'> = script.open('hazard', found, finder, 'report', 'reported', () => ({
      orgId: place.firm.id,
      issuerOrgId: finder.unit.id,
      regulatorOrgId: regulator.id,
      line: under.line,
      regionCode: place.county.code,
      placeId: place.id,
      itemId: item.id,
      directiveId: under.case.id,
      campaignId: world.campaigns.get('battle-gas') ?? null,
      titleZh: closing.title[0],
      titleEn: closing.title[1],
      clause: item.clause,
      clauseSeen: item.seen,
    }))
    script.move(opened, found + minute, finder, 'grade', 'graded', { level: 'general' }, { level: 'general' })
    script.move(
      opened,
      found + 2 * minute,
      finder,
      'order',
      'ordered',
      { dueOn },
      { orgId: place.firm.id, ownerId: firm[0]!.id, ...deadline },
    )
    script.move(opened, found + step, firm[0]!, 'start', 'rectifying')
    const shot = taken.get(closing.shot)!
    const at = submittedAt - 2 * minute
    script.rows(evidence, at, () => [
      {
        loop: 'hazard' as const,
        caseId: opened.id,
        purpose: 'after' as const,
        sha256: shot.sha256,
        mime: 'image/jpeg',
        bytes: shot.bytes,
        width: 960,
        height: 720,
        likeness: shot.likeness,
        claimedAt: new Date(closing.older ? found - closing.older * day : at - 5 * minute),
        latitude: place.latitude + (closing.north ?? 0.0002),
        longitude: place.longitude,
        caption: '整改后（演示图）',
        personId: firm[0]!.id,
        orgId: place.firm.id,
        at: new Date(at),
      },
    ])
    script.move(opened, submittedAt, firm[0]!, 'submit', 'submitted', closing.said ? { reason: closing.said } : {})
    const checkedAt = submittedAt + step
    const opinion = '现场复查，隐患已消除。'
    script.move(opened, checkedAt, checker, 'pass_reinspection', 'reinspected', { reason: opinion })
    script.rows(hazardReview, checkedAt + 1, () => [
      {
        hazardId: opened.id,
        kind: 'reinspection' as const,
        passed: true,
        opinion,
        personId: checker.id,
        orgId: checker.unit.id,
        at: new Date(checkedAt),
      },
    ])
    script.move(
      opened,
      checkedAt + step / 2,
      closer,
      'close',
      'closed',
      { verdict: 'effective' },
      { verdict: 'effective' },
    )
  }
}
