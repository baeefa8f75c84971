import type { Page } from '@playwright/test'
import { givePhoto } from './evidence'
import { expect, say, test } from './people'

const trait = 'Boiler or pressure vessel'

/** Places that the inspector regulates, of one kind, by their names; the first so many. */
async function placesNamed(page: Page, words: string, many: number): Promise<{ path: string; name: string }[]> {
  await page.goto(`/places?q=${encodeURIComponent(words)}&region=220200`)
  const links = page.locator('main tbody a.open')
  await expect(links.nth(many - 1)).toBeVisible()
  const found: { path: string; name: string }[] = []
  for (const link of (await links.all()).slice(0, many))
    found.push({ path: (await link.getAttribute('href'))!, name: (await link.textContent())!.trim() })
  return found
}

/** Says on a place's page that it has the equipment, and sees it stand there. */
async function giveTrait(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const section = page.locator('#traits')
  await section.locator('summary', { hasText: 'Add' }).click()
  await section.getByLabel('Equipment or process').selectOption({ label: `equipment · ${trait}` })
  await section.getByLabel('Known from').fill('Seen on site')
  await section.getByRole('button', { name: 'Register' }).click()
  await expect(section.getByText(trait).first()).toBeVisible()
}

const rowsOf = (page: Page, table: string) => page.getByRole('table', { name: table }).locator('tbody tr')

test('an accident fans out to the right places and only those, a unit looks and finds a hazard, and the board moves @loop', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const mark = `Test run ${Date.now()}`
  const inspector = await as('inspector.housing')
  // two gas places of Jilin City have the equipment; no other gas place of the province has
  const right = await placesNamed(inspector, 'regulator box', 2)
  for (const place of right) await giveTrait(inspector, place.path)
  const [scene] = await placesNamed(inspector, 'valve wells', 1)

  await inspector.goto(`/lessons/new?place=${/\d+$/.exec(scene!.path)![0]}`)
  const form = inspector.getByRole('form', { name: 'Register an accident' })
  await form.getByLabel('What happened').fill(`${mark}: flash in a valve well`)
  await form.getByLabel('Kind', { exact: true }).selectOption({ label: 'Explosion' })
  await form.getByLabel('When it happened').fill('2026-01-10T09:30')
  await form.getByLabel('Deaths').fill('2')
  await form.getByLabel('Serious injuries').fill('4')
  await form.getByLabel('Direct loss in yuan').fill('900000')
  await form.getByRole('button', { name: 'Register', exact: true }).click()
  await inspector.waitForURL(/\/lessons\/\d+/)
  const accident = new URL(inspector.url()).pathname
  await expect(inspector.getByRole('heading', { level: 1 })).toContainText('Ordinary')
  // the grade follows the numbers, and nobody types it
  await say(inspector, 'Correct casualties and loss', async move => {
    await move.getByLabel('Deaths').fill('3')
    await move.getByLabel('In words').fill('One of the injured died.')
  })
  await expect(inspector.getByRole('heading', { level: 1 })).toContainText('Larger')

  // an inspector draws no inferences; the office does
  await inspector.goto(`${accident}/infer`)
  await expect(inspector.getByText('Inferences are drawn by supervisors')).toBeVisible()
  const supervisor = await as('supervisor')
  await supervisor.goto(accident)
  await supervisor.getByRole('link', { name: 'Draw inferences' }).first().click()
  const choice = supervisor.getByRole('form', { name: 'What made it possible' })
  await expect(choice.getByRole('checkbox', { name: 'Urban gas' })).toBeChecked()
  await choice.getByRole('checkbox', { name: trait }).check()
  await choice.getByRole('button', { name: 'Show the places' }).click()
  const preview = rowsOf(supervisor, 'Places that are like it')
  await expect(preview).toHaveCount(2)
  for (const { name } of right)
    await expect(preview.filter({ hasText: name })).toContainText(`sector Urban gas · ${trait}`)
  const send = supervisor.getByRole('form', { name: 'Give the tasks' })
  await send.getByRole('checkbox').first().check()
  await send.getByLabel('What to look for').fill('Is the vessel within its test period?')
  await send.getByRole('button', { name: 'Give the tasks' }).click()
  // left out without a reason: refused, and what was typed is still there
  await expect(send.getByRole('alert')).toContainText('reason')
  await expect(send.getByLabel('What to look for')).toHaveValue('Is the vessel within its test period?')
  await expect(send.getByRole('checkbox').first()).toBeChecked()
  await send.getByRole('checkbox').first().uncheck()
  await send.getByRole('button', { name: 'Give the tasks' }).click()
  await supervisor.waitForURL(/\/lessons\/inferences\/\d+/)
  const board = new URL(supervisor.url()).pathname
  await expect(supervisor.getByText('One unit was given a task; 2 places to be looked at')).toBeVisible()
  const places = (page: Page) => page.getByRole('table', { name: /^\d+ places?$/ }).locator('tbody tr')
  await expect(places(supervisor)).toHaveCount(2)
  const task = (await supervisor
    .getByRole('link', { name: /^任-\d+$/ })
    .first()
    .getAttribute('href'))!

  // a second time there is nobody left to ask
  await supervisor.goto(`${accident}/infer?sector=gas`)
  await expect(supervisor.getByRole('heading', { name: /^\d+ places in/ })).toBeVisible()
  for (const { name } of right)
    await expect(rowsOf(supervisor, 'Places that are like it').filter({ hasText: name })).toHaveCount(0)

  // the unit accepts, gives evidence and says what it saw; what it found is a hazard
  const official = await as('official')
  await official.goto(task)
  await say(official, 'Accept', async move => {
    await move.getByLabel('Person responsible').selectOption({ label: 'Wang Haifeng · Jilin City Housing' })
  })
  await givePhoto(official, 'After the work', `${mark} vessel plate`)
  await official.getByRole('link', { name: 'Open the board' }).click()
  await official
    .getByRole('link', { name: /^Record a look at/ })
    .first()
    .click()
  await official.getByLabel('Or evidence on the task').selectOption({ index: 1 })
  await official.getByLabel('What was seen').fill('The vessel is two years past its test.')
  const look = new URL(official.url()).pathname
  await inspector.goto(look)
  await inspector.getByRole('link', { name: 'Report a hazard found here' }).click()
  await inspector.getByLabel('What is wrong').fill(`${mark}: vessel past its test period`)
  await inspector.getByRole('button', { name: 'Report', exact: true }).click()
  await inspector.waitForURL(/\/hazards\/\d+/)
  const hazard = new URL(inspector.url()).pathname
  await official.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(official.getByText('The look is recorded.')).toBeVisible()

  await supervisor.goto(`${board}?state=found`)
  await expect(places(supervisor)).toHaveCount(1)
  await expect(places(supervisor).locator(`a[href="${hazard}"]`)).toBeVisible()
  await supervisor.goto(`${board}?state=waiting`)
  await expect(places(supervisor)).toHaveCount(1)

  // another bureau and the enterprise have no business here
  for (const who of ['inspector', 'enterprise'] as const) {
    const other = await as(who)
    const answer = await other.goto(board)
    expect(answer!.status(), who).toBe(404)
  }
  const chinese = await as('supervisor', 'zh-CN')
  await chinese.goto(board)
  await expect(chinese.getByRole('heading', { level: 1 })).toContainText('举一反三')
  await expect(places(chinese).or(chinese.locator('main table').last().locator('tbody tr'))).toHaveCount(2)
  await expect(chinese.getByText('查出隐患').first()).toBeVisible()
})

test('what lies behind hazards gathers into a task, and the two point at each other @loop', async ({ as }) => {
  test.setTimeout(120_000)
  const supervisor = await as('supervisor')
  await supervisor.goto('/lessons/causes')
  const row = supervisor.getByRole('row', { name: /Too little spent on safety/ })
  const open = Number(await row.getByRole('cell').nth(2).textContent())
  await row.getByRole('link').first().click()
  await supervisor.goto(`${supervisor.url()}&state=open`)
  const hazards = supervisor.locator('#hazards tbody tr')
  // a number opens exactly its rows
  await expect(hazards).toHaveCount(open)
  const form = supervisor.getByRole('form', { name: 'Make a systemic task' })
  await form.getByLabel('Unit', { exact: true }).selectOption({ label: 'Jilin City Housing' })
  await form.getByLabel('Task', { exact: true }).fill('Put the money in the budget')
  await form.getByLabel('How it is known to be done').fill('The budget has the line')
  await form.getByRole('button', { name: 'Give the task' }).click()
  await expect(supervisor.getByText('The task was given.')).toBeVisible()
  await supervisor
    .locator('#tasks')
    .getByRole('link', { name: /Put the money in the budget/ })
    .click()
  const systemic = supervisor.locator('#systemic')
  await expect(systemic.getByRole('link', { name: /^隐-\d+$/ }).first()).toBeVisible()
  await systemic.getByRole('link', { name: 'Too little spent on safety' }).click()
  await expect(supervisor.locator('#tasks')).toContainText('Put the money in the budget')

  // an enterprise reads its own hazards' causes and makes no task of them
  const enterprise = await as('enterprise')
  await enterprise.goto('/lessons/causes?cause=2')
  await expect(enterprise.getByRole('form', { name: 'Make a systemic task' })).toHaveCount(0)
})
