import ExcelJS from 'exceljs'
import { expect, test } from './people'
import { workbook } from './workbook'

const heads = [
  '登记编号',
  'Place name (Chinese)',
  '场所英文名称',
  'Enterprise',
  'Region code',
  '行业类别',
  'Risk colour',
  '地址',
  'Grid code',
  'Latitude',
  '经度',
  '列入日期 Listed on *',
]
const stamp = Date.now().toString(36)
const number = (no: number) => `E2E-${stamp}-${no}`
const row = (no: number, change: Record<number, string> = {}) =>
  [
    number(no),
    `试点油库${stamp}${no}`,
    `Trial depot ${stamp} ${no}`,
    `试点能源${stamp}公司`,
    '220203',
    '危险化学品',
    '橙',
    '龙潭大街1号',
    '220203-01',
    '43.9',
    '126.56',
    '2026-01-05',
  ].map((cell, index) => change[index] ?? cell)

const sheet = async (rows: readonly (readonly string[])[]) => (await workbook(heads, rows, 'places.xlsx')).buffer
const file = (buffer: Buffer, name = 'places.xlsx') => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer,
})

test('a sheet with bad rows: the good ones come in, the place is found, its cell gets an officer @loop', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const supervisor = await as('supervisor.jilin')
  await supervisor.goto('/places')
  await supervisor.getByRole('link', { name: 'Import places' }).click()
  await supervisor.getByLabel('Spreadsheet', { exact: true }).setInputFiles(file(Buffer.from('登记编号,场所名称\n')))
  await supervisor.getByRole('button', { name: 'Check the rows' }).click()
  await expect(supervisor.getByRole('alert').filter({ hasText: 'Only a plain .xlsx' })).toBeVisible()

  const bytes = await sheet([
    row(1),
    row(2),
    row(3, { 6: '紫' }),
    row(4, { 4: '222404' }),
    row(5, { 11: '2026-02-30' }),
  ])
  await supervisor.getByLabel('Spreadsheet', { exact: true }).setInputFiles(file(bytes))
  await supervisor.getByRole('button', { name: 'Check the rows' }).click()
  await expect(supervisor).toHaveURL(/\/places\/import\/\d+/)
  const report = new URL(supervisor.url()).pathname
  const bad = supervisor.getByRole('table', { name: 'Bad cells' })
  for (const [cell, reason] of [
    ['G4', 'must be red'],
    ['E5', 'outside your territory'],
    ['L6', 'not a date'],
  ] as const)
    await expect(bad.getByRole('row').filter({ hasText: cell })).toContainText(reason)
  await expect(supervisor.getByText('3 bad rows stay out.')).toBeVisible()
  const given = await supervisor.request.get(`${report}/bad`)
  const returned = new ExcelJS.Workbook()
  await returned.xlsx.load((await given.body()) as unknown as ArrayBuffer)
  expect(returned.worksheets[0]!.rowCount).toBe(4)

  // nothing is in the register before somebody says so
  await supervisor.goto(`/places?q=${stamp}1`)
  await expect(supervisor.getByText('No place here')).toBeVisible()
  await supervisor.goto(report)
  await supervisor.getByRole('button', { name: 'Take the 2 good rows in' }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: 'Taken in by' })).toBeVisible()
  await supervisor.goto(`/places?q=${stamp}1`)
  await supervisor.getByRole('link', { name: `Trial depot ${stamp} 1` }).click()
  await expect(supervisor.getByText(number(1))).toBeVisible()
  await expect(supervisor.getByText('entered the register')).toBeVisible()

  await supervisor.locator('main a[href^="/grid/"]').click()
  const cell = new URL(supervisor.url()).pathname
  await expect(supervisor.getByRole('link', { name: `Trial depot ${stamp} 1` })).toBeVisible()
  const person = supervisor.getByLabel('Person', { exact: true })
  const chosen = (await person.locator('option').nth(2).textContent())!.split(' · ')[0]!
  await person.selectOption({ index: 2 })
  await supervisor.getByRole('button', { name: 'Name the officer' }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: 'The officer is named.' })).toBeVisible()
  await expect(supervisor.getByRole('list', { name: 'Officers so far' }).getByRole('listitem').first()).toContainText(
    chosen,
  )
  await supervisor.goto('/grid?officer=named')
  await expect(supervisor.locator(`main tr:has(a[href="${cell}"])`)).toContainText(chosen)
})

test('what went out as a workbook comes back the same @loop', async ({ as }) => {
  test.setTimeout(180_000)
  const supervisor = await as('supervisor.jilin')
  const out = await supervisor.request.get('/places/register?listed=all')
  expect(out.status()).toBe(200)
  await supervisor.goto('/places/import')
  await supervisor.getByLabel('Spreadsheet', { exact: true }).setInputFiles(file(await out.body(), 'register.xlsx'))
  await supervisor.getByRole('button', { name: 'Check the rows' }).click()
  await expect(supervisor).toHaveURL(/\/places\/import\/\d+/)
  await expect(supervisor.getByText('There is nothing to take in: no row is new or changed.')).toBeVisible()
  await expect(supervisor.getByText('No row is bad.')).toBeVisible()
  await supervisor.getByRole('button', { name: 'Put aside' }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: 'Put aside by' })).toBeVisible()
})

test('an enterprise imports nothing and sees neither imports nor cells @loop', async ({ as, baseURL }) => {
  const supervisor = await as('supervisor.jilin')
  await supervisor.goto('/places/import')
  const report = await supervisor.locator('main a[href^="/places/import/"]').last().getAttribute('href')
  const enterprise = await as('enterprise.chemical')
  await enterprise.goto('/places/import')
  await expect(enterprise.getByText('Only a supervisor imports places')).toBeVisible()
  await expect(enterprise.getByRole('button', { name: 'Check the rows' })).toHaveCount(0)
  for (const path of [report!, '/grid/1']) expect((await enterprise.goto(path))?.status(), path).toBe(404)
  const send = (origin: string) =>
    enterprise.request.post('/api/register', {
      headers: { origin, 'sec-fetch-site': 'same-origin', accept: 'application/json' },
      multipart: { key: crypto.randomUUID(), file: file(Buffer.from('x')) },
    })
  const refused = await send(baseURL!)
  expect([refused.status(), (await refused.json()).refusal.code]).toEqual([422, 'wrongRole'])
  expect((await send('https://example.com')).status()).toBe(403)
})
