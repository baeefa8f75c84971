import { mkdirSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import config from '../playwright.config'
import { pages, rowsOf } from './pages'
import { signIn } from './people'

const folder = process.env.SCREENSHOTS || 'docs/screenshots'
const all = process.argv.includes('--all')
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'))
// the pages of the README; --all takes every page, at both sizes and in both themes
const chosen = ['cockpit', 'speech-sentence', 'task', 'hazard-major', 'desk', 'inspection', 'loops']
mkdirSync(folder, { recursive: true })

async function open(page: Page, one: (typeof pages)[number]): Promise<void> {
  await page.goto(one.path)
  if (!one.first) return
  const href = await page.locator(rowsOf(one.first)).first().getAttribute('href')
  if (!href) throw new Error(`${one.path} has no row to open`)
  await page.goto(href)
}

const looks = all
  ? [
      { size: { width: 1440, height: 900 }, theme: 'light' as const, tail: '' },
      { size: { width: 390, height: 844 }, theme: 'light' as const, tail: '-phone' },
      { size: { width: 1440, height: 900 }, theme: 'dark' as const, tail: '-dark' },
      { size: { width: 390, height: 844 }, theme: 'dark' as const, tail: '-phone-dark' },
    ]
  : [{ size: { width: 1440, height: 900 }, theme: 'light' as const, tail: '' }]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: config.use?.launchOptions?.args,
})
const base = process.env.BASE_URL ?? 'http://localhost:3000'
for (const locale of ['zh-CN', 'en-US'] as const) {
  for (const who of new Set(pages.map(page => page.who))) {
    const mine = pages.filter(
      page => page.who === who && (wanted.length > 0 ? wanted.includes(page.name) : all || chosen.includes(page.name)),
    )
    if (mine.length === 0) continue
    const page = await signIn(browser, who, locale, base)
    for (const one of mine) {
      for (const { size, theme, tail } of looks) {
        await page.setViewportSize(one.name === 'wall' && size.width > 1000 ? { width: 1920, height: 1080 } : size)
        await page.emulateMedia({ colorScheme: theme })
        await open(page, one)
        await page.waitForLoadState('load')
        await page.screenshot({
          path: `${folder}/${one.name}${tail}.${locale.slice(0, 2)}.png`,
          fullPage: all && size.width < 1000,
        })
      }
    }
    await page.context().close()
  }
}
if (chosen.includes('inspection') && (wanted.length === 0 || wanted.includes('inspection'))) {
  for (const locale of ['zh-CN', 'en-US'] as const) {
    const page = await signIn(browser, 'inspector', locale, base)
    await page.setViewportSize({ width: 390, height: 844 })
    await open(page, pages.find(({ name }) => name === 'inspection')!)
    await page.screenshot({ path: `${folder}/inspection-phone.${locale.slice(0, 2)}.png` })
    await page.context().close()
  }
}
await browser.close()
