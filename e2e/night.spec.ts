import type { Page } from '@playwright/test'
import { expect, idIn, press, say, test } from './people'

const other = 'Lin Xiaodong'
const words = 'A family matter on that evening'

/** Goes from one shift to the next until one can be given to the other of the night; asks for it. */
async function askForSwap(page: Page, shift: string): Promise<void> {
  await page.goto(shift)
  for (let step = 0; step < 16; step++) {
    const form = page.getByRole('form', { name: 'Ask for a swap' })
    const option = form.getByRole('option').filter({ hasText: other }).first()
    if ((await option.count()) > 0) {
      await form.getByLabel('With whom').selectOption((await option.getAttribute('value'))!)
      await form.getByLabel('Reason').fill(words)
      await form.getByRole('button', { name: 'Ask', exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Asked; the other was told.' })).toBeVisible()
      return
    }
    await page.getByRole('link', { name: 'Shift after' }).click()
    await expect(page).not.toHaveURL(new RegExp(`${shift}$`))
    shift = new URL(page.url()).pathname
  }
  throw new Error('no shift ahead can be given to the other')
}

const swapOf = (page: Page) => page.getByRole('listitem').filter({ hasText: words })

test('a night on duty in two browsers: a swap, a call check, an alert with its response, a signed hand-over', async ({
  as,
}) => {
  test.slow()
  const first = await as('duty')
  const second = await as('duty.second')
  const head = await as('head.emergency')

  // who is on duty now, and who comes next
  await first.goto('/on-duty')
  await expect(first.locator('#own')).toContainText('On duty now')
  const shift = (await first.locator('#own').getByRole('link', { name: 'Open the shift' }).getAttribute('href'))!

  // a later shift is swapped: asked by one, agreed to by the other, approved by the head
  await askForSwap(first, shift)
  await second.goto('/on-duty/swaps?state=open')
  await swapOf(second).getByRole('button', { name: 'Agree', exact: true }).click()
  await head.goto('/on-duty/swaps?state=open')
  await swapOf(head).getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(async () => {
    await first.goto('/on-duty/swaps?state=approved')
    await expect(swapOf(first)).toContainText('approved', { timeout: 1000 })
  }).toPass()

  // the office calls everybody who is on duty; one press answers, and only the person called has it
  const supervisor = await as('supervisor')
  await supervisor.goto('/on-duty/checks')
  const call = supervisor.getByRole('form', { name: 'Call now' })
  await call.getByRole('spinbutton').fill('50')
  await call.getByRole('button', { name: 'Call now' }).click()
  await expect(async () => {
    await first.goto('/on-duty')
    await expect(first.getByRole('button', { name: 'I am on duty' }).first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await second.goto('/on-duty')
  await expect(second.getByRole('button', { name: 'I am on duty' })).toHaveCount(0)
  await first.getByRole('button', { name: 'I am on duty' }).first().click()
  await expect(first.getByRole('button', { name: 'I am on duty' })).toHaveCount(0)

  // an alert comes in: whoever is on duty stands first in the list of who can be told
  await first.goto('/responses/new')
  await first.getByLabel('What happened').fill('Night alarm at a cold store')
  await first.getByLabel('Kind').selectOption('leak')
  await first.getByLabel('Region').selectOption('220102')
  await first.getByLabel('Where, in words').fill('Cold store, north dock')
  await first.getByRole('button', { name: 'Raise the alert' }).click()
  await expect(first).toHaveURL(/\/responses\/\d+\?done=alert/)
  const path = `/responses/${idIn(first)}`
  const tell = first.locator('#move form')
  await expect(tell.getByRole('group', { name: 'Who is told' }).locator('label').first()).toContainText('on duty until')
  for (const box of await tell.getByRole('checkbox', { checked: true }).all()) await box.uncheck()
  await tell.getByRole('checkbox', { name: new RegExp(other) }).check()
  await tell.getByRole('button', { name: 'Notify' }).click()
  await expect(first.locator('#notices')).toContainText(other)
  // who told it cannot answer it
  await expect(first.getByText('Only who was notified, and once')).toBeVisible()
  await second.goto(path)
  await press(second, 'Acknowledge')
  await say(second, 'Report arrival')
  await say(second, 'Stand down', async panel => panel.getByLabel('In words').fill('Valve closed; the store is aired'))
  await first.goto(path)
  await expect(first.locator('#steps')).toContainText('in time')

  // the shift is handed over with what is left open; who wrote it does not sign it
  await first.goto(shift)
  const log = first.getByRole('form', { name: 'Write in the log' })
  await log.getByLabel('What happened').fill('Alarm at the cold store, told and stood down')
  await log.getByRole('button', { name: 'Write in the log' }).click()
  await expect(first.locator('#log')).toContainText('Alarm at the cold store')
  const note = first.getByRole('form', { name: 'Write the hand-over' })
  await note.getByLabel('What happened on this shift').fill('One alert, one call check')
  await note.getByLabel('What is left open for the next').fill('The review of the alert')
  await note.getByRole('button', { name: 'Write the hand-over' }).click()
  await expect(first.locator('#handover')).toContainText('Not signed yet')
  await expect(first.getByText('You wrote this note')).toBeVisible()
  await expect(first.getByRole('button', { name: 'Sign for it' })).toHaveCount(0)
  await second.goto(shift)
  await second.getByRole('button', { name: 'Sign for it' }).click()
  await expect(second.locator('#handover')).toContainText(`Signed by ${other}`)
  await first.goto(shift)
  await expect(first.locator('#handover')).toContainText(`Signed by ${other}`)
})
