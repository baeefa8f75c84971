import type { Page } from '@playwright/test'
import { expect, forge, idIn, say, test } from './people'

/** Opens the first row of a list of tasks. */
async function firstTask(page: Page, query: string): Promise<number> {
  await page.goto(`/tasks?${query}`)
  await page.locator('main table a[href^="/tasks/"]').first().click()
  await expect(page).toHaveURL(/\/tasks\/\d+/)
  return idIn(page)
}

test('who submitted does not verify: dashed with the reason, and refused when forged @loop', async ({ as }) => {
  const head = await as('head')
  const id = await firstTask(head, 'stage=submitted')
  const verify = head
    .getByRole('group', { name: 'What can be done' })
    .getByRole('button', { name: 'Verify', exact: true })
  await expect(verify).toHaveAttribute('aria-disabled', 'true')
  await forge(head, `/tasks/${id}`, 'verify')
  await expect(head.locator('#move').getByRole('alert')).toContainText(/supervisor/)
  await head.goto(`/tasks/${id}`)
  await expect(head.locator('.track li[aria-current=step]')).toContainText('Submitted')
})

test('without proof nothing is submitted: dashed, and refused when forged @loop', async ({ as }) => {
  const head = await as('head')
  await head.goto('/tasks?stage=in_progress')
  const links = await head
    .locator('main table a[href^="/tasks/"]')
    .evaluateAll(all => [...new Set(all.map(link => link.getAttribute('href')!))])
  let bare = 0
  for (const href of links) {
    await head.goto(href)
    if (await head.getByText('Needs evidence first').isVisible()) {
      bare = idIn(head)
      break
    }
  }
  expect(bare, 'the demo has a task in progress without evidence').toBeGreaterThan(0)
  await forge(head, `/tasks/${bare}`, 'submit')
  await expect(head.locator('#move').getByRole('alert')).toContainText(/evidence|proof|photo/i)
})

test('another department’s task is not there by its address @loop', async ({ as }) => {
  const official = await as('official')
  const id = await firstTask(official, 'state=open')
  const stranger = await as('enterprise.chemical')
  const answer = await stranger.goto(`/tasks/${id}`)
  expect(answer?.status()).toBe(404)
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(stranger.locator('main').getByRole('link').first()).toBeVisible()
})

test('a stale form shows both versions and keeps every word @loop', async ({ as }) => {
  const official = await as('official')
  const id = await firstTask(official, 'stage=in_progress')
  await official.goto(`/tasks/${id}?move=report`)
  const form = official.locator('#move form')
  await form.getByLabel('Done, %').fill('65')
  await form.getByLabel('In words').fill('Words that must not be lost')

  const deputy = await as('deputy')
  await deputy.goto(`/tasks/${id}`)
  await say(deputy, 'Report progress', async other => {
    await other.getByLabel('Done, %').fill('60')
    await other.getByLabel('In words').fill('Meanwhile, by the deputy')
  })

  await form.getByRole('button', { name: 'Report progress' }).click()
  const panel = form.getByRole('alert')
  await expect(panel).toContainText('changed since you opened it')
  await expect(panel).toContainText('Han Xue')
  await expect(panel.getByRole('columnheader', { name: 'As you saw it' })).toBeVisible()
  await expect(form.getByLabel('In words')).toHaveValue('Words that must not be lost')
  await expect(form.getByLabel('Done, %')).toHaveValue('65')
  await form.getByRole('button', { name: 'Report progress' }).click()
  await expect(official.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
  await expect(official.getByText('Words that must not be lost').first()).toBeVisible()
})

test('signed out, a page leads to the sign-in page and back @loop', async ({ page }) => {
  await page.goto('/tasks?due=overdue')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
})

test('a change from another site is refused @loop', async ({ as, baseURL }) => {
  const official = await as('official')
  const cookies = await official.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  for (const headers of [
    {},
    { origin: 'https://example.com', 'sec-fetch-site': 'same-origin' },
    { origin: baseURL!, 'sec-fetch-site': 'cross-site' },
    { origin: baseURL! },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'https://example.com', 'x-forwarded-host': 'example.com', 'sec-fetch-site': 'same-origin' },
    { origin: `${baseURL!}.example.com`, 'sec-fetch-site': 'same-origin' },
    { origin: baseURL!, 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[]) {
    for (const path of ['/tasks/1', '/api/evidence?loop=task&id=1', '/sign-in', '/settings']) {
      const answer = await fetch(`${baseURL}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'text/plain', ...headers },
        body: 'x',
      })
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403)
    }
  }
})
