import type { Page } from '@playwright/test'
import { expect, say, test } from './people'

/** How many tasks are suspended, as the page says it now. */
const suspended = (page: Page) => page.getByRole('link', { name: /^Suspended \d+$/ })
const numberOf = async (page: Page) => Number((await suspended(page).textContent())?.trim())

/** A task on which this person may press the move. */
async function taskIn(page: Page, stage: string): Promise<void> {
  await page.goto(`/tasks?stage=${stage}`)
  await page.goto((await page.locator('.table a.open').first().getAttribute('href'))!)
}

test('a move made in one browser is on the cockpit in another within two seconds, without a reload @loop', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const leader = await as('leader')
  await leader.goto('/cockpit')
  await expect(leader.locator('.asof time')).toBeVisible()
  const before = await numberOf(leader)
  await leader.evaluate(() => {
    Object.assign(window, { sameDocument: true })
    document.querySelector<HTMLElement>('main .num')?.focus()
  })
  const focused = () => leader.evaluate(() => document.activeElement?.getAttribute('href'))
  const focus = await focused()
  await leader.waitForTimeout(1500)

  const supervisor = await as('supervisor')
  await taskIn(supervisor, 'in_progress')
  const task = supervisor.url()
  for (const [move, wanted] of [
    ['Suspend', before + 1],
    ['Resume', before],
  ] as const) {
    await say(supervisor, move, form => form.getByLabel('In words').fill('Waits for the design institute'))
    const answered = Date.now()
    await expect.poll(() => numberOf(leader), { intervals: [20], timeout: 5000 }).toBe(wanted)
    const took = Date.now() - answered
    console.log(`${move}: on the other cockpit ${took} ms after its answer`)
    expect(took).toBeLessThan(2000)
    await supervisor.goto(task.split('?')[0]!)
  }
  expect(await leader.evaluate(() => 'sameDocument' in window)).toBe(true)
  expect(await focused()).toBe(focus)
  await expect(leader.locator('.asof .notlive')).toBeEmpty()
})

test('the page waits while somebody writes on it, and a past day is not live @loop', async ({ as }) => {
  test.setTimeout(120_000)
  const leader = await as('leader')
  await leader.goto('/cockpit')
  const before = await numberOf(leader)
  const search = leader.locator('#rail-search')
  await search.fill('half a word')
  await leader.waitForTimeout(1500)
  const supervisor = await as('supervisor')
  await taskIn(supervisor, 'in_progress')
  await say(supervisor, 'Suspend', form => form.getByLabel('In words').fill('Waits for the design institute'))
  await leader.waitForTimeout(2500)
  expect(await numberOf(leader)).toBe(before)
  await expect(search).toHaveValue('half a word')
  await search.fill('')
  await expect.poll(() => numberOf(leader), { timeout: 5000 }).toBe(before + 1)

  let lines = 0
  leader.on('request', request => {
    if (request.url().includes('/api/live')) lines++
  })
  await leader.goto('/cockpit?on=2026-11-20')
  await leader.waitForTimeout(1000)
  expect(lines).toBe(0)
  await leader.goto('/cockpit')
  await expect.poll(() => lines).toBe(1)
})

test('the line asks for a session, keeps to a few, and ends with the session @loop', async ({ as, request }) => {
  test.setTimeout(120_000)
  expect((await request.get('/api/live')).status()).toBe(401)
  const duty = await as('duty')
  const said = await duty.evaluate(async () => {
    const held: AbortController[] = []
    const codes: number[] = []
    for (let n = 0; n < 5; n++) {
      const end = new AbortController()
      held.push(end)
      codes.push((await fetch('/api/live', { signal: end.signal })).status)
    }
    for (const end of held) end.abort()
    return codes
  })
  expect(said).toEqual([200, 200, 200, 200, 429])
  // what was let go is free again; a line that stays open is told that its session is over, and ends
  await duty.waitForTimeout(500)
  const other = await duty.context().newPage()
  await other.goto('/desk')
  const told = duty.evaluate(async () => (await fetch('/api/live')).text())
  await other.waitForTimeout(500)
  await other.getByRole('button', { name: 'Sign out' }).click()
  await other.waitForURL(/sign-in/)
  expect(await told).toContain('event: over')
})
