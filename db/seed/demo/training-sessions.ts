import type { QuestionTopic } from '@/domain/quiz'
import type { TrainingKind } from '@/domain/training'
import type { Staff } from './people'
import type { World } from './world'

/** Somebody who is expected: who came (added by hand where they have no phone), or why not. */
export type Attendee = { personId: number; came?: boolean; added?: boolean; absent?: string }

export type DemoTraining = {
  by: Staff
  zh: string
  en: string
  kind: TrainingKind
  classHours: number
  startsAt: number
  endsAt: number
  plannedAt: number
  place: string
  trainer: string
  expected: Attendee[]
  open?: number
  cancelled?: string
  quiz?: { topic: QuestionTopic; questions: number; takes: { by: Staff; wrong: number }[] }
}

const hour = 3_600_000
const day = 24 * hour

/** The trainings of the demo, told from today: all invented. */
export function demoTrainings(
  { people, units, moments }: World,
  workers: ReadonlyMap<string, readonly number[]>,
): DemoTraining[] {
  const midnight = Math.floor((moments.now + 8 * hour) / day) * day - 8 * hour
  /** So many days from today, from nine o'clock. */
  const on = (days: number, hours: number) => {
    const startsAt = midnight + days * day + 9 * hour
    return { startsAt, endsAt: startsAt + hours * hour, plannedAt: Math.min(startsAt, moments.now) - 6 * day }
  }
  const staffOf = (firm: string) => people.of(firm, 'enterprise')
  const [gas, gasManager] = staffOf('firm:gas:220200') as [Staff, Staff]
  const [chemical, chemicalManager] = staffOf('firm:chemical:220200') as [Staff, Staff]
  const yanbian = staffOf('firm:chemical:222400')[0]!
  const housing = people.one('housing:220200', 'head')
  const emergency = people.one('emergency:220200', 'head')
  const office = people.of('office:220200', 'supervisor')[0]!
  const signed = (staff: readonly Staff[]): Attendee[] => staff.map(one => ({ personId: one.id, came: true }))
  const added = (firm: string, absentIndex?: number): Attendee[] =>
    (workers.get(firm) ?? []).map((personId, index) =>
      index === absentIndex
        ? { personId, absent: '夜班刚下，改日补训（虚构）' }
        : { personId, came: true, added: true },
    )
  const principals = [...units.values()]
    .filter(
      unit =>
        unit.kind === 'enterprise' && unit.key.endsWith(':220200') && !/firm:(property|school|mall)/.test(unit.key),
    )
    .flatMap(unit => people.of(unit.key).slice(0, 2))
  const officials = people.of('office:220200').concat(people.of('housing:220200'))
  return [
    {
      by: emergency,
      zh: '企业主要负责人和安全管理人员年度再培训',
      en: 'Yearly training of principals and safety managers',
      kind: 'principals',
      classHours: 16,
      ...on(-40, 33),
      place: '吉林市会议中心（虚构）',
      trainer: '市安全培训中心教师（虚构）',
      expected: principals.map((one, index) =>
        one.id === gas.id || one.id === gasManager.id
          ? { personId: one.id, absent: '当日抢修，另行参加（虚构）' }
          : index % 5 === 4
            ? { personId: one.id }
            : { personId: one.id, came: true },
      ),
    },
    {
      by: gas,
      zh: '燃气泄漏处置与入户安检',
      en: 'Gas leaks and checks in homes',
      kind: 'yearly',
      classHours: 8,
      ...on(-24, 8),
      place: '公司培训室（虚构）',
      trainer: '公司安全部（虚构）',
      expected: [...signed([gas, gasManager]), ...added('firm:gas:220200', 5)],
      quiz: {
        topic: 'gas',
        questions: 5,
        takes: [
          { by: gas, wrong: 2 },
          { by: gas, wrong: 0 },
          { by: gasManager, wrong: 1 },
        ],
      },
    },
    ...[-52, -51, -50].map(
      (days, index): DemoTraining => ({
        by: gas,
        zh: `新员工岗前培训（第${index + 1}日）`,
        en: `New workers before they start, day ${index + 1}`,
        kind: 'new_workers',
        classHours: 8,
        ...on(days, 8),
        place: '公司培训室（虚构）',
        trainer: '公司安全部（虚构）',
        expected: added('firm:gas:220200').slice(0, index === 2 ? 1 : 2),
      }),
    ),
    {
      by: chemical,
      zh: '危险化学品装卸安全',
      en: 'Unloading hazardous chemicals',
      kind: 'yearly',
      classHours: 8,
      ...on(-18, 8),
      place: '厂区二楼会议室（虚构）',
      trainer: '厂安全科（虚构）',
      expected: [...signed([chemical, chemicalManager]), ...added('firm:chemical:220200')],
      quiz: {
        topic: 'chemicals',
        questions: 3,
        takes: [
          { by: chemical, wrong: 0 },
          { by: chemicalManager, wrong: 1 },
        ],
      },
    },
    {
      by: yanbian,
      zh: '全员年度再培训',
      en: 'Yearly training of everybody',
      kind: 'yearly',
      classHours: 8,
      ...on(-12, 8),
      place: '厂区礼堂（虚构）',
      trainer: '厂安全科（虚构）',
      expected: staffOf('firm:chemical:222400').map(one => ({ personId: one.id })),
    },
    {
      by: office,
      zh: '检查员业务培训：如何写清一条隐患',
      en: 'Inspectors: how to write a hazard down',
      kind: 'officials',
      classHours: 4,
      ...on(-9, 4),
      place: '市政府 302 会议室（虚构）',
      trainer: '市安委办（虚构）',
      expected: officials.map((one, index) =>
        index % 4 === 3 ? { personId: one.id, absent: '下乡检查（虚构）' } : { personId: one.id, came: true },
      ),
      quiz: {
        topic: 'law',
        questions: 4,
        takes: officials.slice(0, 3).flatMap((by, index) => (by.role ? [{ by, wrong: index }] : [])),
      },
    },
    {
      by: housing,
      zh: '燃气安全公众开放日',
      en: 'Open day on gas safety',
      kind: 'other',
      classHours: 2,
      startsAt: moments.now - 20 * 60_000,
      endsAt: moments.now + 10 * hour,
      plannedAt: moments.now - 3 * day,
      place: '市住建局一楼（虚构）',
      trainer: '市住建局（虚构）',
      open: 60,
      expected: signed(people.of('housing:220200', 'inspector').slice(0, 2)),
    },
    {
      by: gas,
      zh: '冬季供气应急处置',
      en: 'Emergencies of the gas supply in winter',
      kind: 'special',
      classHours: 4,
      ...on(6, 4),
      place: '公司培训室（虚构）',
      trainer: '公司安全部（虚构）',
      expected: [
        { personId: gasManager.id },
        ...(workers.get('firm:gas:220200') ?? []).map(personId => ({ personId })),
      ],
      quiz: { topic: 'emergency', questions: 3, takes: [] },
    },
    {
      by: housing,
      zh: '有限空间作业专项培训',
      en: 'Work in confined spaces',
      kind: 'special',
      classHours: 4,
      ...on(9, 4),
      place: '市住建局一楼（虚构）',
      trainer: '市住建局（虚构）',
      cancelled: '授课人临时有抢险任务，另行安排（虚构）',
      expected: people.of('housing:220200', 'official').map(one => ({ personId: one.id })),
    },
  ]
}
