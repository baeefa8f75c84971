import type { Page } from '@playwright/test'
import { passLastDay, remindFive } from './clock'
import { expect, idIn, press, say, test } from './people'
import { photo } from './photo'

const names = [
  'Responsibility in place',
  'Management in place',
  'Investment in place',
  'Training in place',
  'Emergency rescue in place',
] as const
const keys = ['responsibility', 'management', 'investment', 'training', 'rescue'] as const
const firm = 'Songjiang Town Gas Co.'

/** Today in Shanghai, so many days on. */
const dayFromNow = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** How many enterprises are at five, of how many, as the page's figure says; and that it opens as many rows. */
async function figure(page: Page, on?: string): Promise<{ atFive: number; enterprises: number }> {
  await page.goto(`/five-in-place${on ? `?on=${on}` : ''}`)
  const link = page.getByRole('link', { name: /enterprises at five/ })
  const [, atFive, enterprises] = /enterprises at five · (\d+) of (\d+)/.exec((await link.textContent())!)!
  await page.goto(`/five-in-place?state=atFive${on ? `&on=${on}` : ''}`)
  await expect(page.getByRole('table')).toHaveAccessibleName(new RegExp(`, ${atFive} in all`))
  return { atFive: Number(atFive), enterprises: Number(enterprises) }
}

async function give(page: Page, element: string): Promise<void> {
  const section = page.locator('#evidence')
  await section.locator('summary', { hasText: 'Give evidence' }).click()
  await section.getByLabel('Photos or documents').setInputFiles(await photo('proof'))
  await section.getByLabel('Element that it proves').selectOption({ label: element })
  await section.getByLabel('Caption').fill(`Record of ${element}`)
  await section.getByRole('button', { name: 'Send' }).click()
  await expect(section.getByRole('status')).toContainText('1 file was added')
}

test('an enterprise assesses its five in place with proof, is returned once and confirmed, and the figure rises; its last day passes and the figure falls @loop', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const supervisor = await as('supervisor')
  const enterprise = await as('enterprise')
  const inspector = await as('inspector.housing')
  const before = await figure(supervisor)

  // one of its five ended yesterday: the page says so and offers a new assessment
  await enterprise.goto('/five-in-place')
  await expect(enterprise.locator('#of-rescue')).toContainText('ended')
  await enterprise.getByRole('link', { name: 'Assess anew' }).click()
  const form = enterprise.getByRole('form', { name: 'Assess the five in place' })
  for (const key of keys) {
    await form.locator(`input[name="five.${key}.grade"][value="2"]`).check()
    await form.locator(`textarea[name="five.${key}.words"]`).fill(`There is what the rule asks of ${key}`)
  }
  // longer than the rule allows is refused, and what was typed stays
  const rescue = form.locator('input[name="five.rescue.expiresOn"]')
  await rescue.evaluate(input => input.removeAttribute('max'))
  await rescue.fill(dayFromNow(400))
  await form.getByRole('button', { name: 'Save the assessment' }).click()
  await expect(form.getByRole('alert')).toContainText('longer than the rule allows')
  await expect(form.locator('textarea[name="five.rescue.words"]')).toHaveValue(/of rescue$/)
  await expect(form.locator('.field.err')).toHaveCount(1)
  await form.locator('input[name="five.rescue.expiresOn"]').evaluate(input => input.removeAttribute('max'))
  await form.locator('input[name="five.rescue.expiresOn"]').fill(dayFromNow(45))
  await form.getByRole('button', { name: 'Save the assessment' }).click()
  await expect(enterprise.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
  const id = idIn(enterprise)
  const path = `/five-in-place/${id}`

  // nothing is submitted without a proof of each
  await expect(enterprise.getByText('Each element needs evidence first')).toBeVisible()
  for (const name of names) await give(enterprise, name)
  await enterprise.goto(path)
  await press(enterprise, 'Submit')

  // it is on the regulator's desk and in their inbox; nobody else confirms, and nobody their own
  await inspector.goto('/inbox')
  await expect(inspector.getByText(/submitted the five in place/).first()).toBeVisible()
  await inspector.goto('/desk')
  await expect(inspector.locator(`main a[href^="${path}"]`).first()).toBeVisible()
  await enterprise.goto(path)
  await expect(enterprise.getByRole('button', { name: 'Confirm', exact: true })).toBeDisabled()
  await supervisor.goto(path)
  await expect(supervisor.getByRole('button', { name: 'Confirm', exact: true })).toBeDisabled()
  await expect(supervisor.getByText(/It belongs to/).first()).toBeVisible()
  const stranger = await as('enterprise.chemical')
  expect((await stranger.goto(path))!.status()).toBe(404)

  await inspector.goto(path)
  await say(inspector, 'Return', async panel => {
    await panel.getByLabel('In words').fill('The drill record is of last year.')
  })
  await enterprise.goto(path)
  await expect(enterprise.getByText('The drill record is of last year.').first()).toBeVisible()
  await enterprise.getByRole('link', { name: 'Change the assessment' }).click()
  await enterprise.locator('textarea[name="five.rescue.words"]').fill('Drilled on the third of this month')
  await enterprise.getByRole('button', { name: 'Save the changes' }).click()
  await expect(enterprise.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
  await enterprise.goto(path)
  await press(enterprise, 'Submit')
  await inspector.goto(path)
  await press(inspector, 'Confirm')
  await expect(inspector.getByText('all five in place', { exact: false }).first()).toBeVisible()
  await expect(inspector.locator('#of-rescue')).toContainText('Drilled on the third')

  // the figure rises by one, and the one before gave way
  const risen = await figure(supervisor)
  expect(risen).toEqual({ atFive: before.atFive + 1, enterprises: before.enterprises })
  await supervisor.goto(path)
  const history = supervisor.locator('#history')
  await expect(history.getByRole('row').filter({ hasText: 'Superseded' }).first()).toBeVisible()

  // its last day passes: the figure falls, the page says what ended, and both sides are told
  await passLastDay(id)
  expect(await figure(supervisor)).toEqual(before)
  await remindFive()
  for (const page of [enterprise, inspector]) {
    await page.goto('/inbox')
    await expect(page.getByText(/ended on .* and counts no more/).first()).toBeVisible()
  }
  await enterprise.goto('/five-in-place')
  await expect(enterprise.locator('#of-rescue')).toContainText('ended')
  await expect(enterprise.getByRole('link', { name: 'Assess anew' })).toBeVisible()
  await supervisor.goto('/five-in-place?state=lapsed')
  await expect(supervisor.getByRole('row').filter({ hasText: firm })).toContainText('ended')
})

test('on the days that have passed the figure fell where the last day of an enterprise passed @loop', async ({
  as,
}) => {
  const supervisor = await as('supervisor')
  // the demo tells of enterprises whose training ended six days ago: the same rows, one day apart
  const on = await figure(supervisor, dayFromNow(-6))
  const after = await figure(supervisor, dayFromNow(-5))
  expect(after.enterprises).toBe(on.enterprises)
  expect(after.atFive).toBeLessThan(on.atFive)
})

test('who may not confirm is told why, and a browser’s own tools confirm nothing either @loop', async ({ as }) => {
  // what came back lies with the enterprise, which can withdraw it; its form sent as if it were the regulator's is refused
  const enterprise = await as('enterprise.yanbian')
  await enterprise.goto('/five-in-place')
  await enterprise.getByRole('link', { name: /^Go on with 位-\d+/ }).click()
  const path = new URL(enterprise.url()).pathname
  await enterprise.goto(`${path}?move=withdraw`)
  const form = enterprise.locator('#move form')
  await form.getByLabel('In words').fill('forged')
  await form.locator('input[name=move]').evaluate(input => input.setAttribute('value', 'confirm'))
  await form.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await enterprise.goto(path)
  await expect(enterprise.locator('.track .here, .track [aria-current]').first()).toContainText('Returned')
  // an office of another prefecture sees nothing of it, and cannot assess in an enterprise's place
  const inspector = await as('inspector')
  expect((await inspector.goto(path))!.status()).toBe(404)
  await inspector.goto('/five-in-place/new')
  await expect(inspector.getByText('An enterprise assesses itself', { exact: false })).toBeVisible()
})
