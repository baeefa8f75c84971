import { figuresOn, rowsOf } from './figures'
import { expect, test } from './people'

for (const who of ['leader', 'leader.jilin']) {
  test(`each number of the cockpit equals the list that it opens, for ${who} @loop`, async ({ as }) => {
    test.setTimeout(240_000)
    const leader = await as(who)
    await leader.goto('/cockpit')
    const figures = await figuresOn(leader)
    expect(figures.length).toBeGreaterThan(40)
    const different: string[] = []
    const opened = new Map<string, number>()
    for (const { href, value } of figures) {
      const rows = opened.get(href) ?? (await rowsOf(leader, href))
      opened.set(href, rows)
      if (rows !== value) different.push(`${href}: ${value} on the cockpit, ${rows} rows`)
    }
    expect(different).toEqual([])
  })
}

test('the cockpit’s first screen needs no scrolling at 1440 × 900 @loop', async ({ as }) => {
  const leader = await as('leader')
  await leader.goto('/cockpit')
  const { page, window } = await leader.evaluate(() => ({
    page: document.documentElement.scrollHeight,
    window: innerHeight,
  }))
  expect(page).toBeLessThanOrEqual(window)
})
