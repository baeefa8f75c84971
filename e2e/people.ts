import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { demoPassword } from '../db/seed/sign-ins'

/** Signs in as one of the demo's people, in English, on a browser of their own. */
export async function signIn(
  browser: Browser,
  name: string,
  locale: 'en-US' | 'zh-CN' = 'en-US',
  baseURL?: string,
): Promise<Page> {
  const context = await browser.newContext({ locale, reducedMotion: 'reduce', ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(`${name}@demo.sixlines`)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.getByRole('button', { name: locale === 'en-US' ? 'Sign in' : '登录', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

/** `as('official')` gives the page of that person; all are closed at the end. */
export const test = base.extend<{ as: (name: string, locale?: 'en-US' | 'zh-CN') => Promise<Page> }>({
  as: async ({ browser }, use) => {
    const pages = new Map<string, Page>()
    await use(async (name, locale) => {
      const key = `${name} ${locale}`
      const page = pages.get(key) ?? (await signIn(browser, name, locale))
      pages.set(key, page)
      return page
    })
    for (const page of pages.values()) await page.context().close()
  },
})
export { expect }

/** The number of a case in its page's address. */
export const idIn = (page: Page): number => Number(/\/(\d+)(?:[?#]|$)/.exec(page.url())?.[1])

/** Sends the form of the move that is open, with a reason if it asks for one. */
export async function say(
  page: Page,
  move: string,
  fill: (form: ReturnType<Page['locator']>) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('group', { name: 'What can be done' }).getByRole('link', { name: move, exact: true }).click()
  const form = page.locator('#move form')
  await fill(form)
  await form.getByRole('button', { name: move, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
}

/** Makes a move that asks nothing. */
export async function press(page: Page, move: string): Promise<void> {
  await page.getByRole('group', { name: 'What can be done' }).getByRole('button', { name: move, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
}

/** Sends a case's comment form as if it were another move: what a person could do with a browser's own tools. */
export async function forge(page: Page, path: string, move: string): Promise<void> {
  await page.goto(`${path}?move=comment`)
  const form = page.locator('#move form')
  await form.getByLabel('In words').fill('forged')
  await form.locator('input[name=move]').evaluate((input, name) => input.setAttribute('value', name), move)
  await form.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(form.getByRole('alert')).toBeVisible()
}
