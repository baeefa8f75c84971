import type pg from 'pg'
import { accidentFinding, accidentMeasure, measureEvaluation } from '@/db/schema/accident'
import { shanghaiDay } from '@/domain/clock'
import { reserveIds } from '../rows'
import { type ToldAccident, toldAccidents } from './accidents'
import { officeHours } from './office-hours'
import type { Place } from './places'
import type { Case } from './script'
import type { World } from './world'

/** What the rest of the story needs of an accident that was told. */
export type Told = { case: Case<'accident'>; place: Place; lessonIds: number[] }

/** The place of a kind in a prefecture; of a kind that the prefecture lacks, the first of the province. */
function placeAt({ places }: World, at: ToldAccident['at']): Place {
  const ofKind = places.filter(place => place.kind.zh === at.kind)
  const found = ofKind.filter(place => place.prefectureCode === at.prefecture)[at.nth ?? 0] ?? ofKind[0]
  if (!found) throw new Error(`the demo has no ${at.kind}`)
  return found
}

/** Ids are given by hand, that lessons and measures can be pointed at before the story is played. */
type Ids = { finding: () => number; measure: () => number }

function tellOne(
  world: World,
  told: ToldAccident,
  number: number,
  causeIds: ReadonlyMap<string, number>,
  ids: Ids,
): Told {
  const { script, people, moments } = world
  const at = officeHours(moments.now)
  const dayAgo = (ago: number) => shanghaiDay(new Date(at(ago)))
  const place = placeAt(world, told.at)
  const office = `office:${place.prefectureCode}`
  const [registrar, second] = people.of(office, 'supervisor')
  const writer = people.one(office, 'inspector')
  const leader = people.one(`gov:${place.prefectureCode}`, 'leader')
  const opened = script.open('accident', at(told.registeredAgo), registrar!, 'report', 'reported', () => ({
    orgId: registrar!.unit.id,
    issuerOrgId: registrar!.unit.id,
    line: 'defense',
    regionCode: place.county.code,
    kind: told.kind,
    titleZh: told.zh,
    titleEn: told.en,
    placeId: place.id,
    sector: place.kind.sector,
    occurredAt: new Date(at(told.occurredAgo)),
    ...told.toll,
    invented: true,
  }))
  const lessonIds: number[] = []
  const writtenAgo = told.inquiryAgo === undefined ? 0 : told.inquiryAgo - 0.2
  const finding = (kind: 'direct' | 'indirect' | 'lesson', zh: string, en: string, causeId: number | null) => {
    const id = ids.finding()
    if (kind === 'lesson') lessonIds.push(id)
    const row = { id, kind, causeId, textZh: zh, textEn: en, personId: writer.id, orgId: writer.unit.id }
    script.rows(accidentFinding, at(writtenAgo), () => [
      { ...row, accidentId: opened.id, at: new Date(at(writtenAgo)), withdrawnAt: null, withdrawnById: null },
    ])
  }
  if (told.direct) finding('direct', ...told.direct, null)
  for (const [cause, zh, en] of told.indirect ?? []) finding('indirect', zh, en, causeIds.get(cause)!)
  for (const [zh, en] of told.lessons ?? []) finding('lesson', zh, en, null)
  if (told.inquiryAgo !== undefined)
    script.move(opened, at(told.inquiryAgo), second!, 'open_inquiry', 'under_inquiry', {}, {})
  for (const [zh, en, who, result, words] of told.measures ?? []) {
    const id = ids.measure()
    const orgId = who === 'firm' ? place.firm.id : place.regulator!.id
    const dueOn = dayAgo((told.approvedAgo ?? told.inquiryAgo ?? 0) - 90)
    script.rows(accidentMeasure, at(writtenAgo) + 1, () => [
      {
        id,
        accidentId: opened.id,
        textZh: zh,
        textEn: en,
        orgId,
        dueOn,
        personId: writer.id,
        at: new Date(at(writtenAgo)),
      },
    ])
    const judgedAt = at((told.evaluatedAgo ?? 9) + 0.3)
    if (result)
      script.rows(measureEvaluation, judgedAt, () => [
        {
          measureId: id,
          result,
          words: words ?? '',
          personId: second!.id,
          orgId: second!.unit.id,
          at: new Date(judgedAt),
        },
      ])
  }
  if (told.corrected)
    script.move(
      opened,
      at(told.correctedAgo!),
      registrar!,
      'correct',
      opened.stage,
      { toll: told.corrected, reason: '两名伤员经抢救无效死亡，按规定补报。' },
      told.corrected,
    )
  if (told.receivedAgo !== undefined) {
    const receivedOn = dayAgo(told.approvedAgo === undefined ? told.receivedAgo : told.approvedAgo + 8)
    script.move(
      opened,
      at(told.receivedAgo),
      second!,
      'receive_report',
      opened.stage,
      { filing: { receivedOn } },
      { reportReceivedOn: receivedOn },
    )
  }
  if (told.concludedAgo !== undefined) {
    const approval = {
      number: `演示事故批〔${dayAgo(told.approvedAgo!).slice(0, 4)}〕${number}号`,
      onDay: dayAgo(told.approvedAgo!),
    }
    script.move(
      opened,
      at(told.concludedAgo),
      second!,
      'conclude',
      'concluded',
      { approval },
      { approvedOn: approval.onDay, approvalNumber: approval.number },
    )
  }
  if (told.evaluatedAgo !== undefined)
    script.move(
      opened,
      at(told.evaluatedAgo),
      leader,
      'evaluate',
      'evaluated',
      { verdict: 'effective', reason: '对照调查报告逐条核实，措施均已落实，结果已公开。' },
      { verdict: 'effective' },
    )
  if (told.struckAgo !== undefined)
    script.move(
      opened,
      at(told.struckAgo),
      second!,
      'strike',
      'struck',
      { reason: '与前一起为同一事故，重复登记。' },
      {},
    )
  return { case: opened, place, lessonIds }
}

/** Tells every accident of the demo; answers with each by its key. */
export async function tellAccidents(client: pg.Client, world: World): Promise<Map<string, Told>> {
  const { rows } = await client.query('select id::int, key from cause_kind')
  const causeIds = new Map(rows.map(row => [row.key as string, row.id as number]))
  const count = (of: (told: ToldAccident) => number) => toldAccidents.reduce((sum, told) => sum + of(told), 0)
  const findings = await reserveIds(
    client,
    accidentFinding,
    count(told => (told.direct ? 1 : 0) + (told.indirect?.length ?? 0) + (told.lessons?.length ?? 0)),
  )
  const measures = await reserveIds(
    client,
    accidentMeasure,
    count(told => told.measures?.length ?? 0),
  )
  const next: Ids = { finding: () => findings.shift()!, measure: () => measures.shift()! }
  return new Map(toldAccidents.map((told, index) => [told.key, tellOne(world, told, index + 1, causeIds, next)]))
}
