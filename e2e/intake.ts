import { expect, type Page } from '@playwright/test'

/** Takes in a pasted text as the supervisor who is signed in, takes what is suggested of every piece, and publishes it. */
export async function publishPasted(page: Page, text: string, english: string): Promise<void> {
  await page.goto('/documents/new')
  const paste = page.getByRole('form', { name: 'Paste the text' })
  await paste.getByLabel('Text', { exact: true }).fill(text)
  await paste.getByRole('button', { name: 'Cut it into sentences' }).click()
  await expect(page).toHaveURL(/\/documents\/\d+$/)
  const what = page.getByRole('form', { name: 'What it is' })
  await what.getByLabel('Title, English').fill(english)
  await what.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved by /)).toBeVisible()
  await takeSuggestions(page)
  await page.getByRole('button', { name: 'Publish and issue' }).click()
  await expect(page).toHaveURL(/\/speech\?doc=\d+/)
}

/** Takes what is suggested, section by section, each a person's act, until every piece is decided. */
export async function takeSuggestions(page: Page): Promise<void> {
  for (;;) {
    const bulk = page.getByRole('button', { name: /of this section$/ })
    if ((await bulk.count()) === 0) break
    const before = await page.locator('.intake .u-none').count()
    await bulk.first().click()
    await expect(page.getByRole('status').filter({ hasText: 'as your act' })).toBeVisible()
    await expect.poll(() => page.locator('.intake .u-none').count()).toBeLessThan(before)
  }
  await expect(page.locator('.intake .u-none')).toHaveCount(0)
}
