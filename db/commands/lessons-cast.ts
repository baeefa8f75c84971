import { addDays, shanghaiDay } from '@/domain/clock'
import { type Cast, idOf, key } from './cast'
import { moveCase, type Said } from './move-case'
import type { Outcome } from './outcome'
import { type ReportAccident, reportAccident } from './report-accident'
import { writeFinding, writeMeasure } from './write-finding'

type Who = keyof Cast['as']

/** What the tests of accidents and lessons do again and again, for the people of one cast. */
export function lessonsOf(cast: Cast) {
  const today = shanghaiDay(new Date())
  const words = (more: Partial<ReportAccident> = {}): ReportAccident => ({
    key: key(),
    kind: 'explosion',
    titleZh: '闪爆事故',
    placeId: cast.placeId,
    occurredAt: `${addDays(today, -20)}T09:30:00+08:00`,
    deaths: 0,
    injuries: 1,
    loss: 200_000,
    ...more,
  })
  const report = (more: Partial<ReportAccident> = {}, who: Who = 'inspector') =>
    reportAccident(cast.as[who], words(more))
  const read = async (id: number) => (await cast.ask('select * from accident where id = $1', [id]))[0]!
  const move = async (who: Who, id: number, name: string, said: Said = {}): Promise<Outcome> =>
    moveCase(cast.as[who], {
      key: key(),
      loop: 'accident',
      id,
      version: (await read(id)).version as number,
      move: name,
      said,
    })
  /** An accident with all that a conclusion needs; `daysAgo` it was approved. */
  async function concluded(daysAgo: number): Promise<{ id: number; measureId: number; lessonId: number }> {
    const id = idOf(await report({ occurredAt: `${addDays(today, -daysAgo - 40)}T09:30:00+08:00` }))
    const writer = cast.as.inspector
    idOf(await writeFinding(writer, { key: key(), accidentId: id, kind: 'direct', textZh: '阀门关闭不严' }))
    const lessonId = idOf(
      await writeFinding(writer, { key: key(), accidentId: id, kind: 'lesson', textZh: '同类阀门应全面排查' }),
    )
    const measureId = idOf(
      await writeMeasure(writer, {
        key: key(),
        accidentId: id,
        textZh: '更换阀门',
        orgId: cast.units.firm,
        dueOn: addDays(today, 10),
      }),
    )
    idOf(await move('leader', id, 'open_inquiry'))
    idOf(
      await move('supervisor', id, 'conclude', { approval: { number: '吉政函1号', onDay: addDays(today, -daysAgo) } }),
    )
    return { id, measureId, lessonId }
  }
  return { today, report, read, move, concluded }
}
