import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { pdfText } from '../app/paper/pdf-text'
import { expect, idIn, press, say, test } from './people'

const tight = (text: string) => text.replace(/\s/g, '')

/** The file that a link downloads. */
async function download(page: Page, name: string): Promise<{ bytes: Buffer; name: string }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  const file = await waiting
  return { bytes: readFileSync(await file.path()), name: file.suggestedFilename() }
}

/** How many rows the list at an address says that it has. */
async function rowsAt(page: Page, href: string): Promise<number> {
  await page.goto(href)
  const range = (await page.locator('.pager').first().textContent()) ?? ''
  const [, whole] = /of ([\d,]+)/.exec(range) ?? /([\d,]+) in all/.exec(range) ?? []
  if (!whole) throw new Error(`${href} does not say how many rows it has: ${range}`)
  return Number(whole.replaceAll(',', ''))
}

test('a circular is filled, approved by another, issued, printed, and its text and figures are those of the rows @papers', async ({
  as,
  browser,
}) => {
  const supervisor = await as('supervisor')
  await supervisor.goto('/reports')
  await supervisor.getByRole('link', { name: 'Draft a document' }).click()
  await supervisor.getByRole('radio', { name: /^Circular/ }).check()
  await supervisor.getByRole('button', { name: 'Fill and draft' }).click()
  await expect(supervisor).toHaveURL(/\/reports\/\d+\?done=draft/)
  const id = idIn(supervisor)

  // words are typed, figures are not
  await supervisor.getByLabel('Opening (Chinese)').fill('本期情况如下，请各单位对照整改。')
  await supervisor.getByLabel('Fill the figures anew').check()
  await supervisor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(supervisor).toHaveURL(/done=revise/)
  await press(supervisor, 'Send for approval')
  await expect(supervisor).toHaveURL(/done=submit/)
  // whoever wrote it does not approve it, and nothing of it can be changed any more
  await expect(supervisor.getByRole('button', { name: 'Approve', exact: true })).toBeDisabled()
  await expect(supervisor.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)

  const leader = await as('leader')
  await leader.goto(`/reports/${id}`)
  await press(leader, 'Approve')

  await supervisor.goto(`/reports/${id}`)
  await say(supervisor, 'Issue', async form => {
    await expect(form.getByLabel('Number of the document')).toHaveValue(/^省安委办通报〔\d{4}〕3号$/)
  })

  // the paper, its figures and the lists that they open say the same
  await supervisor.goto(`/reports/${id}/paper?lang=zh`)
  const paper = supervisor.locator('article.paper')
  await expect(paper).toContainText('〕3号')
  const figures = await paper.locator('a[data-figure]').evaluateAll(links =>
    links.map(link => ({
      key: link.getAttribute('data-figure')!,
      href: link.getAttribute('href')!,
      text: link.textContent!,
    })),
  )
  expect(figures.length).toBeGreaterThan(40)
  const verify = await paper.locator('.proof a').getAttribute('href')

  const pdf = await download(supervisor, '.pdf')
  expect(pdf.name).toMatch(/〔\d{4}〕3号\.pdf$/)
  const printed = tight(pdfText(pdf.bytes))
  for (const words of [
    '吉林省安全生产委员会办公室',
    '本期情况如下，请各单位对照整改。',
    '一、总体情况',
    '六、工作要求',
  ])
    expect(printed).toContain(words)
  for (const row of await paper.locator('tbody tr').allInnerTexts()) expect(printed).toContain(tight(row))
  for (const line of await paper.locator('p:not(.prov)').allInnerTexts()) expect(printed).toContain(tight(line))
  for (const file of ['.docx', '.xlsx']) {
    const { bytes, name } = await download(supervisor, file)
    expect(name.endsWith(file)).toBe(true)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
  }
  const opened = [
    'task.open',
    'task.late',
    'task.done',
    'hazard.open',
    'hazard.major',
    'line.bottom.late',
    'broken.all',
  ]
  for (const key of opened) {
    const figure = figures.find(one => one.key === key)!
    expect(`${key} ${await rowsAt(supervisor, figure.href)}`).toBe(`${key} ${Number(figure.text.replaceAll(',', ''))}`)
  }

  // somebody with the paper alone
  const stranger = await browser.newPage({ locale: 'en-US' })
  await stranger.goto(verify!)
  await expect(stranger.getByText('This document was issued')).toBeVisible()
  await expect(stranger.getByText(/〔\d{4}〕3号/)).toBeVisible()
  await expect(stranger.locator('main')).not.toContainText('本期情况如下')
  await stranger.goto(verify!.replace(/[0-9a-f]{8}$/, '00000000'))
  await expect(stranger.getByText('No document with this hash was issued')).toBeVisible()
  await stranger.goto(`/reports/${id}/paper`)
  await expect(stranger).toHaveURL(/sign-in/)
  await stranger.close()
})

test('an enterprise sees no document, an official drafts none @papers', async ({ as }) => {
  const enterprise = await as('enterprise')
  await enterprise.goto('/reports')
  await expect(enterprise.getByText('No document yet')).toBeVisible()
  for (const address of ['/reports/2', '/reports/2/paper']) {
    await enterprise.goto(address)
    await expect(enterprise.getByRole('heading', { level: 1 })).toHaveText('Not found')
  }
  for (const file of ['pdf', 'docx', 'xlsx'])
    expect((await enterprise.request.get(`/reports/2/${file}`)).status()).toBe(404)
  const official = await as('official')
  await official.goto('/reports/new')
  await expect(official.getByText('Documents are drafted by the supervisors')).toBeVisible()
  await official.goto('/reports/2')
  await expect(official.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
})

test('a document prints on numbered A4 pages with the heads of its tables repeated @papers', async ({ as }) => {
  const leader = await as('leader', 'zh-CN')
  await leader.goto('/reports/2/paper')
  const pdf = await leader.pdf({ preferCSSPageSize: true })
  const text = pdf.toString('latin1')
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(box => [Number(box[1]), Number(box[2])])
  expect(boxes.length).toBeGreaterThan(2)
  for (const [width, height] of boxes) {
    expect(Math.abs(width! - 595.3)).toBeLessThan(1.5)
    expect(Math.abs(height! - 841.9)).toBeLessThan(1.5)
  }
})
