import type { Page } from '@playwright/test'
import { expect, idIn, test } from './people'

/** The shift on which the reader is now, by their own page of duty. */
async function ownShift(page: Page): Promise<number> {
  await page.goto('/on-duty')
  await page.getByRole('link', { name: 'Open the shift' }).click()
  await expect(page).toHaveURL(/shifts\/\d+/)
  return idIn(page)
}
const own = (page: Page) => page.locator('#own')

test.describe.configure({ mode: 'serial' })

test('a roster is drawn up with a gap that is said, published, and a swap of it agreed on by two and approved by a third', async ({
  as,
}) => {
  test.slow()
  const head = await as('head.emergency')
  await head.goto('/on-duty/rosters/new')
  // the days after the roster that the unit has; two are to lead and there is one. Two who take turns can only swap where no rest is asked between
  const form = head.getByRole('form', { name: 'Draw up a roster' })
  await form.getByLabel('Working days').selectOption({ label: 'Day and night' })
  await form.getByLabel('Rest between two shifts, hours').fill('0')
  await form.getByLabel('Leaders on each shift').fill('2')
  await form.getByLabel('Duty telephone').fill('0431-5550 0119')
  await form.getByRole('group', { name: 'Who leads' }).getByLabel('Chen Lixin').check()
  for (const person of ['Gao Zhiqiang', 'Lin Xiaodong'])
    await form.getByRole('group', { name: 'Who stands duty' }).getByLabel(person).check()
  // a wrong telephone brings everything back as it was typed
  await form.getByLabel('Duty telephone').fill('none')
  await form.getByRole('button', { name: 'Draw up' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await expect(form.getByRole('group', { name: 'Who leads' }).getByLabel('Chen Lixin')).toBeChecked()
  await form.getByLabel('Duty telephone').fill('0431-5550 0119')
  await form.getByRole('button', { name: 'Draw up' }).click()
  await expect(head.getByRole('status')).toContainText('places are gaps')
  const roster = idIn(head)
  const shifts = head.getByRole('table', { name: 'Shifts with who has which place' })
  const gaps = shifts.getByText('Nobody: everybody is on duty or has to rest')
  const said = Number(/(\d+) places have nobody/.exec((await head.locator('main').textContent()) ?? '')?.[1])
  expect(said).toBeGreaterThan(0)
  await expect(gaps).toHaveCount(said)

  // a draft is not yet anybody's duty: others see nothing of it
  const outsider = await as('head.changyi')
  await outsider.goto(`/on-duty/rosters/${roster}`)
  await expect(outsider.getByRole('heading', { level: 1 })).toHaveText('Not found')
  await head.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(head.getByRole('status')).toContainText('Published')
  await outsider.goto(`/on-duty/rosters/${roster}`)
  await expect(outsider.getByRole('heading', { level: 1 })).toHaveText('Duty roster of Emergency Management')
  await expect(outsider.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0)

  // whoever has the first shift asks the other; the asker cannot approve it
  const duty = await as('duty')
  await duty.goto(`/on-duty/rosters/${roster}`)
  const mine = duty
    .getByRole('table', { name: 'Shifts with who has which place' })
    .getByRole('row')
    .filter({ hasText: 'Gao Zhiqiang' })
  await mine.first().getByRole('link').first().click()
  const ask = duty.getByRole('form', { name: 'Ask for a swap' })
  const exchange = ask
    .getByLabel('With whom')
    .locator('option')
    .filter({ hasText: /^Lin Xiaodong: / })
  await ask.getByLabel('With whom').selectOption((await exchange.first().getAttribute('value'))!)
  await ask.getByLabel('Reason').fill('School meeting')
  await ask.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(duty.getByRole('status')).toContainText('Asked')
  const shift = idIn(duty)

  const second = await as('duty.second', 'zh-CN')
  await second.goto('/on-duty')
  await own(second).getByRole('link', { name: '高志强请您换班' }).click()
  await second.getByRole('button', { name: '同意', exact: true }).click()
  await expect(second.getByRole('status')).toContainText('已办理')
  const swap = /swap=(\d+)/.exec(second.url())![1]
  await duty.goto(`/on-duty/swaps?swap=${swap}`)
  await expect(duty.getByText('agreed on, waits for approval')).toBeVisible()
  await expect(duty.getByRole('button', { name: 'Approve' })).toHaveCount(0)

  await head.goto('/desk')
  await own(head).getByRole('link', { name: 'Swap of Gao Zhiqiang waits for approval' }).click()
  await head.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(head.getByRole('status')).toContainText('Done')
  await duty.goto(`/on-duty/shifts/${shift}`)
  const staff = duty.getByRole('row').filter({ hasText: 'Duty staff' })
  await expect(staff).toContainText('Lin Xiaodong')
  await expect(staff).toContainText('by a swap: School meeting')
  await expect(staff).toContainText('Before: Gao Zhiqiang')
})

test('a call reaches whoever is on duty, and one press answers it', async ({ as }) => {
  const [supervisor, duty] = [await as('supervisor'), await as('duty')]
  await supervisor.goto('/on-duty/checks')
  const press = supervisor.getByRole('form', { name: 'Call now' })
  await press.getByLabel('How many').fill('50')
  await press.getByRole('button', { name: 'Call now' }).click()
  await expect(supervisor.getByRole('status')).toContainText('people were called')
  const calls = supervisor.url().replace('&done=press', '')
  const row = supervisor.getByRole('row').filter({ hasText: 'Gao Zhiqiang' })
  await expect(row).toContainText('waits until')
  await duty.goto('/inbox')
  await expect(duty.getByText('Call check: answer within 10 minutes').first()).toBeVisible()
  await duty.goto('/desk')
  await own(duty).getByRole('button', { name: 'I am on duty' }).click()
  await expect(own(duty).getByRole('button', { name: 'I am on duty' })).toHaveCount(0)
  await supervisor.goto(calls)
  await expect(row).toContainText(/answered in \d+ s/)
})

test('a shift is logged and handed over; whoever wrote the note cannot sign it by no way, the next one signs', async ({
  as,
}) => {
  const duty = await as('duty')
  const shift = await ownShift(duty)
  await duty.getByLabel('What happened', { exact: true }).fill('Gas smell reported in Fengman')
  await duty.getByRole('button', { name: 'Write in the log' }).click()
  await expect(duty.locator('#log')).toContainText('Gas smell reported in Fengman')
  const note = duty.getByRole('form', { name: 'Write the hand-over' })
  await note.getByLabel('What happened on this shift').fill('One report, passed on')
  await note.getByLabel('What is left open for the next').fill('Ask the gas company for its report')
  await note.getByRole('button', { name: 'Write the hand-over' }).click()
  await expect(duty.locator('#handover')).toContainText('You wrote this note')
  await expect(duty.locator('#handover').getByRole('button', { name: 'Sign for it' })).toHaveCount(0)

  // the next one sees the note's number in the form; whoever wrote it sends that form for their own
  const second = await as('duty.second', 'zh-CN')
  await second.goto(`/on-duty/shifts/${shift}`)
  const sign = second.getByRole('form', { name: '签收' })
  const number = await sign.locator('input[name=id]').inputValue()
  await duty.goto('/on-duty')
  await own(duty)
    .getByRole('link', { name: /^Hand-over of/ })
    .click()
  const before = duty.getByRole('form', { name: 'Sign for it' })
  await before.locator('input[name=id]').evaluate((input, value) => input.setAttribute('value', value), number)
  await before.getByRole('button', { name: 'Sign for it' }).click()
  await expect(before.getByRole('alert')).toContainText('You wrote this note')

  await sign.getByRole('button', { name: '签收' }).click()
  await expect(second.locator('#handover')).toContainText('林晓东签收')
  await duty.goto(`/on-duty/shifts/${shift}`)
  await expect(duty.locator('#handover')).toContainText('Signed by Lin Xiaodong')
})

test('one’s own shifts come as a calendar, by a secret that ends when another is made; an enterprise has none of it', async ({
  as,
  request,
}) => {
  const duty = await as('duty')
  const make = async (word: string) => {
    await duty.goto('/on-duty/calendar')
    await duty.getByRole('button', { name: word }).click()
    return duty.getByLabel('Address').inputValue()
  }
  const first = await make('Make an address')
  const answer = await request.get(first)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const file = await answer.text()
  expect(file).toContain('BEGIN:VEVENT\r\n')
  expect(file).toContain('Duty staff')
  expect(file).toContain('STATUS:CANCELLED')
  const next = await make('Renew the address')
  expect((await request.get(first)).status()).toBe(404)
  expect((await request.get(next)).ok()).toBe(true)
  const firm = await as('enterprise')
  await firm.goto('/on-duty')
  await expect(firm.getByRole('table')).toHaveCount(0)
})

test('the board fits a phone', async ({ as }) => {
  const duty = await as('duty')
  await duty.setViewportSize({ width: 390, height: 844 })
  await duty.goto('/on-duty')
  await expect(duty.getByRole('heading', { level: 1, name: 'Who is on duty now' })).toBeVisible()
  expect(await duty.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
