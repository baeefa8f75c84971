import { expect, forge, idIn, press, say, test } from './people'
import { photo } from './photo'

const stamp = Date.now().toString(36)
const claim = `Inside: a gas holder burst ${stamp}`
const publicZh = `网传储气罐爆裂 ${stamp}`
const publicEn = `A gas holder is said to have burst ${stamp}`
const words = 'Nothing burst; air was let out of a pipe on purpose.'
const publicPath = '/public/answers'

test('a rumour goes from the report to the public answer, which everybody reads without signing in', async ({
  as,
  browser,
}) => {
  test.slow()
  // received on a phone, with its screenshot
  const communications = await as('communications')
  await communications.setViewportSize({ width: 390, height: 844 })
  await communications.goto('/rumours')
  await communications.getByRole('link', { name: 'Receive a rumour' }).click()
  await communications.getByLabel('What is said', { exact: true }).fill(claim)
  await communications.getByRole('radio', { name: 'Monitoring' }).check()
  await communications.getByRole('radio', { name: 'Short video' }).check()
  await communications.getByLabel('Where it is about').selectOption('220202')
  await communications.getByRole('textbox', { name: /^Link/ }).fill('https://video.example/secret-link')
  // words that are no code are refused and nothing that was typed is lost
  await communications.getByLabel('Code of what it is about').fill('处-999999999')
  await communications.getByRole('button', { name: 'Receive it' }).click()
  await expect(communications.getByRole('alert')).toBeVisible()
  await expect(communications.getByLabel('What is said', { exact: true })).toHaveValue(claim)
  // a form that was sent before its script came is drawn anew when it does
  await expect(async () => {
    await communications.getByLabel('Code of what it is about').fill('处-1', { timeout: 2_000 })
    await communications.getByRole('button', { name: 'Receive it' }).click({ timeout: 2_000 })
    await expect(communications).toHaveURL(/\/rumours\/\d+/, { timeout: 5_000 })
  }).toPass({ timeout: 40_000 })
  const id = idIn(communications)
  const path = `/rumours/${id}`
  const section = communications.locator('#evidence')
  await section.locator('summary', { hasText: 'Give evidence' }).click()
  await section.getByLabel('Photos or documents').setInputFiles(await photo('proof'))
  await section.getByRole('radio', { name: 'Screenshot' }).check()
  await section.getByLabel('Caption').fill('secret caption')
  await section.getByRole('button', { name: 'Send' }).click()
  await expect(section.getByRole('status')).toContainText('1 file was added')
  await communications.setViewportSize({ width: 1440, height: 900 })

  // weighed: which unit, then which of its people
  await communications.goto(path)
  await expect(communications.locator('#clocks')).toContainText('Weighed within 2 hours')
  await communications.getByRole('link', { name: 'Have it verified', exact: true }).click()
  await communications.getByLabel('Competent unit').selectOption({ label: 'Jilin City Housing' })
  await communications.getByRole('button', { name: 'Show its people' }).click()
  const weighing = communications.locator('#move form').last()
  await weighing.getByLabel('Person responsible').selectOption({ label: 'Wang Haifeng · Jilin City Housing' })
  await weighing.getByLabel('In words').fill('Spreads fast, about gas.')
  await weighing.getByRole('button', { name: 'Have it verified' }).click()
  await expect(communications.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()

  // communications say of no rumour whether it is true, by no way
  await expect(communications.getByRole('link', { name: 'Say what is true', exact: true })).toHaveCount(0)
  await forge(communications, path, 'verify')

  // the competent unit does, with its source
  const official = await as('official')
  await official.goto('/desk?heap=verifyRumour')
  await expect(official.getByText(`谣-${id}`).first()).toBeVisible()
  await official.goto(path)
  await say(official, 'Say what is true', async form => {
    await form.getByRole('radio', { name: 'False' }).check()
    await form.getByLabel('Source 1', { exact: true }).fill('secret source: looked on the spot')
  })

  // the answer: a mobile number is not published
  await communications.goto(path)
  await communications.getByRole('link', { name: 'Write the answer', exact: true }).click()
  const writing = communications.locator('#move form')
  await writing.getByLabel('The rumour as the public reads it (Chinese)').fill(publicZh)
  await writing.getByLabel('The rumour in English').fill(publicEn)
  await writing.getByLabel('The answer (Chinese)').fill('没有爆裂。请拨打 13812345678。')
  await writing.getByLabel('The answer in English').fill(words)
  await writing.getByLabel('Where it is published').fill('City website')
  await writing.getByRole('button', { name: 'Write the answer' }).click()
  await expect(writing.getByRole('alert')).toContainText('mobile number')
  await expect(writing.getByLabel('The answer in English')).toHaveValue(words)
  await writing.getByLabel('The answer (Chinese)').fill('没有爆裂，系计划放散。')
  await writing.getByRole('button', { name: 'Write the answer' }).click()
  await expect(communications.locator('#draft')).toContainText(words)

  // nobody reads it before another person approves
  const anybody = await browser.newContext({ locale: 'zh-CN' })
  const visitor = await anybody.newPage()
  await visitor.goto(publicPath)
  await expect(visitor.getByText(publicZh)).toHaveCount(0)
  const unanswered = await visitor.request.get(`${publicPath}/${id}`)
  const unknown = await visitor.request.get(`${publicPath}/00000000`)
  expect([unanswered.status(), await unanswered.text()]).toEqual([404, await unknown.text()])

  const supervisor = await as('supervisor')
  await supervisor.goto(path)
  await press(supervisor, 'Approve the answer')
  await expect(supervisor.locator('.facts')).toContainText('Receipt to answer')
  await expect(supervisor.locator('.facts').getByText(/^\d+ min$/)).toBeVisible()

  // everybody reads it, in both languages, without a script, a cookie or a secret
  await visitor.goto(publicPath)
  // the browser may keep for half a minute what it read before
  await visitor.reload()
  await visitor.getByRole('link', { name: publicZh }).first().click()
  await expect(visitor.getByText('没有爆裂，系计划放散。')).toBeVisible()
  await expect(visitor.getByText('受理后不到一小时回应')).toBeVisible()
  await visitor.getByRole('link', { name: 'English' }).click()
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(publicEn)
  await visitor.goto(`${new URL(visitor.url()).pathname}?lang=en`)
  await visitor.goto(publicPath.concat('?lang=en'))
  await visitor.getByRole('link', { name: publicEn }).first().click()
  await expect(visitor.getByText(words)).toBeVisible()
  await expect(visitor.getByText('answered within an hour')).toBeVisible()
  const said = await visitor.content()
  for (const hidden of ['secret', 'Wang Haifeng', '王海峰', '宋雅琴', claim, '/rumours/'])
    expect(said).not.toContain(hidden)
  expect(await anybody.cookies()).toEqual([])
  await expect(visitor.locator('script')).toHaveCount(0)
  const sent = await visitor.request.get(visitor.url())
  expect(sent.headers()['cache-control']).toBe('public, max-age=30')
  const again = await visitor.request.get(visitor.url(), { headers: { 'if-none-match': sent.headers().etag! } })
  expect(again.status()).toBe(304)

  // the pages inside stay inside
  await visitor.goto(path)
  await expect(visitor).toHaveURL(/sign-in/)
  await anybody.close()

  // closed with how far it went, in the other language
  const chinese = await as('communications', 'zh-CN')
  await chinese.goto(path)
  await chinese.getByRole('link', { name: '办结', exact: true }).click()
  await chinese.getByLabel('最终传播量').fill('0')
  await chinese.locator('#move form').getByRole('button', { name: '办结', exact: true }).click()
  await expect(chinese.getByRole('status').filter({ hasText: '已办结' })).toBeVisible()
})
