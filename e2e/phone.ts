import { createHash } from 'node:crypto'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { demoPassword } from '../db/seed/sign-ins'
import { photo } from './photo'

/** An inspector's phone: 390 px wide, with a store of its own that outlives its tabs. */
export async function phoneOf(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'en-US',
    reducedMotion: 'reduce',
  })
}

export async function signInOn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in?next=/field')
  await page.locator('input[name=email]').fill(`${name}@demo.sixlines`)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/field/)
  await expect(page.locator('#outbox-line')).toContainText(/synced \d/, { timeout: 30_000 })
}

/** Until the page would open with no signal: the worker puts the document into its cache last. */
export async function whenKept(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/field')
      return `${registration?.active?.state} ${Boolean(await caches.match('/field'))}`
    })
  await expect.poll(state, { timeout: 30_000 }).toBe('activated true')
}

/** Plans a visit with two of the unit, the signed-in one among them, and the shortest checklist. */
export async function planVisit(desk: Page, placeId: number): Promise<number> {
  await desk.goto(`/inspections/new?place=${placeId}`)
  const list = desk.getByLabel('Checklist', { exact: true })
  const options = await list.locator('option').evaluateAll(all =>
    all.map(option => ({
      value: (option as HTMLOptionElement).value,
      items: Number(/(\d+) items?\b/.exec(option.textContent ?? '')?.[1] ?? 1e9),
    })),
  )
  await list.selectOption(options.reduce((one, other) => (other.items < one.items ? other : one)).value)
  const team = desk.getByRole('group', { name: 'Team' }).getByRole('checkbox')
  for (let index = 0; (await team.locator(':scope:checked').count()) < 2; index++) await team.nth(index).check()
  await desk.getByRole('button', { name: 'Plan and assign' }).click()
  await desk.waitForURL(/\/inspections\/\d+/)
  return Number(/\/inspections\/(\d+)/.exec(desk.url())![1])
}

export async function placeIds(desk: Page, wanted: number): Promise<number[]> {
  const ids = new Set<number>()
  await desk.goto('/places')
  while (ids.size < wanted) {
    const links = desk.locator('main a[href^="/places/"]')
    for (const href of await links.evaluateAll(all => all.map(link => link.getAttribute('href')!))) {
      const id = /^\/places\/(\d+)$/.exec(href)?.[1]
      if (id) ids.add(Number(id))
    }
    const next = desk.getByRole('link', { name: 'Next', exact: false }).last()
    if (ids.size >= wanted || (await next.count()) === 0) break
    await desk.goto((await next.getAttribute('href'))!)
  }
  return [...ids].slice(0, wanted)
}

export type Shot = Awaited<ReturnType<typeof photo>> & { sha256: string }

/** Pictures that nobody has taken before, with the hash of their bytes. */
export function shots(names: readonly string[]): Promise<Shot[]> {
  return Promise.all(
    names.map(async name => {
      const taken = await photo(name)
      return { ...taken, sha256: createHash('sha256').update(taken.buffer).digest('hex') }
    }),
  )
}

const fileOf = ({ name, mimeType, buffer }: Shot) => ({ name, mimeType, buffer })

/** Opens a visit in the list, begins on site and fails its first item as far as the pictures and the note. */
export async function failFirst(page: Page, id: number, pictures: readonly Shot[], note: string): Promise<void> {
  await page.locator(`.visits a[href="#/visit/${id}"]`).click()
  await page.getByRole('button', { name: 'Begin on site' }).click()
  await page.getByRole('button', { name: 'Fail', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(pictures.map(fileOf))
  await expect(page.locator('.shots img')).toHaveCount(pictures.length)
  await page.getByLabel('What is wrong').fill(note)
}

/** Records the failure, passes everything else section by section, and submits. */
export async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record the hazard, next item' }).click()
  const submit = page.getByRole('button', { name: 'Submit', exact: true })
  const pass = page.getByRole('button', { name: 'Pass', exact: true })
  const rest = page.getByRole('button', { name: /^The other \d+ of/ })
  for (;;) {
    await expect(submit.or(pass)).toBeVisible()
    if (await submit.isVisible()) break
    const here = page.url()
    await ((await rest.isVisible()) ? rest : pass).click()
    await expect(page).not.toHaveURL(here)
  }
  await submit.click()
  await expect(page.getByText('Submitted on this phone').first()).toBeVisible()
  await page.getByRole('link', { name: 'Other visits' }).click()
}

/** How many entries the phone says are waiting. */
export async function waitingOn(page: Page): Promise<number> {
  const said = (await page.locator('#outbox-line [role=status]').textContent()) ?? ''
  if (said.includes('all sent')) return 0
  return Number(/(\d+) waits? to be sent/.exec(said)?.[1] ?? Number.NaN)
}
