import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { takeSuggestions } from './intake'
import { expect, idIn, test } from './people'

const stamp = Date.now().toString(36)
/** Invented for the journey; nobody issued it. */
const notice = `关于试点库区安全的通知（测试${stamp}）
各有关单位：
近期气温下降。
一、隐患排查
（一）人员密集的库区。全面排查储罐隐患，建立台账。要守住安全“红线”，开展夜间检查。
二、其他
请抓紧办理。
试点安委会办公室
2026年11月20日`

test('a pasted notice becomes directives and a task @loop', async ({ as }) => {
  test.setTimeout(180_000)
  const page = await as('supervisor')
  await page.goto('/documents')
  await page.getByRole('link', { name: 'Take in a document' }).click()
  const paste = page.getByRole('form', { name: 'Paste the text' })
  await paste.getByLabel('Text', { exact: true }).fill(notice)
  await paste.getByRole('button', { name: 'Cut it into sentences' }).click()
  await expect(page).toHaveURL(/\/documents\/\d+$/)
  const draft = new URL(page.url()).pathname
  const piece = (words: string) => page.locator('.intake a.sent').filter({ hasText: words })
  await expect(piece('全面排查储罐隐患')).toContainText('suggested: Directive · Bottom')
  await expect(page.getByRole('button', { name: 'Publish and issue' })).toHaveCount(0)

  // what it is was guessed from the text, and a person says so
  const what = page.getByRole('form', { name: 'What it is' })
  await expect(what.getByLabel('Title, Chinese')).toHaveValue(`关于试点库区安全的通知（测试${stamp}）`)
  await expect(what.getByLabel('Speaker or issuer, Chinese')).toHaveValue('试点安委会办公室')
  await expect(what.getByLabel('Day')).toHaveValue('2026-11-20')
  await what.getByLabel('Title, English').fill(`Trial depot notice ${stamp}`)
  await what.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved by /)).toBeVisible()

  // one by hand, its reason read first
  await piece('红线').click()
  await expect(page.locator('#suggested')).toContainText('it names the line')
  await page.getByRole('button', { name: 'Take the suggestion' }).click()
  await expect(piece('红线')).toContainText('decided: Directive · Red')

  // a demand without a line is not guessed, and a directive needs one
  await piece('请抓紧办理').click()
  await expect(page.locator('#suggested')).toContainText('No line')
  const decide = page.getByRole('form', { name: 'Your decision' })
  await decide.locator('input[name=disposition][value=directive]').check()
  await decide.getByLabel('Directive in a few words, Chinese').fill('抓紧办理应急事项')
  await decide.getByRole('button', { name: 'Save and go on' }).click()
  await expect(decide.getByRole('alert')).toContainText('needs a line and a title')
  await expect(decide.getByLabel('Directive in a few words, Chinese')).toHaveValue('抓紧办理应急事项')
  // by the keyboard: the fifth line
  await page.locator('#piece').click()
  await page.keyboard.press('5')
  await expect(piece('请抓紧办理')).toContainText('decided: Directive · Firing')

  // cut otherwise, and back
  await piece('全面排查储罐隐患').click()
  await page.getByLabel('Second half begins with').selectOption({ label: '建立台账。' })
  await page.getByRole('button', { name: 'Split here' }).click()
  await expect(page.locator('.intake a.sent[aria-current]')).toHaveText(/全面排查储罐隐患，$/)
  await page.getByRole('button', { name: 'Join with the next' }).click()
  await expect(page.locator('.intake a.sent[aria-current]')).toHaveText(/全面排查储罐隐患，建立台账。$/)

  await takeSuggestions(page)

  // nobody else's to publish: a leader reads it, an inspector does not find it
  const leader = await as('leader')
  await leader.goto(draft)
  await expect(leader.getByText('Decided and published by supervisors of')).toBeVisible()
  await expect(leader.getByRole('button', { name: 'Publish and issue' })).toHaveCount(0)
  const inspector = await as('inspector')
  expect((await inspector.goto(draft))!.status()).toBe(404)
  await inspector.goto('/documents/new')
  await expect(inspector.getByText('Documents are taken in by supervisors.')).toBeVisible()

  await page.getByRole('button', { name: 'Publish and issue' }).click()
  await expect(page).toHaveURL(/\/speech\?doc=\d+/)
  await expect(page.getByRole('heading', { name: `Trial depot notice ${stamp}` })).toBeVisible()
  await expect(page.locator('.sents a.sent').filter({ hasText: '全面排查储罐隐患' })).toContainText('no task')

  // the text is frozen: its draft says so and offers nothing
  const living = page.url()
  await page.goto(draft)
  await expect(page.getByText('The text and its sentences are frozen.')).toBeVisible()
  await expect(page.getByRole('form', { name: 'Your decision' })).toHaveCount(0)

  // sentence → directive → task, and the sentence knows it
  await page.goto(living)
  await page.locator('.sents a.sent').filter({ hasText: '全面排查储罐隐患' }).click()
  await page.locator('.work .directives').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/directives\/\d+$/)
  await expect(page.locator('.quote')).toContainText('全面排查储罐隐患')
  await expect(page.locator('.quote')).toContainText('not translated')
  await page.getByText('Give a task', { exact: true }).click()
  await page
    .getByLabel('Lead unit')
    .selectOption({ label: '省应急管理厅' })
    .catch(() => page.getByLabel('Lead unit').selectOption({ index: 3 }))
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  const give = page.locator('#give form').last()
  await give.getByLabel('Task', { exact: true }).fill(`Investigate the tanks ${stamp}`)
  await give.getByLabel('Accepted when').fill('Every tank has its record.')
  await give.locator('input[name=dueOn]').fill('2030-06-03')
  await give.getByRole('button', { name: 'Issue the task' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'was given' })).toBeVisible()
  const directive = idIn(page)
  await page.goto(living)
  await expect(page.locator('.sents a.sent').filter({ hasText: '全面排查储罐隐患' })).toContainText('0/1')
  const doc = new URL(living).searchParams.get('doc')
  await page.goto(`/tasks?document=${doc}`)
  await expect(page.getByRole('link', { name: `Investigate the tanks ${stamp}` })).toBeVisible()
  await page.goto(`/directives?doc=${doc}`)
  await expect(page.locator(`a[href="/directives/${directive}"]`)).toBeVisible()
  await expect(page.locator('main .table a.open')).toHaveCount(3)
})

async function wordFile(): Promise<Buffer> {
  const change = { id: 1, author: 'A', date: '2026-01-01T00:00:00Z' }
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const file = new Document({
    numbering: {
      config: [{ reference: 'points', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }],
    },
    footnotes: { 1: { children: [new Paragraph('See the safety law.')] } },
    sections: [
      {
        children: [
          new Paragraph(`Depot rules ${stamp} (invented)`),
          new Paragraph({ text: 'Operators must inspect the valves.', numbering: { reference: 'points', level: 0 } }),
          new Paragraph({
            numbering: { reference: 'points', level: 0 },
            children: [
              new TextRun('Operators must '),
              new DeletedTextRun({ text: 'perhaps ', ...change }),
              new InsertedTextRun({ text: 'always ', ...change }),
              new TextRun('keep an emergency plan'),
              new FootnoteReferenceRun(1),
              new TextRun('.'),
            ],
          }),
          new Table({ rows: [new TableRow({ children: [cell('Valve'), cell('Weekly')] })] }),
        ],
      },
    ],
  })
  return Buffer.from(await Packer.toBuffer(file))
}

test('a Word file in English is read with its changes, notes, table and list numbers; others are refused in words', async ({
  as,
}) => {
  const page = await as('supervisor.jilin')
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const send = async (name: string, buffer: Buffer) => {
    await page.goto('/documents/new')
    await page.getByLabel('Document file').setInputFiles({ name, mimeType, buffer })
    await page.getByRole('button', { name: 'Read the file' }).click()
  }
  const says = (words: string) => expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  await send(
    'old.doc',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from('WordDocument', 'utf16le')]),
  )
  await says('.doc file of the old kind')
  await send('cut.docx', (await wordFile()).subarray(0, 400))
  await says('damaged or no whole .docx')
  await send('empty.txt', Buffer.from(' \n'))
  await says('no text to read')

  await send('rules.docx', await wordFile())
  await expect(page).toHaveURL(/\/documents\/\d+$/)
  const texts = await page.locator('.intake .say').allTextContents()
  expect(texts).toEqual([
    `Depot rules ${stamp} (invented)`,
    '1. Operators must inspect the valves.',
    '2. Operators must always keep an emergency plan[1].',
    '[1] See the safety law.',
    'Valve | Weekly',
  ])
  for (const words of [
    '1 tracked deletion was left out',
    '1 note follows its paragraph',
    '2 list numbers were written out',
    '1 table row became a line',
  ])
    await expect(page.locator('.casehead')).toContainText(words)

  // the same page in Chinese
  const chinese = await as('supervisor.jilin', 'zh-CN')
  await chinese.goto(new URL(page.url()).pathname)
  await expect(chinese.getByText('建议：督办事项 · 红线').first()).toBeAttached()
  await expect(chinese.locator('#suggested')).toContainText('其他：这是标题。')
  await chinese.getByRole('button', { name: '搁置' }).click()
  await expect(chinese.getByText(/搁置。$/).first()).toBeVisible()
  await expect(chinese.getByRole('form', { name: '您的处置' })).toHaveCount(0)
})

test('a text of too many letters is refused and stays in the form', async ({ as }) => {
  const page = await as('supervisor')
  await page.goto('/documents/new')
  const paste = page.getByRole('form', { name: 'Paste the text' })
  const text = '要检查。'.repeat(15_001)
  await paste.getByLabel('Text', { exact: true }).fill(text)
  await paste.getByRole('button', { name: 'Cut it into sentences' }).click()
  await expect(paste.getByRole('alert')).toContainText('60004 letters')
  await expect(paste.getByLabel('Text', { exact: true })).toHaveValue(text)
})

test('the speech is still the first document, and its directives only its own', async ({ as }) => {
  const page = await as('leader')
  await page.goto('/speech')
  await expect(page.getByRole('heading', { name: 'The speech and the work under it' })).toBeVisible()
  await page.goto('/documents')
  const row = page.locator('#published').getByRole('row').filter({ hasText: 'Notice on winter work safety' })
  await expect(row).toContainText('invented')
  await row.getByRole('link', { name: /directives of/ }).click()
  await expect(page.locator('main .table a.open')).toHaveCount(10)
})
