import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { pages, rowsOf } from './pages'
import { expect, signIn, test } from './people'

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/** What axe finds on a page; without frames its one-page way gives the same answer in half the time. */
async function look(page: Page) {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  return (await builder.analyze()).violations
}

for (const locale of ['en-US', 'zh-CN'] as const) {
  test(`axe finds nothing on any page, ${locale}, at 1440 and 390 px, light and dark @loop`, async ({ browser }) => {
    test.setTimeout(900_000)
    const found: string[] = []
    for (const who of new Set(pages.map(page => page.who))) {
      const page = await signIn(browser, who, locale)
      for (const one of pages.filter(other => other.who === who)) {
        await page.goto(one.path)
        if (one.first) await page.goto((await page.locator(rowsOf(one.first)).first().getAttribute('href'))!)
        for (const [index, viewport] of sizes.entries()) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme: index === 0 ? 'light' : 'dark' })
          const violations = await look(page)
          found.push(
            ...violations.map(
              ({ id, nodes }) =>
                `${one.name} ${viewport.width}: ${id} ${nodes
                  .slice(0, 2)
                  .map(node => node.target)
                  .join(' | ')}`,
            ),
          )
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          if (overflow > 0 && one.name !== 'wall')
            found.push(`${one.name} ${viewport.width}: scrolls sideways by ${overflow} px`)
        }
      }
      await page.context().close()
    }
    expect(found).toEqual([])
  })
}

test('axe finds nothing on the sign-in page @loop', async ({ page }) => {
  await page.goto('/sign-in')
  expect((await look(page)).map(({ id }) => id)).toEqual([])
})
