import { shanghaiDay } from '@/domain/clock'
import { answerItem } from '../commands/answer-item'
import { attachEvidence } from '../commands/attach-evidence'
import { idOf, key, makeCast, sealed } from '../commands/cast'
import { drawRegister } from '../commands/draw-register'
import { exceptPlace } from '../commands/except-place'
import { moveCase } from '../commands/move-case'
import { openCampaign } from '../commands/open-campaign'
import { planInspection } from '../commands/plan-inspection'

export const today = shanghaiDay(new Date())
type Visit = { id: number; version: number; stage: string }

/** For tests: a cast with places of a kind of their own, and what can be done with a campaign that visits them. */
export async function makeField() {
  const cast = await makeCast()
  // a campaign looks in its unit's own territory, which is the cast's alone
  const sector = 'charging'
  const mark = key()
  const grids = (
    await cast.ask(
      `insert into grid_cell (code, name_zh, name_en, region_code, org_id) select $1 || n, $1, $1, '220200', $2 from generate_series(1, 2) n returning id::int`,
      [mark, cast.units.gov],
    )
  ).map(row => row.id as number)
  async function makePlaces(count: number): Promise<number[]> {
    const rows = await cast.ask(
      `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented, listed_on, grid_id)
     select 'p' || n, 'p' || n, $1, $2, '220200', $3, (array['red', 'orange', 'yellow', 'blue'])[n % 4 + 1], '', '', true, '2018-01-01', case when n % 3 > 0 then ($5::bigint[])[n % 3] end
     from generate_series(1, $4) n returning id::int`,
      [cast.units.firm, cast.units.regulator, sector, count, grids],
    )
    return rows.map(row => row.id as number)
  }

  async function makeCampaign(): Promise<number> {
    return idOf(
      await openCampaign(cast.as.supervisor, {
        key: key(),
        kind: 'special',
        nameZh: '随机专项',
        nameEn: 'Random drive',
        sectors: [sector],
        checklistIds: [cast.checklistId],
        commanderId: cast.people.leader,
        startsOn: '2018-01-01',
        endsOn: '2036-12-31',
        targetPercent: 90,
      }),
    )
  }

  const onRegister = async (): Promise<Set<number>> =>
    new Set(
      (
        await cast.ask(
          'select id::int from place where sector = $1 and org_id = $3 and listed_on <= $2 and (delisted_on is null or delisted_on > $2)',
          [sector, today, cast.units.firm],
        )
      ).map(row => row.id as number),
    )
  const draw = (campaignId: number) => drawRegister(cast.as.supervisor, { key: key(), campaignId, onDay: today })
  const plan = (campaignId: number, placeId: number, directiveId?: number) =>
    planInspection(cast.as.inspector, {
      key: key(),
      placeId,
      checklistId: cast.checklistId,
      campaignId,
      directiveId,
      kind: 'unannounced',
      onDay: '2036-01-02',
      teamIds: [cast.people.inspector, cast.people.colleague],
    })
  const visitAt = async (id: number): Promise<Visit> =>
    (await cast.ask('select id::int, version, stage from inspection where id = $1', [id]))[0] as Visit

  async function answerAll(id: number, salt: number): Promise<void> {
    for (const [index, itemId] of cast.itemIds.entries()) {
      const answer = (['pass', 'fail', 'not_applicable', 'not_checked'] as const)[(index + salt) % 4]!
      const outcome = await answerItem(cast.as.inspector, {
        key: key(),
        inspectionId: id,
        itemId,
        answer,
        note: answer === 'pass' ? '' : '随机',
      })
      if (answer === 'fail' && outcome.ok)
        await attachEvidence(cast.as.inspector, {
          key: key(),
          loop: 'hazard',
          id: outcome.id,
          purpose: 'before',
          caption: '',
          files: [sealed()],
        })
    }
  }

  return { cast, grids, makePlaces, makeCampaign, onRegister, draw, plan, visitAt, answerAll }
}
export type Field = Awaited<ReturnType<typeof makeField>>

export const acts = [
  'plan',
  'enter',
  'submit',
  'return',
  'review',
  'issue',
  'withdraw',
  'except',
  'readmit',
  'change',
  'list',
  'draw',
] as const
export type Act = (typeof acts)[number]

/** One step of a history; what is not lawful now is refused, and that too may change nothing. */
export async function step(
  field: Field,
  { act, at, salt }: { act: Act; at: number; salt: number },
  campaignId: number,
  places: readonly number[],
  visits: number[],
  register: { now: Set<number> },
): Promise<boolean> {
  const { cast, grids, plan, visitAt, answerAll, onRegister, draw } = field
  const placeId = places[at % places.length]!
  const visit = visits.length > 0 ? await visitAt(visits[at % visits.length]!) : null
  const move = async (who: 'inspector' | 'colleague' | 'regulatorHead', name: string) =>
    visit !== null &&
    (
      await moveCase(cast.as[who], {
        key: key(),
        loop: 'inspection',
        id: visit.id,
        version: visit.version,
        move: name,
        said: { reason: '随机' },
      })
    ).ok
  switch (act) {
    case 'plan': {
      const outcome = await plan(campaignId, placeId)
      if (outcome.ok) visits.push(outcome.id)
      return outcome.ok
    }
    case 'submit': {
      if (visit?.stage !== 'in_field') return false
      await answerAll(visit.id, salt)
      const { version } = await visitAt(visit.id)
      return (
        await moveCase(cast.as.inspector, {
          key: key(),
          loop: 'inspection',
          id: visit.id,
          version,
          move: 'submit',
          said: {},
        })
      ).ok
    }
    case 'enter':
    case 'withdraw':
      return move('inspector', act)
    case 'return':
    case 'review':
    case 'issue':
      return move('regulatorHead', act)
    case 'except':
    case 'readmit':
      return (
        await exceptPlace(cast.as.supervisor, {
          key: key(),
          campaignId,
          placeId,
          excluded: act === 'except',
          reason: '随机',
        })
      ).ok
    case 'change':
      await cast.ask(
        `update place set regulator_org_id = $2, grid_id = $3, risk = $4, region_code = $5 where id = $1`,
        [
          placeId,
          [cast.units.regulator, null, cast.units.otherBureau][salt % 3],
          [...grids, null][salt % 3],
          ['red', 'blue'][salt % 2],
          ['220200', '220203', '220102'][salt % 3],
        ],
      )
      return true
    case 'list':
      await cast.ask('update place set delisted_on = case when delisted_on is null then $2::date end where id = $1', [
        placeId,
        today,
      ])
      return true
    case 'draw': {
      const outcome = await draw(campaignId)
      if (outcome.ok) register.now = await onRegister()
      return outcome.ok
    }
  }
}
