import { expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { idOf, key } from '../commands/cast'
import { draftCircular } from '../commands/draft-circular'
import { findBrief } from './brief'
import { calendar } from './calendar'
import { findCircular } from './circulars'
import { demoCaller } from './demo-caller'
import { ruleOn } from './rules'

const today = shanghaiDay(new Date())

it.each(['supervisor@demo.sixlines', 'supervisor.jilin@demo.sixlines'])(
  'the brief on paper of %s names what the page of the brief names, in its order, and the rule',
  async email => {
    const caller = await demoCaller(email)
    const id = idOf(await draftCircular(caller, { key: key(), kind: 'brief', from: addDays(today, -6), to: today }))
    const [paper, page] = await asActor(caller, 'read', async (tx, actor) => [
      (await findCircular(tx, id))!,
      await findBrief(tx, actor.personId, today, calendar()),
    ])
    const table = paper.content.sections.find(one => one.kind === 'table' && one.name === 'things')
    if (table?.kind !== 'table') throw new Error('the brief has no table of things')
    const named = table.rows.map(row => row.cells.flatMap(cell => ('zh' in cell ? [cell.zh] : [])))
    expect(named.map(([code, , , days]) => [code, days])).toEqual(
      page.map(one => [one.code, one.days === null ? '—' : String(one.days)]),
    )
    expect(named.flat().every(word => word !== '')).toBe(true)
    expect(page.length).toBeGreaterThan(0)
    const most = ruleOn('brief.most', today)
    expect(page.length).toBeLessThanOrEqual(most.value)
    expect(table.note?.zh).toContain(most.instrumentZh)
  },
)
