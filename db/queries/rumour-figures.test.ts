import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../client'
import { type Cast, idOf, makeCast } from '../commands/cast'
import { rumoursOf } from '../commands/rumour-cast'
import { findRumourFigures, type RumourFigures, rumourFigurePaths } from './rumour-figures'
import { countRumours, findRumour, listRumours, readRumourFilters } from './rumours'

let cast: Cast
let r: Awaited<ReturnType<typeof rumoursOf>>
const told = new Map<string, number>()

/** A rumour that was received so many minutes ago, as the owner of the tables tells the past. */
async function receivedAgo(minutes: number): Promise<number> {
  const title = `before-${minutes}-${told.size}`
  const [{ membership }] = (await cast.ask('select id::int as membership from membership where person_id = $1', [
    r.people.communications,
  ])) as [{ membership: number }]
  await cast.ask(`begin; select ctx.assume(${membership}, now() - interval '${minutes} minutes');
    insert into rumour (stage, came_from, came_by, org_id, issuer_org_id, line, region_code, title_zh, title_en, source, channel)
      values ('received', 'none', 'receive', ${cast.units.office}, ${cast.units.office}, 'network', '220200', '${title}', '${title}', 'hotline', 'chat'); commit`)
  const [{ id }] = (await cast.ask('select id::int from rumour where title_zh = $1 and issuer_org_id = $2', [
    title,
    cast.units.office,
  ])) as [{ id: number }]
  told.set(title, id)
  return id
}

beforeAll(async () => {
  cast = await makeCast()
  r = await rumoursOf(cast)
})
afterAll(async () => {
  await cast.end()
})

const figures = () => asActor(r.as.supervisor, 'read', tx => findRumourFigures(tx))
const filtersOf = (path: string) =>
  readRumourFilters(Object.fromEntries(new URL(path, 'http://x').searchParams.entries()))

describe('the figures of rumours', () => {
  test('count what is over by the clock, to the minute', async () => {
    expect(await figures()).toEqual({
      open: 0,
      triageLate: 0,
      answerLate: 0,
      drafted: 0,
      answered90: 0,
      medianHours: null,
      unverified: 0,
      outdated: 0,
    })
    await receivedAgo(119)
    expect(await figures()).toMatchObject({ open: 1, triageLate: 0, answerLate: 0 })
    const late = await receivedAgo(121)
    expect(await figures()).toMatchObject({ open: 2, triageLate: 1, answerLate: 0 })
    await receivedAgo(24 * 60 - 1)
    expect(await figures()).toMatchObject({ open: 3, triageLate: 2, answerLate: 0 })
    const old = await receivedAgo(24 * 60 + 1)
    expect(await figures()).toMatchObject({ open: 4, triageLate: 3, answerLate: 1 })
    // weighed, it is no longer waited for; answered late, it is no longer open
    idOf(await r.steps.triage(late))
    idOf(await r.steps.triage(old))
    expect(await figures()).toMatchObject({ open: 4, triageLate: 1, answerLate: 1 })
    idOf(await r.steps.verify(old))
    idOf(await r.steps.draft(old))
    expect(await figures()).toMatchObject({ drafted: 1, answerLate: 1, answered90: 0 })
    idOf(await r.steps.approve(old))
    const now = await figures()
    expect(now).toMatchObject({ open: 3, answerLate: 0, drafted: 0, answered90: 1, unverified: 0 })
    expect(now.medianHours).toBeCloseTo(24 + 1 / 60, 1)
    // dismissed, it is neither
    idOf(await r.move('communications', late, 'dismiss', { reason: '与安全无关' }))
    expect(await figures()).toMatchObject({ open: 2 })
  })

  test('a finding that changed leaves the answer outdated until it is corrected', async () => {
    const id = await r.at('answered')
    const before = (await figures()).outdated
    idOf(
      await r.move('official', id, 'verify_again', {
        truth: 'true',
        sources: [{ words: '补查', link: null }],
        reason: '有新情况',
      }),
    )
    expect((await figures()).outdated).toBe(before + 1)
    const answer = (await asActor(r.as.supervisor, 'read', tx => findRumour(tx, id)))!.answers[0]!
    const { claimZh, claimEn, textZh, textEn, channel, link, audience } = answer
    idOf(
      await r.move('communications', id, 'correct', {
        answer: { claimZh, claimEn, textZh: `${textZh}更正`, textEn, channel, link, audience },
        reason: '结论有变',
      }),
    )
    expect((await figures()).outdated).toBe(before + 1)
    idOf(await r.move('supervisor', id, 'approve_correction'))
    expect((await figures()).outdated).toBe(before)
  })

  test('each is the number of rows that its address lists', async () => {
    const now = await figures()
    for (const [name, path] of Object.entries(rumourFigurePaths)) {
      const filters = filtersOf(path)
      expect(Object.keys(filters), path).toEqual(['state'])
      const listed = await asActor(r.as.supervisor, 'read', async tx => ({
        count: (await countRumours(tx, [filters]))[0],
        rows: (await listRumours(tx, filters, { limit: 500 })).rows.length,
      }))
      const expected = name === 'medianHours' ? now.answered90 : now[name as keyof RumourFigures]
      expect([listed.count, listed.rows], name).toEqual([expected, expected])
    }
  })

  test('and nobody counts what they do not see', async () => {
    expect(await asActor(r.as.outsider, 'read', tx => findRumourFigures(tx))).toMatchObject({ open: 0, answered90: 0 })
    expect((await asActor(r.as.official, 'read', tx => findRumourFigures(tx))).answered90).toBeGreaterThan(0)
  })
})
