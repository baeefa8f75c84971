import type { Page } from '@playwright/test'
import { expect, test } from './people'

const cells = (campaign: string, cover: string) => `/places?campaign=${campaign}&cover=${cover}`

/** The number that stands on the campaign's figure. */
const figure = async (page: Page, label: string): Promise<number> => {
  const shown = page.locator('a.figure').filter({ hasText: new RegExp(`${label}$`) })
  return Number(((await shown.first().locator('b').textContent()) ?? '').replaceAll(',', ''))
}

/** The first place of a list, by its link. */
async function firstPlace(page: Page, path: string): Promise<string> {
  await page.goto(path)
  const href = await page.locator('main table a[href^="/places/"]').first().getAttribute('href')
  return /\/places\/(\d+)/.exec(href!)![1]!
}

test('a supervisor names a battle and draws its register; visits and exceptions move its cells @loop', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const supervisor = await as('supervisor')
  const inspector = await as('inspector')

  // the inspector may read that it has no name, and not give it one
  await inspector.goto('/campaigns')
  await inspector.getByRole('link', { name: 'Battle 3: not named in the source' }).click()
  await expect(inspector.getByText('decide what this battle is')).toBeVisible()
  await inspector.goto(`${new URL(inspector.url()).pathname}/name`)
  await expect(inspector.getByRole('button', { name: 'Name the battle' })).toHaveCount(0)

  await supervisor.goto('/campaigns')
  await supervisor.getByRole('link', { name: 'Battle 3: not named in the source' }).click()
  await supervisor.getByRole('link', { name: 'Name this battle' }).click()
  await supervisor.getByLabel('Name in Chinese').fill('矿山安全整治')
  await supervisor.getByLabel('Name in English').fill('Mine safety rectification')
  await supervisor.getByLabel('Mining').check()
  await supervisor.getByLabel(/Enterprise checklist/).check()
  await supervisor.getByLabel('Commander').selectOption({ label: 'Zhou Mingyuan · Jilin Province' })
  await supervisor.getByLabel('To', { exact: true }).fill('2027-06-28')
  await supervisor.getByLabel('Target, % of the places to visit').fill('90')
  await supervisor.getByRole('button', { name: 'Name the battle' }).click()
  await expect(supervisor.getByRole('status')).toContainText('The battle has a name now')
  const id = /\/campaigns\/(\d+)/.exec(supervisor.url())![1]!
  await expect(supervisor.getByRole('heading', { level: 1 })).toHaveText('Mine safety rectification')
  await expect(supervisor.getByText('The source does not name this battle')).toBeVisible()
  await expect(supervisor.getByText('Named by')).toBeVisible()
  await expect(supervisor.getByText('No register has been drawn')).toBeVisible()

  await supervisor.getByRole('button', { name: 'Draw', exact: true }).click()
  await expect(supervisor.getByRole('status')).toContainText('The register is drawn')
  const unvisited = await figure(supervisor, 'not visited')
  expect(unvisited).toBeGreaterThan(3)
  expect(await figure(supervisor, 'scheduled')).toBe(0)
  await supervisor.goto(cells(id, 'unvisited'))
  await expect(supervisor.locator('nav.pager')).toContainText(String(unvisited))

  // a visit of the campaign makes its place scheduled
  const visited = await firstPlace(inspector, cells(id, 'unvisited'))
  await inspector.goto(`/inspections/new?campaign=${id}&place=${visited}`)
  await inspector.locator('select[name=placeId]').selectOption(visited)
  await expect(inspector.locator('select[name=campaignId]')).toHaveValue(id)
  await inspector.locator('select[name=checklistId]').selectOption({ index: 1 })
  for (const member of (await inspector.locator('input[name="teamIds[]"]').all()).slice(0, 2)) await member.check()
  await inspector.locator('main form[aria-label] button[type=submit].pri').last().click()
  await expect(inspector).toHaveURL(/\/inspections\/\d+/)
  await supervisor.goto(`/campaigns/${id}`)
  expect(await figure(supervisor, 'scheduled')).toBe(1)
  expect(await figure(supervisor, 'not visited')).toBe(unvisited - 1)
  expect(await firstPlace(supervisor, cells(id, 'scheduled'))).toBe(visited)

  // who inspects does not decide what need not be inspected
  const spared = await firstPlace(inspector, cells(id, 'unvisited'))
  await inspector.goto(`/campaigns/${id}/exceptions/new?place=${spared}`)
  await expect(inspector.getByText('Whoever inspects does not decide what need not be inspected')).toBeVisible()
  await expect(inspector.getByLabel('Reason')).toHaveCount(0)

  await supervisor.goto(`/campaigns/${id}/exceptions/new?place=${spared}`)
  await supervisor.getByLabel('Reason').fill('Shaft sealed in October; seen by the county bureau')
  await supervisor.getByRole('button', { name: 'Need not be visited' }).click()
  await expect(supervisor.getByRole('status')).toContainText('need not be visited')
  const row = supervisor.getByRole('row').filter({ hasText: 'Shaft sealed in October' })
  await expect(row).toContainText('Li Jing')
  await supervisor.goto(`/campaigns/${id}`)
  expect(await figure(supervisor, 'not applicable')).toBe(1)
  expect(await figure(supervisor, 'not visited')).toBe(unvisited - 2)

  // an enterprise reads nothing of it: planned visits would show
  const enterprise = await as('enterprise')
  await enterprise.goto(cells(id, 'scheduled'))
  await expect(enterprise.locator('main table a[href^="/places/"]')).toHaveCount(0)
})
