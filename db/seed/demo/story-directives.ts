import type pg from 'pg'
import { campaign } from '@/db/schema/campaign'
import { insertRows, reserveIds } from '../rows'
import { battles } from '../source/battles'
import { directives } from '../source/directives'
import type { PlacedUnit } from '../units'
import type { Moments } from './moments'
import type { People } from './people'
import type { Script } from './script'
import { aimOf } from './story-coverage'
import type { World } from './world'

const office = 'dept:safety-committee-office'

/** Issues every directive of the speech eleven weeks ago, in the order of its words; one stays a draft. */
export function openDirectives(
  script: Script,
  people: People,
  units: ReadonlyMap<string, PlacedUnit>,
  moments: Moments,
  spanIds: ReadonlyMap<number, number>,
): World['directives'] {
  const supervisor = people.one(office, 'supervisor')
  const unitId = units.get(office)!.id
  const [start] = moments.spread(1, 88, 88)
  return new Map(
    directives.map((demand, index) => {
      const at = start! + index * 60_000
      const opened = script.open('directive', at, supervisor, 'draft', 'draft', () => ({
        orgId: unitId,
        issuerOrgId: unitId,
        line: demand.line,
        regionCode: '220000',
        key: demand.key,
        spanId: spanIds.get(demand.sentenceNo)!,
        quoteEn: demand.quoteEn,
        quoteZh: demand.quoteZh,
        titleZh: demand.titleZh,
        titleEn: demand.titleEn,
        mechanism: demand.mechanism,
        lineBasis: demand.lineBasis,
      }))
      if (demand.key !== 'nothing-wrong') script.move(opened, at + 5 * 3_600_000, supervisor, 'issue', 'issued')
      return [demand.key, { case: opened, line: demand.line }]
    }),
  )
}

/** The general inspection, one special rectification and the seven battles; commanders and dates are assigned. */
export async function writeCampaigns(
  client: pg.Client,
  directiveCases: World['directives'],
  units: ReadonlyMap<string, PlacedUnit>,
  people: People,
  moments: Moments,
  spanIds: ReadonlyMap<number, number>,
  checklistIds: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const ids = await reserveIds(client, campaign, 2 + battles.length)
  const startsOn = moments.dayFromNow(-62)
  const endsOn = moments.dayFromNow(37)
  const leader = people.one('gov:220000', 'leader')
  const assigned = { orgId: units.get(office)!.id, commanderBasis: 'assigned' as const, startsOn, endsOn }
  const unnamed = {
    nameZh: null,
    nameEn: null,
    quoteZh: null,
    quoteEn: null,
    directiveId: null,
    orgId: null,
    commanderId: null,
    commanderBasis: null,
    startsOn: null,
    endsOn: null,
    sectors: [],
    checklistIds: [],
    targetPercent: null,
  }
  await insertRows(client, campaign, [
    {
      id: ids[0]!,
      kind: 'general',
      slot: null,
      named: true,
      nameZh: '安全生产大检查',
      nameEn: 'General inspection of work safety',
      quoteZh: '安全生产大检查',
      quoteEn: 'general inspection of production safety',
      spanId: spanIds.get(6)!,
      directiveId: directiveCases.get('general-inspection')!.case.id,
      commanderId: leader.id,
      ...assigned,
      ...aimOf('general-inspection', checklistIds),
    },
    {
      id: ids[1]!,
      kind: 'special',
      slot: null,
      named: true,
      nameZh: '人员密集场所消防专项整治（名称为指定）',
      nameEn: 'Special rectification of fire safety in crowded places (name assigned)',
      quoteZh: '专项整治',
      quoteEn: 'conduct special rectification',
      spanId: spanIds.get(6)!,
      directiveId: directiveCases.get('special')!.case.id,
      commanderId: people.one('dept:fire-rescue', 'head').id,
      ...assigned,
      ...aimOf('special', checklistIds),
    },
    ...battles.map((battle, index) => ({
      id: ids[2 + index]!,
      kind: 'battle' as const,
      slot: battle.no,
      named: battle.named,
      spanId: spanIds.get(battle.sentenceNo)!,
      ...(battle.named
        ? {
            nameZh: battle.titleZh,
            nameEn: battle.titleEn,
            quoteZh: battle.quoteZh,
            quoteEn: battle.quoteEn,
            directiveId: directiveCases.get(battle.directiveKey)!.case.id,
            commanderId: (battle.no === 1 ? leader : people.one('dept:emergency', 'head')).id,
            ...assigned,
            ...aimOf(battle.directiveKey, checklistIds),
          }
        : unnamed),
    })),
  ])
  return new Map([
    ['general-inspection', ids[0]!],
    ['special', ids[1]!],
    ['battle-gas', ids[2]!],
    ['battle-chemicals-explosives', ids[3]!],
  ])
}

/** The demands whose whole work is done in the demo. */
export const finishedDirectives: readonly string[] = [
  'study',
  'state-council',
  'province-deployment',
  'defense-line',
  'again-thought',
  'leadership',
  'firing-line',
  'network-line',
  'rumours',
  'publicity',
  'atmosphere',
]

/** How the directives stand after their tasks: under way, claimed, closed, given up or folded into another. */
export function settleDirectives(
  world: World,
  decomposedAt: ReadonlyMap<string, number>,
  finishedAt: ReadonlyMap<string, number>,
): void {
  const supervisor = world.people.one(office, 'supervisor')
  const leader = world.people.one('gov:220000', 'leader')
  for (const [key, at] of decomposedAt) {
    world.script.move(world.directives.get(key)!.case, at - 1000, supervisor, 'decompose', 'executing')
  }
  const hour = 3_600_000
  for (const key of finishedDirectives) {
    const on = world.directives.get(key)!.case
    const at = Math.min(finishedAt.get(key)! + 20 * hour, world.moments.now - 2 * hour)
    const claimed = Math.max(at, finishedAt.get(key)! + 1000)
    world.script.move(
      on,
      claimed,
      supervisor,
      'claim',
      'claimed_complete',
      { verdict: 'effective' },
      { verdict: 'effective' },
    )
    if (key === 'atmosphere' || key === 'firing-line') continue
    const closed = Math.max(Math.min(claimed + 22 * hour, world.moments.now - hour), claimed + 1000)
    world.script.move(
      on,
      closed,
      leader,
      'verify_close',
      'verified_closed',
      { verdict: 'effective' },
      { verdict: 'effective' },
    )
  }
  const [giveUp] = world.moments.spread(1, 6, 6)
  world.script.move(
    world.directives.get('supervision-loopholes')!.case,
    giveUp!,
    leader,
    'close_not_implemented',
    'closed_not_implemented',
    {
      reason: '充电场所监管部门仍未明确，如实记为未落实；另行提请研究。',
    },
  )
  const [fold] = world.moments.spread(1, 40, 40)
  world.script.move(world.directives.get('implementation')!.case, fold!, supervisor, 'supersede', 'superseded', {
    reason: `并入“跟踪检查”（${directives.find(demand => demand.key === 'track')!.code}）一并督办。`,
  })
}
