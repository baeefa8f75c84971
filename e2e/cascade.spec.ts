import type { Page } from '@playwright/test'
import { givePhoto } from './evidence'
import { publishPasted } from './intake'
import { expect, idIn, press, say, test } from './people'
import { workbook } from './workbook'

/** Invented for the journey; nobody issued it. */
const notice = (mark: string) => `关于燃气管网安全的通知（测试${mark}）
各市（州）人民政府：
近期气温下降。
一、隐患排查
（一）城镇燃气。全面排查燃气管网隐患，建立台账。
省试点安委会办公室
2026年11月20日`

const heads = ['任务', 'Accepted when', '牵头单位', '完成时限 Due *', 'Owner']
const prefectures = [
  {
    head: 'head.jilin',
    person: 'Ding Guoqiang',
    office: 'Jilin City Safety Office',
    unit: '吉林市',
    below: 'head.changyi',
    county: 'Changyi Emergency',
  },
  {
    head: 'head.changchun',
    person: 'Jiang Wenjing',
    office: 'Changchun Safety Office',
    unit: '长春市',
    below: 'head.chaoyang',
    county: 'Chaoyang Emergency',
  },
  {
    head: 'head.yanbian',
    person: 'Cui Yongzhe',
    office: 'Yanbian Safety Office',
    unit: '延边州',
    below: 'head.yanji',
    county: 'Yanji Emergency',
  },
] as const

/** Who received a task accepts it, reports, gives proof and hands it in. */
async function finish(page: Page, id: number, said: string): Promise<void> {
  await page.goto(`/tasks/${id}`)
  await say(page, 'Report progress', async form => {
    await form.getByLabel('Done, %').fill('100')
    await form.getByLabel('In words').fill(said)
  })
  await givePhoto(page, 'After the work', said)
  await press(page, 'Submit for verification')
}

async function verify(page: Page, id: number): Promise<void> {
  await page.goto(`/tasks/${id}`)
  await say(page, 'Verify', async form => {
    await form.getByRole('radio', { name: 'Effective', exact: true }).check()
    await form.getByLabel('In words').fill('Seen')
  })
}

test('a pasted document becomes directives that go down by spreadsheet to three prefectures and their counties and close from the bottom up @loop', async ({
  as,
}) => {
  test.setTimeout(300_000)
  const mark = `Cascade ${Date.now()}`
  const supervisor = await as('supervisor')
  await publishPasted(supervisor, notice(mark), `${mark} notice`)
  await supervisor.locator('.sents a.sent').filter({ hasText: '全面排查燃气管网隐患' }).click()
  await supervisor.locator('.work .directives').getByRole('link').first().click()
  await supervisor.waitForURL(/\/directives\/\d+/)
  await supervisor.getByRole('link', { name: 'Decompose from a spreadsheet' }).click()
  const rows = prefectures.map(({ unit }) => [`${mark} ${unit}`, 'Every main checked', unit, '2030-05-31', ''])
  await supervisor
    .getByLabel('Spreadsheet', { exact: true })
    .setInputFiles(
      await workbook(heads, [...rows, [`${mark} nowhere`, 'x', '没有的局', '2030-05-31', '']], 'tasks.xlsx'),
    )
  await supervisor.getByRole('button', { name: 'Check the rows' }).click()
  await expect(supervisor).toHaveURL(/\/tasks\/sheets\/\d+/)
  await expect(
    supervisor.getByRole('table', { name: 'Bad cells' }).getByRole('row').filter({ hasText: 'C5' }),
  ).toContainText('no unit that you can give work to goes by the name 没有的局')
  await supervisor.getByRole('button', { name: 'Issue the 3 tasks' }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: 'Issued by Li Jing' })).toBeVisible()

  for (const { head: name, person, office, unit, below, county } of prefectures) {
    await supervisor.goto(`/tasks?q=${encodeURIComponent(mark)}`)
    await supervisor.getByRole('link', { name: `${mark} ${unit}` }).click()
    await supervisor.waitForURL(/\/tasks\/\d+/)
    const whole = idIn(supervisor)
    const head = await as(name)
    await head.goto(`/tasks/${whole}`)
    await say(head, 'Accept', async form => {
      await form.getByLabel('Person responsible').selectOption({ label: `${person} · ${office}` })
    })
    await head.locator('summary', { hasText: 'Give a sub-task' }).click()
    await head.locator('select[name=lead]').selectOption({ label: county })
    await head.getByRole('form', { name: 'Choose who leads' }).getByRole('button').click()
    await head.waitForURL(/lead=/)
    await head.getByLabel('Task', { exact: true }).fill(`${mark} ${county}`)
    await head.getByLabel('Accepted when').fill('All checked')
    await head.getByLabel('Due', { exact: true }).fill('2030-04-30')
    await head.getByRole('button', { name: 'Issue the task' }).click()
    await head
      .getByRole('status')
      .getByRole('link', { name: /任-\d+/ })
      .click()
    await head.waitForURL(/\/tasks\/\d+$/)
    const piece = idIn(head)

    const bureau = await as(below)
    await bureau.goto(`/tasks/${piece}`)
    await say(bureau, 'Accept', async form => {
      await form.getByLabel('Person responsible').selectOption({ index: 1 })
    })
    await finish(bureau, piece, `${county}: all checked`)

    // the whole is not handed in over an open piece
    await head.goto(`/tasks/${whole}`)
    await say(head, 'Report progress', async form => {
      await form.getByLabel('Done, %').fill('90')
      await form.getByLabel('In words').fill('Counties report')
    })
    await givePhoto(head, 'After the work', 'Summary')
    await expect(head.getByText('Every piece given out under it must be closed first')).toBeVisible()
    await expect(head.locator('#subtasks').getByRole('link', { name: '1 Open' })).toBeVisible()
    await verify(supervisor, piece)
    await head.goto(`/tasks/${whole}`)
    await expect(head.locator('#subtasks').getByRole('link', { name: '1 Done' })).toBeVisible()
    await press(head, 'Submit for verification')
    await verify(supervisor, whole)
    await expect(
      supervisor.locator('.track li[aria-current=step], .track li.done').filter({ hasText: 'Verified' }),
    ).toBeVisible()
  }
  await supervisor.goto(`/tasks?q=${encodeURIComponent(mark)}&state=done`)
  await expect(supervisor.locator('main tbody tr')).toHaveCount(6)
})

test('who may not decompose a directive is told so before and after a file @loop', async ({ as }) => {
  const official = await as('official')
  await official.goto('/directives')
  await official.locator('main a[href^="/directives/"]').first().click()
  await official.waitForURL(/\/directives\/\d+/)
  await official.goto(`/tasks/sheets?directive=${idIn(official)}`)
  await expect(official.getByText('You cannot decompose this')).toBeVisible()
  const { buffer } = await workbook(heads, [['x', 'x', '吉林市', '2030-05-31', '']], 'tasks.xlsx')
  const answer = await official.request.post(`/api/task-sheets?directive=1`, {
    headers: { origin: new URL(official.url()).origin, 'sec-fetch-site': 'same-origin' },
    multipart: { key: crypto.randomUUID(), file: { name: 'tasks.xlsx', mimeType: 'application/octet-stream', buffer } },
  })
  expect(answer.status()).toBe(422)
  expect((await answer.json()).refusal.code).toMatch(/wrongRole|notYourUnit|notFound/)
})
