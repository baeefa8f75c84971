import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { expect, test } from './people'

const stamp = Date.now().toString(36)

/** How many links of a kind are missing, as the table of kinds says. */
async function missing(page: Page, kind: string): Promise<number> {
  await page.goto('/unowned')
  const said = await page.locator(`main table a.num[href="/unowned?kind=${kind}#list"]`).textContent()
  return Number(said!.replace(/\D/g, ''))
}

test('a person left; the hand-over moves the work, and the chain shows no break @loop', async ({ as }) => {
  test.setTimeout(120_000)
  const supervisor = await as('supervisor')
  const before = await missing(supervisor, 'taskPersonLeft')
  expect(before).toBeGreaterThan(0)
  await supervisor.goto('/unowned?kind=taskPersonLeft')
  const row = supervisor.locator('#list tbody tr').first()
  await expect(row).toContainText(/ left/)
  const task = (await row.locator('a[href^="/tasks/"]').getAttribute('href'))!
  const chain = (await row.locator('a[href^="/chain?task="]').getAttribute('href'))!
  await supervisor.goto(chain)
  await expect(supervisor.locator('.chain li.cut')).toHaveCount(1)
  await expect(supervisor.getByText('1 break', { exact: true })).toBeVisible()

  await supervisor.locator('#mend').getByRole('link', { name: 'Hand over' }).click()
  await expect(supervisor.getByRole('heading', { name: 'What is theirs' })).toBeVisible()
  await expect(supervisor.locator('#what').locator(`a[href="${task}"]`)).toBeVisible()
  const form = supervisor.getByRole('form', { name: 'Hand over', exact: true })
  await form.getByRole('button', { name: 'Hand over' }).click()
  // the browser itself asks for what is missing; nothing was sent
  await expect(supervisor).toHaveURL(/\/organizations\/handover\?/)
  const successor = form.getByLabel('Who takes over')
  await successor.selectOption({ index: 1 })
  const name = (await successor.locator('option:checked').textContent())!.split(' · ')[0]!
  await form.getByLabel('Reason or order').fill('moved to another county')
  await form.getByRole('button', { name: 'Hand over' }).click()
  await expect(supervisor).toHaveURL(/\/organizations\/handover\/\d+/)
  await expect(supervisor.getByRole('status').filter({ hasText: 'nothing stayed' })).toBeVisible()
  await expect(supervisor.locator('#items').locator(`tr:has(a[href="${task}"])`)).toContainText('moved')
  const made = new URL(supervisor.url()).pathname
  const left = (await supervisor.locator('aside a[href^="/organizations/people/"]').first().getAttribute('href'))!

  await supervisor.goto(chain)
  await expect(supervisor.getByText('no break', { exact: true })).toBeVisible()
  await expect(supervisor.locator('.chain li.cut')).toHaveCount(0)
  await expect(supervisor.locator('.chain li').last()).toContainText(name)
  await supervisor.goto(task)
  const event = supervisor.locator('section:has(#ledger-title) li').filter({ hasText: 'reassigned it' }).first()
  await expect(event).toContainText(name)
  await expect(event).toContainText('moved to another county')
  await supervisor.goto(left)
  await expect(supervisor.locator('#handovers').locator(`a[href="${made}"]`)).toBeVisible()
  await expect(supervisor.locator('#work')).toContainText('No open work.')
  expect(await missing(supervisor, 'taskPersonLeft')).toBeLessThan(before)
})

test('a vacant side is named from the list of what nobody owns, and the unit shows both sides @loop', async ({
  as,
}) => {
  const supervisor = await as('supervisor')
  const before = await missing(supervisor, 'unitNoParty')
  await supervisor.goto('/unowned?kind=unitNoParty')
  const row = supervisor.locator('#list tbody tr').last()
  await row.getByRole('link', { name: 'Name the person' }).click()
  const form = supervisor.getByRole('form', { name: 'Name who answers' })
  await form.getByLabel('Person', { exact: true }).selectOption({ index: 1 })
  const name = (await form.getByLabel('Person', { exact: true }).locator('option:checked').textContent())!.split(
    ' · ',
  )[0]!
  await form.getByLabel('Order').fill(`Notice ${stamp}`)
  await form.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: 'The person is named.' })).toBeVisible()
  await expect(supervisor.locator('#posts article').filter({ hasText: 'Party side' })).toContainText(name)
  await expect(supervisor.locator('#named')).toContainText(`Notice ${stamp}`)
  await expect(supervisor.locator('#changes')).toContainText(`named ${name}`)
  expect(await missing(supervisor, 'unitNoParty')).toBe(before - 1)
})

test('the tree is walked with the keyboard, one branch at a time @loop', async ({ as }) => {
  const supervisor = await as('supervisor')
  await supervisor.goto('/organizations')
  const tree = supervisor.getByRole('tree', { name: 'Units by territory' })
  const focused = supervisor.locator('[role=treeitem]:focus')
  await tree.getByRole('treeitem').first().focus()
  await supervisor.keyboard.press('End')
  await expect(focused).toHaveAttribute('aria-level', '2')
  await supervisor.keyboard.press('Home')
  await expect(focused).toHaveAttribute('aria-level', '1')
  await supervisor.keyboard.type('jilin city')
  await expect(focused).toContainText('Jilin City')
  await expect(focused).toHaveAttribute('aria-expanded', 'false')
  await supervisor.keyboard.press('ArrowRight')
  await expect(supervisor).toHaveURL(/open=\d+/)
  await expect(focused).toHaveAttribute('aria-expanded', 'true')
  await supervisor.keyboard.press('ArrowRight')
  await expect(focused).toHaveAttribute('aria-level', '3')
  await supervisor.keyboard.press('ArrowLeft')
  await expect(focused).toContainText('Jilin City')
  await supervisor.keyboard.press('Enter')
  await expect(supervisor).toHaveURL(/\/organizations\/\d+$/)
  await expect(supervisor.getByRole('heading', { level: 1 })).toHaveText('Jilin City')
})

test('an enterprise sees its own and who stands over it, names nobody and imports nothing @loop', async ({
  as,
  baseURL,
}) => {
  const supervisor = await as('supervisor')
  await supervisor.goto('/organizations?q=Longshoushan&kind=enterprise')
  const other = (await supervisor.locator('main tbody a[href^="/organizations/"]').first().getAttribute('href'))!
  const enterprise = await as('enterprise.chemical')
  expect((await enterprise.goto(other))!.status()).toBe(404)
  expect((await enterprise.goto('/organizations/handover/1'))!.status()).toBe(404)
  await enterprise.goto('/organizations/import')
  await expect(enterprise.getByText('Only a supervisor or an administrator imports')).toBeVisible()
  await expect(enterprise.getByRole('button', { name: 'Check the rows' })).toHaveCount(0)
  await enterprise.goto('/places')
  const place = (await enterprise.locator('main tbody a[href^="/places/"]').first().getAttribute('href'))!
  await enterprise.goto(`/chain?place=${place.split('/').at(-1)}`)
  await expect(enterprise.locator('.chain li').filter({ hasText: 'Party' }).first()).toBeVisible()
  await enterprise.locator('.chain a[href^="/organizations/"]').last().click()
  await expect(enterprise.getByRole('link', { name: 'Name who answers' })).toHaveCount(0)
  const refused = await enterprise.request.post('/api/duties', {
    headers: { origin: baseURL!, 'sec-fetch-site': 'same-origin', accept: 'application/json' },
    multipart: {
      key: crypto.randomUUID(),
      file: { name: 'x.xlsx', mimeType: 'application/zip', buffer: Buffer.from('x') },
    },
  })
  expect([refused.status(), (await refused.json()).refusal.code]).toEqual([422, 'wrongRole'])
  // a head names in the own unit and nowhere else
  const head = await as('head.changyi')
  await head.goto(other)
  await expect(head.getByRole('heading', { name: 'Name who answers' })).toHaveCount(0)
})

test('a sheet of posts and people: bad rows are named, the good one holds, what went out comes back the same @loop', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const supervisor = await as('supervisor.jilin')
  const out = await supervisor.request.get('/organizations/export')
  expect(out.status()).toBe(200)
  const bring = async (buffer: Buffer) => {
    await supervisor.goto('/organizations/import')
    await supervisor.getByLabel('Spreadsheet', { exact: true }).setInputFiles({
      name: 'duties.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer,
    })
    await supervisor.getByRole('button', { name: 'Check the rows' }).click()
    await expect(supervisor).toHaveURL(/\/organizations\/import\/\d+/)
  }
  await bring(await out.body())
  await expect(supervisor.getByText('There is nothing to take in: no row is new or changed.')).toBeVisible()
  await expect(supervisor.getByText('No row is bad.')).toBeVisible()

  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await out.body()) as unknown as ArrayBuffer)
  const sheet = workbook.worksheets[0]!
  const rows = sheet.rowCount
  const row = (change: Record<number, string>) =>
    ['吉林市人民政府', '', '政府', `试点岗位${stamp}`, `Trial post ${stamp}`, '业', 'b', '安', 's', '', '', '', ''].map(
      (cell, index) => change[index] ?? cell,
    )
  sheet.addRow(row({}))
  sheet.addRow(row({ 0: '没有这个单位' }))
  sheet.addRow(row({ 3: `另一岗位${stamp}`, 2: '左边' }))
  sheet.addRow(row({ 3: `第三岗位${stamp}`, 9: '查无此人', 11: '通知', 12: '2020-01-01' }))
  await bring(Buffer.from(await workbook.xlsx.writeBuffer()))
  const bad = supervisor.getByRole('table', { name: 'Bad cells' })
  for (const [cell, reason] of [
    [`A${rows + 2}`, 'no unit in your sight'],
    [`C${rows + 3}`, 'must be Party'],
    [`J${rows + 4}`, 'nobody of this unit'],
    [`M${rows + 4}`, 'today or later'],
  ] as const)
    await expect(bad.getByRole('row').filter({ hasText: cell })).toContainText(reason)
  await expect(supervisor.getByText('3 bad rows stay out.')).toBeVisible()
  await supervisor.getByRole('button', { name: 'Take the good row in' }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: 'Taken in by' })).toBeVisible()
  await supervisor.goto('/organizations?q=Jilin City&kind=government')
  await supervisor.getByRole('link', { name: 'Jilin City', exact: true }).click()
  await expect(supervisor.locator('#posts')).toContainText(`Trial post ${stamp}`)
})
