import type { Page } from '@playwright/test'
import { climbLadder } from './clock'
import { expect, press, say, test } from './people'

const unit = 'Changyi Emergency'

/** The step of a rung that the unit is held to, opened by whoever may see it. */
async function openStep(page: Page, rung: string): Promise<string> {
  await page.goto(`/accountability?rung=${rung}`)
  const row = page.getByRole('row').filter({ hasText: unit }).filter({ hasText: 'Drafted' }).first()
  await row.getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'What it says' })).toBeVisible()
  return new URL(page.url()).pathname
}

/** The sum of the unit's points and how many events make it, as its scorecard says. */
async function pointsOf(page: Page, scorecard: string): Promise<{ points: number; events: number }> {
  await page.goto(scorecard)
  const words = await page.getByRole('heading', { name: /points? in (one|\d+) entr/ }).textContent()
  const [, points, events] = /(-?\d+) points? in (one|\d+)/.exec(words!)!
  return { points: Number(points), events: events === 'one' ? 1 : Number(events) }
}

test('an overdue task climbs the ladder, a person decides each step, and an appeal gives its points back @loop', async ({
  as,
}) => {
  test.setTimeout(180_000)
  // this morning's steps are drafted, and none twice
  expect(await climbLadder()).toBe(0)
  const supervisor = await as('supervisor')
  const leader = await as('leader')
  const county = await as('head.changyi')

  // before it is served the unit does not see it, and nothing is drafted above it
  const reminder = await openStep(supervisor, 'remind')
  const answer = await county.goto(reminder)
  expect(answer!.status()).toBe(404)
  await press(supervisor, 'Approve')
  await say(supervisor, 'Serve')
  const about = (await supervisor
    .locator('aside')
    .getByRole('link', { name: /^[任隐]-\d+$/ })
    .getAttribute('href'))!
  const scorecard = (await supervisor.getByRole('link', { name: 'Scorecard of the unit' }).getAttribute('href'))!
  // a reminder takes nothing
  const before = await pointsOf(supervisor, scorecard)
  // nothing is drafted above it while its answer is awaited
  expect(await climbLadder()).toBe(0)
  await county.goto(reminder)
  await say(county, 'Answer', async form => {
    await form.getByLabel('In words').fill('The valve comes on Friday.')
  })
  expect(await climbLadder()).toBeGreaterThan(0)

  const urging = await openStep(supervisor, 'urge')
  await press(supervisor, 'Approve')
  await say(supervisor, 'Serve')
  expect(await pointsOf(supervisor, scorecard)).toEqual({ points: before.points - 1, events: before.events + 1 })

  // the unit is told, finds it on its desk and appeals
  await county.goto('/inbox')
  await expect(county.getByText(/Served on your unit; an answer is due/).first()).toBeVisible()
  await county.goto('/desk')
  await expect(county.locator(`main a[href^="${urging}"]`).first()).toBeVisible()
  await county.goto(urging)
  await say(county, 'Appeal', async form => {
    await form.getByLabel('In words').fill('The date was moved by telephone on the third.')
  })

  // whoever approved it does not decide on the appeal; another does
  await supervisor.goto(urging)
  await expect(supervisor.getByRole('link', { name: 'Reverse', exact: true })).toHaveCount(0)
  await leader.goto('/brief')
  await expect(leader.locator(`main a[href="${urging}"]`)).toBeVisible()
  await leader.goto(urging)
  await say(leader, 'Reverse', async form => {
    await form.getByLabel('In words').fill('The call is in the duty log.')
  })
  await expect(leader.getByText('+1 taken back on appeal', { exact: false })).toBeVisible()
  expect(await pointsOf(leader, scorecard)).toEqual({ points: before.points, events: before.events + 2 })
  await expect(leader.getByRole('row', { name: /urged · taken back on appeal/ })).toContainText('+1')
  await expect(leader.getByRole('row', { name: /urged · later taken back/ })).toContainText('−1')

  // the case itself is still late: the next step is drafted, and the case shows its whole ladder
  expect(await climbLadder()).toBeGreaterThan(0)
  await supervisor.goto(about)
  const ladder = supervisor.locator('#accountability').getByRole('row')
  await expect(ladder.filter({ hasText: 'Reminder' })).toContainText('Answered')
  await expect(ladder.filter({ hasText: 'Urging' })).toContainText('Reversed')
  await expect(ladder.filter({ hasText: 'Circular' })).toContainText('Drafted')
  const circular = await openStep(supervisor, 'circular')
  await say(supervisor, 'Do not pursue', async form => {
    await form.getByLabel('In words').fill('The call changes the matter.')
  })
  await county.goto(circular)
  await expect(county.getByRole('heading', { name: 'What it says' })).toHaveCount(0)
})
