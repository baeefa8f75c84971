import { figuresOn, rowsOf } from './figures'
import { expect, test } from './people'

const daysAgo = (days: number) => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)

test('a leader looks at the cockpit of a past day, opens a number’s rows and a case of that day, and comes back', async ({
  as,
}) => {
  const page = await as('leader')
  const day = daysAgo(16)
  await page.goto('/cockpit')
  const now = await page.getByRole('link', { name: /^\d+ overdue tasks$/ }).textContent()
  await page.getByText('Time machine', { exact: true }).click()
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByRole('button', { name: 'Show that day' }).click()
  await expect(page).toHaveURL(new RegExp(`on=${day}`))
  await expect(page.getByText(/As it stood at the end of/)).toBeVisible()

  const late = page.getByRole('link', { name: /^\d+ overdue tasks$/ })
  const then = Number(await late.textContent())
  expect(then).toBeGreaterThan(0)
  expect(String(then)).not.toBe(now)
  await late.click()
  await expect(page).toHaveURL(new RegExp(`/tasks\\?.*on=${day}`))
  expect(await rowsOf(page, page.url())).toBe(then)

  // a case of that day shows what it was, and offers nothing to do
  await page.locator('main tbody a.open').first().click()
  await expect(page).toHaveURL(new RegExp(`/tasks/\\d+\\?on=${day}`))
  await expect(page.getByText(/As it stood at the end of/)).toBeVisible()
  await expect(page.getByRole('group', { name: 'What can be done' })).toHaveCount(0)

  await page.getByRole('link', { name: 'Back to the present' }).click()
  await expect(page.getByText(/As it stood at the end of/)).toHaveCount(0)
  await page.goto('/cockpit')
  await expect(page.getByRole('link', { name: /^\d+ overdue tasks$/ })).toHaveText(now!)
})

test('each number of the cockpit of a past day equals the list of that day', async ({ as }) => {
  test.setTimeout(240_000)
  const page = await as('leader.jilin')
  const day = daysAgo(12)
  await page.goto(`/cockpit?on=${day}`)
  const figures = await figuresOn(page)
  expect(figures.length).toBeGreaterThan(40)
  const different: string[] = []
  for (const { href, value } of figures) {
    const rows = await rowsOf(page, `${href}&on=${day}`)
    if (rows !== value) different.push(`${href}: ${value} on the cockpit, ${rows} rows`)
  }
  expect(different).toEqual([])
})

test('two days are compared, each number opening its rows of its own day; a day to come is refused in words', async ({
  as,
}) => {
  const page = await as('leader')
  await page.goto(`/cockpit/compare?from=${daysAgo(20)}&to=${daysAgo(0)}`)
  const row = page.getByRole('row', { name: /^Tasks overdue/ })
  const [was, is, change] = (await row.locator('td').allTextContents()).slice(-3)
  expect(Number(change!.replace('−', '-'))).toBe(Number(is) - Number(was))
  await row.getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`on=${daysAgo(20)}`))
  expect(await rowsOf(page, page.url())).toBe(Number(was))

  await page.goto(`/cockpit?on=${daysAgo(-3)}`)
  await expect(page.getByText(/is not a day that can be looked back to, so this page shows the present/)).toBeVisible()
  await page.goto(`/cockpit/compare?from=${daysAgo(1)}&to=${daysAgo(9)}`)
  await expect(page.getByText(/Choose two different days/)).toBeVisible()
})

test('who may not read the cockpit does not read its past', async ({ as }) => {
  const page = await as('enterprise')
  for (const path of [`/cockpit?on=${daysAgo(5)}`, `/cockpit/compare?from=${daysAgo(5)}&to=${daysAgo(1)}`]) {
    const answer = await page.goto(path)
    expect(answer!.status()).toBe(403)
  }
})
