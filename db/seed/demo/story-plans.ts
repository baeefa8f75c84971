import { evidence } from '@/db/schema/evidence'
import { type plan, planReader, planReading } from '@/db/schema/plan'
import { addDays, shanghaiDay } from '@/domain/clock'
import { planLine } from '@/domain/plan'
import type { NewRow } from '../rows'
import type { PlacedUnit } from '../units'
import { chanceFrom } from './chance'
import { momentsAt } from './moments'
import type { Staff } from './people'
import { type ToldPlan, toldPlans } from './plan-words'
import type { Case } from './script'
import { tellDrill } from './story-drills'
import { regulatorOf } from './story-five'
import type { World } from './world'

/** Who drafts, who signs, and who has the plan on file. */
export type PlanCast = { unit: PlacedUnit; drafter: Staff; principal: Staff; filer: Staff | undefined; all: Staff[] }

function castOf(world: World, told: ToldPlan): PlanCast {
  const { people, units } = world
  const unit = units.get(told.unit)
  if (!unit) throw new Error(`the demo has no ${told.unit}`)
  const city = people.of(`office:${unit.regionCode.slice(0, 4)}00`, 'supervisor')[0]
  if (unit.kind === 'enterprise') {
    const [principal, drafter] = people.of(unit.key, 'enterprise') as [Staff, Staff]
    const regulator = regulatorOf(world, unit)
    return {
      unit,
      drafter,
      principal,
      filer: regulator ? people.of(regulator.key, 'inspector')[0] : city,
      all: [principal, drafter],
    }
  }
  const drafter = people.of(unit.key, unit.kind === 'office' ? 'supervisor' : 'official')[0]!
  return {
    unit,
    drafter,
    principal: people.one(unit.key, 'head'),
    filer: unit.kind === 'office' ? undefined : city,
    all: people.of(unit.key),
  }
}

/** One version of a plan, from its draft to where it came. */
function tellVersion(
  world: World,
  told: ToldPlan,
  cast: PlanCast,
  version: { ago: number; way: ToldPlan['way']; read: boolean; follows?: Case<'plan'> },
): Case<'plan'> {
  const { script, pictures, places } = world
  const { unit, drafter, principal, filer, all } = cast
  const moments = momentsAt(world.moments.now, chanceFrom(20_190_401 + version.ago))
  const at = (ago: number) => moments.spread(1, Math.max(ago, 0.1), Math.max(ago, 0.1))[0]!
  const place = places.find(one => one.firm === unit)
  const opened = script.open(
    'plan',
    at(version.ago + 12),
    drafter,
    'draft',
    'draft',
    () =>
      ({
        orgId: unit.id,
        issuerOrgId: drafter.unit.id,
        line: planLine,
        regionCode: unit.regionCode,
        kind: told.kind,
        titleZh: told.zh,
        titleEn: told.en,
        scope: told.scope,
        hazardKinds: told.hazards,
        placeIds: place ? [place.id] : [],
        followsId: version.follows?.id ?? null,
        invented: true,
      }) as Partial<NewRow<typeof plan>>,
  )
  script.rows(planReader, at(version.ago + 12), () =>
    all
      .slice(0, 4)
      .map(one => ({ planId: opened.id, personId: one.id, namedById: drafter.id, at: new Date(at(version.ago + 12)) })),
  )
  const picture = pictures.get('document:after')!
  const given = at(version.ago + 9)
  const caption = '预案文本（演示图）'
  script.rows(evidence, given - 1, () => [
    {
      loop: 'plan' as const,
      caseId: opened.id,
      purpose: 'plan' as const,
      sha256: picture.sha256,
      mime: 'image/jpeg',
      bytes: picture.bytes.length,
      width: picture.width,
      height: picture.height,
      likeness: picture.likeness,
      caption,
      personId: drafter.id,
      orgId: drafter.unit.id,
      at: new Date(given),
    },
  ])
  script.move(opened, given, drafter, 'attach', 'draft', { purpose: 'plan', caption, sha256s: [picture.sha256] })
  if (version.way === 'draft') return opened
  if (version.way === 'withdrawn') {
    script.move(opened, at(version.ago), principal, 'withdraw', 'withdrawn', {
      reason: '塔吊已拆除，方案不再需要。（虚构）',
    })
    return opened
  }
  script.move(opened, at(version.ago + 4), principal, 'review', 'reviewed', {
    review: {
      ...(unit.kind === 'enterprise' ? { kind: 'expert', names: '周工、吴工（虚构）' } : { kind: 'discussion' }),
      opinion: '要素齐全，响应流程清楚，同意报批。',
    },
  })
  if (version.way === 'reviewed') return opened
  script.move(opened, at(version.ago), principal, 'approve', 'approved')
  const readers = version.read ? all.slice(0, 4) : [drafter]
  script.rows(planReading, at(version.ago - 1), () =>
    readers.map(one => ({ planId: opened.id, personId: one.id, at: new Date(at(version.ago - 1)) })),
  )
  if (version.way === 'approved' || !filer) return opened
  script.move(
    opened,
    at(version.ago - 11),
    filer,
    'file',
    'filed',
    { number: numberOf(opened, version.ago) },
    { number: numberOf(opened, version.ago) },
  )
  return opened

  function numberOf(_of: Case<'plan'>, ago: number): string {
    const year = shanghaiDay(new Date(at(ago))).slice(0, 4)
    return `备〔${year}〕${unit.regionCode.slice(2, 4)}-${told.kind === 'onsite' ? 3 : told.kind === 'special' ? 2 : 1}${ago % 90}`
  }
}

/** Emergency plans of enterprises and bureaus, some past their review, some not filed or read, and the drills of them. */
export function tellPlans(world: World): void {
  for (const told of toldPlans) {
    const cast = castOf(world, told)
    let standing = tellVersion(world, told, cast, {
      ago: told.ago,
      way: told.way,
      read: told.read === true || told.revised !== undefined,
    })
    if (told.revised !== undefined) {
      // the version that it follows is put aside by the database when this one is signed
      standing = tellVersion(world, told, cast, {
        ago: told.revised,
        way: 'filed',
        read: told.read === true,
        follows: standing,
      })
    }
    for (const drill of told.drills ?? [])
      tellDrill(world, cast, standing, drill, addDays(world.moments.today, -drill.ago))
  }
}
