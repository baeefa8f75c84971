import type { Page } from '@playwright/test'
import { expect, forge, idIn, press, say, test } from './people'

const daysFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** Raises an alert in words, from a phone; leaves the page at the form that tells who is on duty. */
async function raise(page: Page, what: string): Promise<number> {
  await page.goto('/responses/new')
  await page.getByLabel('What happened').fill(what)
  await page.getByLabel('Kind').selectOption('leak')
  await page.getByLabel('Region').selectOption('220202')
  await page.getByLabel('Where, in words').fill('Tongjiang Road 8, east gate')
  await page.getByLabel('Caller’s name').fill('A passer-by')
  await page.getByRole('button', { name: 'Raise the alert' }).click()
  await expect(page.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
  return idIn(page)
}

test('an alert from a phone is told, acknowledged by who was told, responded to, reviewed by another, improved and closed', async ({
  as,
}) => {
  test.slow()
  const duty = await as('duty')
  await duty.setViewportSize({ width: 390, height: 844 })
  await duty.goto('/responses/new')
  const send = await duty.getByRole('button', { name: 'Raise the alert' }).boundingBox()
  expect(send!.height).toBeGreaterThanOrEqual(44)
  expect(await duty.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const id = await raise(duty, 'Gas smell at the east gate')
  const path = `/responses/${id}`

  // nobody can be told of nothing; what was ticked is told and stands with its time
  const form = duty.locator('#move form')
  for (const box of await form.getByRole('checkbox', { checked: true }).all()) await box.uncheck()
  await form.getByRole('button', { name: 'Notify' }).click()
  await expect(form.getByRole('alert').filter({ hasText: 'Nobody was chosen' })).toBeVisible()
  await form.getByRole('checkbox', { name: /Sun Liqun/ }).check()
  await form.getByRole('checkbox', { name: /Songjiang gas repair team/ }).check()
  await form.getByRole('button', { name: 'Notify' }).click()
  await expect(duty.locator('#notices')).toContainText('Sun Liqun')
  await expect(duty.locator('#notices')).toContainText('not confirmed')

  // another head sees it and cannot acknowledge it, with or without a button
  const other = await as('head.jilin')
  await other.goto(path)
  await expect(other.getByText('Only who was notified, and once')).toBeVisible()
  await expect(other.getByText('A passer-by')).toHaveCount(0)
  await forge(other, path, 'acknowledge')
  await expect(other.getByRole('alert').filter({ hasText: 'Only who was notified' })).toBeVisible()

  // who was told finds it on the desk, answers with one press, and commands
  const head = await as('head.changyi')
  await head.goto('/desk')
  await expect(head.getByText('Alerts to acknowledge now')).toBeVisible()
  await head.goto(path)
  await expect(head.getByText('A passer-by')).toBeVisible()
  await press(head, 'Acknowledge')
  await expect(head.locator('#steps')).toContainText('in time')
  await expect(head.locator('#notices')).toContainText('confirmed')
  await say(head, 'Report arrival')

  // equipment is drawn for it: never more than there is
  await head.goto('/stores/new')
  await head.getByLabel('Name', { exact: true }).fill('Hose')
  await head.getByLabel('Kind').selectOption('firefighting')
  await head.getByLabel('Quantity').fill('3')
  await head.getByLabel('Counted in').fill('pc')
  await head.getByLabel('Region').selectOption('220202')
  await head.getByLabel('Kept at').fill('Room 1')
  await head.getByRole('button', { name: 'Add the item' }).click()
  await expect(head.getByRole('heading', { name: 'Hose' })).toBeVisible()
  const move = async (kind: string, quantity: string) => {
    const note = head.getByRole('form', { name: 'Note a movement' })
    if (!(await note.isVisible())) await head.getByText('Note a movement', { exact: true }).first().click()
    await note.getByRole('radio', { name: kind }).check()
    await note.getByLabel('Quantity').fill(quantity)
    await note.getByRole('combobox', { name: 'Response' }).selectOption(String(id))
    await note.getByRole('button', { name: 'Note it' }).click()
  }
  await move('Out to a response', '4')
  await expect(head.getByRole('alert').filter({ hasText: 'less of it in store' })).toBeVisible()
  await move('Out to a response', '2')
  await expect(head.getByText('1 pc')).toBeVisible()
  await head.goto(path)
  await expect(head.locator('#drawn')).toContainText('Hose')

  await say(head, 'Stand down', async panel => panel.getByLabel('In words').fill('Valve closed, air clear'))
  // whoever commanded does not review
  await expect(head.getByText(/You commanded it/)).toBeVisible()

  const supervisor = await as('supervisor.jilin')
  await supervisor.goto(path)
  await say(supervisor, 'Sign the review', async panel => {
    await panel.getByLabel('Course of events').fill('Told, acknowledged, arrived, closed the valve')
    await panel.getByLabel('What went well').fill('Quick to arrive')
    await panel.getByLabel('What went ill').fill('The key was at home')
  })
  await expect(supervisor.getByText('Give an improvement first, or close without')).toBeVisible()
  const give = supervisor.getByRole('form', { name: 'Give an improvement' })
  await give.getByLabel('What must get better').fill('A spare key in the duty room')
  await give.getByLabel('Done when').fill('The key hangs there')
  await give.getByLabel('Unit that does it').selectOption({ label: 'Changyi Emergency' })
  await give.getByLabel('Due').fill(daysFromNow(20))
  await give.getByRole('button', { name: 'Give as a task' }).click()
  await expect(supervisor.locator('#improvements').getByRole('row').filter({ hasText: 'A spare key' })).toBeVisible()
  await supervisor.goto(path)
  await say(supervisor, 'Close', async panel => {
    await panel.getByRole('radio', { name: 'Effective', exact: true }).check()
    await panel.getByLabel('In words').fill('The improvement is given')
  })
  await supervisor.locator('#improvements').getByRole('link', { name: 'A spare key in the duty room' }).click()
  await expect(supervisor.getByRole('heading', { name: 'An improvement' })).toBeVisible()
  await supervisor.getByRole('link', { name: `response 警-${id}` }).click()
  await expect(supervisor).toHaveURL(new RegExp(`${path}#`))

  // the list counts it, in Chinese too
  const leader = await as('leader', 'zh-CN')
  await leader.goto('/responses?state=done')
  await expect(leader.getByRole('row').filter({ hasText: 'Gas smell at the east gate' })).toContainText('已结案')
  await leader.goto(path)
  await expect(leader.getByRole('heading', { name: '各环节用时' })).toBeVisible()
  await expect(leader.getByText('A passer-by')).toHaveCount(0)
})

test('an alert becomes an accident from its page, and each shows the other', async ({ as }) => {
  const supervisor = await as('supervisor.jilin')
  const id = await raise(supervisor, 'Cylinder fell from a lorry')
  const path = `/responses/${id}`
  await supervisor.goto(path)
  await supervisor.getByRole('link', { name: 'Register as an accident' }).click()
  await expect(supervisor.getByLabel('What happened', { exact: true })).toHaveValue('Cylinder fell from a lorry')
  await supervisor.getByLabel('Sector').selectOption({ index: 1 })
  for (const name of ['Deaths', 'Serious injuries']) await supervisor.getByLabel(name).fill('0')
  await supervisor.getByLabel('Direct loss in yuan').fill('0')
  await supervisor.getByRole('button', { name: 'Register', exact: true }).click()
  await expect(supervisor).toHaveURL(/\/lessons\/\d+\?done=report/)
  await supervisor.getByRole('link', { name: `警-${id}` }).click()
  await expect(supervisor).toHaveURL(new RegExp(`${path}$`))
  await expect(supervisor.getByRole('link', { name: /^事-\d+$/ })).toBeVisible()
  await expect(supervisor.getByRole('link', { name: 'Register as an accident' })).toHaveCount(0)
})
