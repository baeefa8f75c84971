import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'
import { coverStates, registered } from '@/domain/coverage'
import { asActor, type Tx } from '../client'
import { isInForce, listCampaigns } from './campaigns'
import { readFilters, whereOf } from './case-filters'
import { findCockpit, listWeeks, strokesOf } from './cockpit'
import { cockpitFigures } from './cockpit-figures'
import { demoCaller } from './demo-caller'
import { type Figure, hrefOf } from './figure'
import { lineStrokes } from './lines'
import type { Narrowing } from './narrowing'
import { countPlaces, listPlaces } from './places'
import { findRepeats } from './repeats'
import { findSpeech } from './speech'
import { workFigures } from './speech-figures'

const today = shanghaiDay(new Date())
const readers = [
  'leader@demo.sixlines',
  'leader.jilin@demo.sixlines',
  'supervisor@demo.sixlines',
  'head@demo.sixlines',
  'enterprise@demo.sixlines',
]

const isFigure = (value: object): value is Figure => 'value' in value && 'filters' in value && 'loop' in value

/** Every figure in a page's numbers, wherever it stands. */
function figuresIn(value: unknown): Figure[] {
  if (value === null || typeof value !== 'object') return []
  return isFigure(value) ? [value] : Object.values(value).flatMap(figuresIn)
}

/** What the list counts that the figure's address opens: the address is read back as the list reads it. */
async function countOf(tx: Tx, figure: Figure, day: Day): Promise<number> {
  const address = Object.fromEntries(new URL(hrefOf(figure), 'http://list').searchParams)
  const where = whereOf(figure.loop, readFilters(figure.loop, address), { today: day, soonUntil: day })
  const { rows } = await tx.execute(sql`select count(*)::int as n from ${sql.identifier(figure.loop)} c where ${where}`)
  return rows[0]!.n as number
}

async function disagreements(tx: Tx, figures: readonly Figure[], day = today): Promise<string[]> {
  const wrong: string[] = []
  for (const figure of figures) {
    const listed = await countOf(tx, figure, day)
    if (listed !== figure.value) wrong.push(`${hrefOf(figure)} says ${figure.value}, lists ${listed}`)
  }
  return wrong
}

describe.each(readers)('every number opens its rows, for %s', email => {
  it.each([0, 30])('on the cockpit as it stood %i days ago', async ago => {
    const day = addDays(today, -ago)
    const wrong = await asActor(
      await demoCaller(email),
      'read',
      async (tx, actor) => {
        const cockpit = await findCockpit(tx, actor.scopeOrgId, day)
        const figures = cockpitFigures(
          cockpit!,
          await lineStrokes(tx, day),
          await listWeeks(tx, day, { openNow: cockpit!.all.open }),
          day,
        )
        const all = figuresIn([figures, await findRepeats(tx, day, actor.scopeOrgId)])
        expect(all.length).toBeGreaterThan(60)
        expect(figures.weeks.at(-1)!.open).toBe(figures.all.open.value)
        return disagreements(tx, all, day)
      },
      ago === 0 ? undefined : day,
    )
    expect(wrong).toEqual([])
  })

  it('on the coverage of the campaigns in force', async () => {
    const wrong = await asActor(await demoCaller(email), 'read', async (tx, actor) => {
      const campaigns = (await listCampaigns(tx)).filter(one => isInForce(one, today))
      expect(campaigns.length).toBeGreaterThanOrEqual(4)
      const faults: string[] = []
      for (const { id, standing } of campaigns)
        for (const cover of coverStates) {
          const filters = { campaign: id, cover }
          const [counted] = await countPlaces(tx, [filters])
          const { rows } = await listPlaces(tx, filters, { limit: 1000 })
          if (standing[cover] !== counted || rows.length !== counted)
            faults.push(`${id} ${cover}: says ${standing[cover]}, counts ${counted}, lists ${rows.length}`)
        }
      const seen = campaigns.reduce((sum, one) => sum + registered(one.standing), 0)
      expect(seen > 0).toBe(actor.role !== 'enterprise')
      return faults
    })
    expect(wrong).toEqual([])
  })

  it('on the speech, by sentence and by directive', async () => {
    const wrong = await asActor(await demoCaller(email), 'read', async tx => {
      const speech = await findSpeech(tx, today)
      const sentences = speech!.spans.map(span =>
        workFigures(
          speech!.directives.filter(one => one.spanId === span.id),
          { sentence: span.id },
        ),
      )
      const directives = speech!.directives.map(one => workFigures([one], { directive: one.id }))
      return disagreements(tx, figuresIn([sentences, directives]))
    })
    expect(wrong).toEqual([])
  })
})

it('the cockpit of a unit below counts only what is below it', async () => {
  const wrong = await asActor(await demoCaller('leader@demo.sixlines'), 'read', async (tx, actor) => {
    const whole = await findCockpit(tx, actor.scopeOrgId, today)
    const below = whole!.units.find(unit => !unit.self)!
    const cockpit = await findCockpit(tx, below.id, today)
    expect(cockpit!.all).toEqual({ open: below.open, late: below.late, done: below.done })
    const strokes = await lineStrokes(tx, today, below.id)
    return disagreements(
      tx,
      figuresIn(
        cockpitFigures(
          cockpit!,
          strokes,
          await listWeeks(tx, today, { openNow: cockpit!.all.open, under: below.id }),
          today,
        ),
      ),
    )
  })
  expect(wrong).toEqual([])
})

it('a unit outside the scope has no cockpit', async () => {
  const found = await asActor(await demoCaller('leader.jilin@demo.sixlines'), 'read', async (tx, actor) => {
    const { rows } = await tx.execute(sql`select id::float8 as id from org where key = 'gov:220100'`)
    expect(rows[0]!.id).not.toBe(actor.scopeOrgId)
    return findCockpit(tx, rows[0]!.id as number, today)
  })
  expect(found).toBeNull()
})

const narrowings: readonly [Narrowing, ago: number][] = [
  [{ line: 'bottom' }, 0],
  [{ line: 'bottom' }, 12],
  [{ campaign: 1 }, 0],
  [{ campaign: 1 }, 12],
  [{ region: '220200' }, 0],
  [{ region: '220200' }, 12],
  [{ region: '220202' }, 0],
  [{ sector: 'gas' }, 0],
  [{ sector: 'gas' }, 12],
  [{ line: 'bottom', region: '220200', sector: 'gas' }, 0],
]

describe.each(['leader@demo.sixlines', 'leader.jilin@demo.sixlines', 'head@demo.sixlines'])(
  'narrowed, for %s',
  email => {
    it.each(narrowings)('by %o, %i days ago, every number opens its rows', async (narrow, ago) => {
      const day = addDays(today, -ago)
      const { wrong, part, whole } = await asActor(
        await demoCaller(email),
        'read',
        async (tx, actor) => {
          const under = actor.scopeOrgId
          const all = (await findCockpit(tx, under, day))!.all
          const cockpit = (await findCockpit(tx, under, day, narrow))!
          const weeks = await listWeeks(tx, day, { openNow: cockpit.all.open, under, narrow })
          const strokes = await lineStrokes(tx, day, under, { ...narrow, line: undefined })
          if (!('line' in narrow)) expect(await strokesOf(tx, cockpit, day, { under, narrow })).toEqual(strokes)
          const figures = figuresIn([
            cockpitFigures(cockpit, strokes, weeks, day),
            await findRepeats(tx, day, under, narrow),
          ])
          return { wrong: await disagreements(tx, figures, day), part: cockpit.all, whole: all }
        },
        ago === 0 ? undefined : day,
      )
      expect(wrong).toEqual([])
      // the narrowing leaves something out and, for the province, something in
      expect(part.open + part.done).toBeLessThanOrEqual(whole.open + whole.done)
      if (email === 'leader@demo.sixlines' && !('sector' in narrow && 'line' in narrow)) {
        expect(part.open + part.done).toBeGreaterThan(0)
        expect(part.open + part.done).toBeLessThan(whole.open + whole.done)
      }
    })
  },
)
