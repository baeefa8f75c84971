import type { Page } from '@playwright/test'
import { expect, test } from './people'

const minutes = Number(process.env.WALL_MINUTES || 1)

/** What the page holds once everything that nobody needs is thrown away. */
async function held(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const of = (name: string) => metrics.find(one => one.name === name)?.value ?? Number.NaN
  return { heap: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes'), listeners: of('JSEventListeners') }
}

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
] as const) {
  test(`the wall fills ${width} × ${height} without scrolling, dark by default @loop`, async ({ as }) => {
    const leader = await as('leader')
    await leader.setViewportSize({ width, height })
    await leader.goto('/wall')
    const look = await leader.evaluate(() => ({
      over: [
        document.documentElement.scrollHeight - innerHeight,
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ],
      scheme: getComputedStyle(document.documentElement).colorScheme,
      rail: document.querySelector('.rail'),
    }))
    expect(look).toEqual({ over: [0, 0], scheme: 'dark', rail: null })
    for (const part of ['.walllines > li:last-child', '.wallfigs > li:last-child', '.wallgrid > header time'])
      await expect(leader.locator(part)).toBeInViewport({ ratio: 1 })
  })
}

test(`the wall reads itself again for ${minutes} min and does not grow @loop`, async ({ as }) => {
  test.setTimeout((minutes + 3) * 60_000)
  const leader = await as('leader')
  await leader.goto('/wall')
  const official = await as('official')
  await official.goto('/tasks?stage=in_progress')
  await official.goto((await official.locator('.table a.open').first().getAttribute('href'))!)
  const path = new URL(official.url()).pathname
  const readAt = () => leader.locator('.wallgrid > header time').getAttribute('datetime')
  const readings = new Set<string | null>()
  const began = Date.now()
  const early = Math.min(60_000, (minutes * 60_000) / 3)
  let first: Awaited<ReturnType<typeof held>> | undefined
  for (let n = 1; Date.now() - began < minutes * 60_000; n++) {
    await official.goto(`${path}?move=comment`)
    await official.locator('#move form').getByLabel('In words').fill(`Seen from the wall, ${n}`)
    await official.locator('#move form').getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(official.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
    await leader.waitForTimeout(2000)
    readings.add(await readAt())
    if (!first && Date.now() - began > early) first = await held(leader)
  }
  const last = await held(leader)
  console.log(`wall, ${minutes} min, ${readings.size} readings:`, first, last)
  expect(readings.size).toBeGreaterThan(minutes * 6)
  expect(last.heap).toBeLessThan(first!.heap * 1.1 + 0.5)
  expect(last.nodes).toBeLessThanOrEqual(first!.nodes * 1.05 + 20)
  expect(last.listeners).toBeLessThanOrEqual(first!.listeners + 5)
})

test('the wall says when its figures are old, and comes back by itself @loop', async ({ as }) => {
  test.setTimeout(120_000)
  const leader = await as('leader')
  await leader.clock.install()
  await leader.goto('/wall')
  const sign = leader.locator('.wall .notlive')
  await expect(sign).toBeEmpty()
  const path = leader.url()
  // a reading that is under way when the line breaks ends on the browser's own error page: the first one is waited for
  await leader.waitForTimeout(4_000)
  await leader.context().setOffline(true)
  await leader.clock.runFor(150_000)
  await expect(sign).toContainText('Nothing newer has come since')
  expect(leader.url()).toBe(path)
  await leader.context().setOffline(false)
  await leader.clock.runFor(120_000)
  await leader.clock.resume()
  await expect(sign).toBeEmpty({ timeout: 30_000 })
})
