import { figuresOn, rowsOf } from './figures'
import { expect, test } from './people'

test('narrowed, each number of the cockpit equals the list that it opens @loop', async ({ as }) => {
  test.setTimeout(240_000)
  const leader = await as('leader')
  await leader.goto('/cockpit')
  await leader.getByText('Narrow', { exact: true }).click()
  await leader.getByLabel('Territory').selectOption('220200')
  await leader.getByLabel('Kind of place').selectOption('gas')
  await leader.getByRole('button', { name: 'Show that part' }).click()
  await expect(leader.getByRole('heading', { level: 1 })).toContainText('Jilin City · Urban gas')
  const figures = await figuresOn(leader)
  expect(figures.length).toBeGreaterThan(20)
  const different: string[] = []
  for (const href of new Set(figures.map(one => one.href))) {
    expect(href).toContain('region=2202')
    expect(href).toContain('sector=gas')
    const rows = await rowsOf(leader, href)
    for (const { value } of figures.filter(one => one.href === href))
      if (value !== rows) different.push(`${href}: ${value} on the cockpit, ${rows} rows`)
  }
  expect(different).toEqual([])
})

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

test('the first screen holds the headline figures and the six lines, on a desk and on a phone @loop', async ({
  as,
}) => {
  const leader = await as('leader')
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await leader.setViewportSize({ width, height })
    await leader.goto('/cockpit')
    const lines = leader.locator('.gaugerows > li')
    await expect(lines).toHaveCount(6)
    for (const line of await lines.all()) await expect(line).toBeInViewport({ ratio: 1 })
    const headline = width > 720 ? leader.locator('.hd small a.num') : leader.locator('.front .figure')
    for (const figure of (await headline.all()).slice(0, 2)) await expect(figure).toBeInViewport({ ratio: 1 })
    await expect(leader.locator('.asof time')).toBeInViewport({ ratio: 1 })
    const over = await leader.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
  }
})
