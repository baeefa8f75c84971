import { expect, type Page } from '@playwright/test'
import { photo } from './photo'

/** Gives a photo to the case that is open. */
export async function givePhoto(
  page: Page,
  shows: 'Before the work' | 'After the work',
  caption: string,
): Promise<void> {
  const section = page.locator('#evidence')
  await section.locator('summary', { hasText: 'Give evidence' }).click()
  await section.getByLabel('Photos or documents').setInputFiles(await photo('proof'))
  await section.getByRole('radio', { name: shows }).check()
  await section.getByLabel('Caption').fill(caption)
  await section.getByRole('button', { name: 'Send' }).click()
  await expect(section.getByRole('status')).toContainText('1 file was added')
  await expect(section.getByRole('img', { name: new RegExp(caption) })).toBeVisible()
}
