import type pg from 'pg'
import { improvement } from '@/db/schema/improvement'
import { responseAccident, responseCaller, responseNotice, responseReview, storeMovement } from '@/db/schema/response'
import { addDays } from '@/domain/clock'
import { responseLine } from '@/domain/response'
import { type Kept, keepForEmergencies } from './keep-for-emergencies'
import type { Staff } from './people'
import { type ToldResponse, toldResponses } from './responses'
import type { Case } from './script'
import type { Told } from './story-accidents'
import { unitOf, type World } from './world'

const minute = 60_000
const day = 24 * 60 * minute

function improve(world: World, on: Case<'response'>, told: ToldResponse, at: number, by: Staff): void {
  const { script, moments } = world
  const unit = unitOf(world, `emergency:${told.prefecture}`)
  const [zh, en] = told.improvement!
  const dueOn = moments.notBefore(addDays(moments.today, 14), at)
  const criteria = { criteriaZh: '现场核对并附照片。', criteriaEn: 'Checked on the spot, with a photo.' }
  const task = script.open(
    'task',
    at,
    by,
    'draft',
    'draft',
    () => ({
      orgId: unit.id,
      issuerOrgId: by.unit.id,
      line: responseLine,
      regionCode: unit.regionCode,
      dueOn,
      dueBasis: 'assigned' as const,
      dueById: by.id,
      titleZh: zh,
      titleEn: en,
      ...criteria,
    }),
    () => ({ improvement: { loop: 'response', id: on.id } }),
  )
  script.move(task, at + 1000, by, 'issue', 'issued')
  script.rows(improvement, at + 1000, () => [
    {
      loop: 'response' as const,
      caseId: on.id,
      taskId: task.id,
      words: zh,
      personId: by.id,
      orgId: by.unit.id,
      at: new Date(at + 1000),
    },
  ])
}

/** Tells one alert as far as it came. */
function tell(world: World, told: ToldResponse, kept: Kept, accidents: ReadonlyMap<string, Told>): void {
  const { script, people, moments, places } = world
  const office = `office:${told.prefecture}`
  const start = moments.now - told.ago * day
  const at = (minutes: number) => Math.min(start + minutes * minute, moments.now - 1000)
  const receiver = told.byDuty ? people.one('dept:emergency', 'duty') : people.one(office, 'supervisor')
  const reviewer = people.one(office, 'supervisor', 1)
  const commander = people.one(`emergency:${told.prefecture}`, 'inspector')
  const accident = told.accident ? accidents.get(told.accident) : undefined
  const place =
    accident?.place ??
    (told.at ? places.find(one => one.kind.zh === told.at && one.prefectureCode === told.prefecture) : undefined)
  const { kind, severity, source, zh: titleZh, en: titleEn, details } = told
  const on = script.open('response', start, receiver, 'alert', 'alerted', () => ({
    orgId: receiver.unit.id,
    issuerOrgId: receiver.unit.id,
    line: responseLine,
    regionCode: place?.county.code ?? told.prefecture,
    kind,
    severity,
    source,
    titleZh,
    titleEn,
    placeId: place?.id ?? null,
    scene: told.scene ?? (place ? '' : '演示地点'),
    details,
    claimedAt: told.claimed === undefined ? null : new Date(start - told.claimed * minute),
    invented: true,
  }))
  if (told.caller) {
    const [name, phone] = told.caller
    script.rows(responseCaller, start, () => [
      { responseId: on.id, name, phone, personId: receiver.id, at: new Date(start) },
    ])
  }
  const team = told.team ? kept.teams.get(told.team) : undefined
  if (told.notify !== undefined) {
    const when = at(told.notify)
    const notified = { personIds: [commander.id], teamIds: team ? [team.id] : [] }
    const row = (whom: { personId?: number; teamId?: number }, orgId: number) => ({
      responseId: on.id,
      personId: whom.personId ?? null,
      teamId: whom.teamId ?? null,
      orgId,
      toldById: receiver.id,
      at: new Date(when),
    })
    script.rows(responseNotice, when, () => [
      row({ personId: commander.id }, commander.unit.id),
      ...(team ? [row({ teamId: team.id }, team.orgId)] : []),
    ])
    script.move(on, when, receiver, 'notify', 'notified', { notified })
  }
  const step = (minutes: number | undefined, move: string, stage: string, said: Record<string, unknown> = {}) => {
    if (minutes !== undefined) script.move(on, at(minutes), commander, move, stage, said)
  }
  step(told.acknowledge, 'acknowledge', 'acknowledged')
  step(
    told.arrive,
    'arrive',
    'on_site',
    told.claimedArrival === undefined ? {} : { claimedAt: new Date(at(told.claimedArrival)).toISOString() },
  )
  for (const [key, out, back] of told.draws ?? [])
    draw(world, on, kept.stores.get(key)!, {
      out,
      back,
      by: commander,
      outAt: at((told.arrive ?? 0) - 5),
      backAt: at((told.standDown ?? 0) + 60),
    })
  if (told.reportUp !== undefined)
    script.move(on, at(told.reportUp), receiver, 'report_up', on.stage, {
      reason: '已电话并书面报告上一级应急管理部门。（虚构）',
    })
  step(told.standDown, 'stand_down', 'stood_down', { reason: '险情排除，现场移交属地。（虚构）' })
  if (told.until === 'false_alarm' || told.until === 'cancelled')
    script.move(on, at(60), receiver, told.until === 'cancelled' ? 'cancel' : 'declare_false', told.until, {
      reason: told.reason!,
    })
  if (told.review !== undefined) review(world, on, told, reviewer, start)
  if (accident)
    script.rows(responseAccident, Math.max(start, accident.case.openedAt) + 1000, () => [
      { responseId: on.id, accidentId: accident.case.id, personId: receiver.id, at: new Date(start) },
    ])
}

function draw(
  { script }: World,
  on: Case<'response'>,
  item: { id: number; orgId: number },
  told: { out: number; back: number; by: Staff; outAt: number; backAt: number },
): void {
  const row = (kind: 'out' | 'back' | 'scrapped', quantity: number, at: number) =>
    script.rows(storeMovement, at, () => [
      {
        itemId: item.id,
        kind,
        quantity,
        responseId: on.id,
        words: '',
        left: 0,
        personId: told.by.id,
        orgId: told.by.unit.id,
        at: new Date(at),
      },
    ])
  row('out', told.out, told.outAt)
  if (told.back === 0) return
  row('back', told.back, told.backAt)
  if (told.back < told.out) row('scrapped', told.out - told.back, told.backAt + 1000)
}

function review(world: World, on: Case<'response'>, told: ToldResponse, by: Staff, start: number): void {
  const { script } = world
  const when = start + told.review! * day
  const afterAction = {
    timeline: `接警后${told.notify}分钟通知，${told.acknowledge}分钟确认，${told.arrive}分钟到场，${told.standDown}分钟结束处置。（虚构）`,
    wentWell: '通知到人，到场后警戒和疏散同时展开。（虚构）',
    wentIll: told.improvement ? `${told.improvement[0]}：处置中暴露的不足。（虚构）` : '未发现需要整改的问题。（虚构）',
    advice: '',
  }
  script.rows(responseReview, when, () => [
    { responseId: on.id, ...afterAction, personId: by.id, orgId: by.unit.id, at: new Date(when) },
  ])
  script.move(on, when, by, 'review', 'reviewed', { afterAction })
  if (told.improvement) improve(world, on, told, when + 60 * minute, by)
  if (told.close === undefined) return
  const reason = told.improvement ? '改进任务已下达，响应结案。（虚构）' : '处置得当，无须另行改进。（虚构）'
  script.move(
    on,
    start + told.close * day,
    by,
    told.improvement ? 'close' : 'close_without',
    'closed',
    { verdict: 'effective', reason },
    { verdict: 'effective' },
  )
}

/** Tells the alerts of the demo, at every stage, with the teams and stores that they called and drew. */
export async function tellResponses(
  client: pg.Client,
  world: World,
  accidents: ReadonlyMap<string, Told>,
): Promise<void> {
  const kept = await keepForEmergencies(client, world)
  for (const told of toldResponses) tell(world, told, kept, accidents)
}
