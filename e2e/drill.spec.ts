import type { Page } from '@playwright/test'
import { givePhoto } from './evidence'
import { expect, forge, idIn, press, say, signIn, test } from './people'

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const programme = `/drills/programme?year=${year}`
const plan = 'Department plan for town gas incidents'
const daysFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
/** As a person types a moment in Shanghai, so many minutes ago. */
const minutesAgo = (minutes: number) =>
  new Date(Date.now() + 8 * 3_600_000 - minutes * 60_000).toISOString().slice(0, 16)

/** A number of the programme, as it is shown. */
async function figure(page: Page, word: string): Promise<number> {
  await page.goto(programme)
  const shown = page.locator('main .figs a').filter({ has: page.getByText(word, { exact: true }) })
  return Number((await shown.locator('b').textContent())?.replaceAll(',', ''))
}
const row = (page: Page) => page.getByRole('row').filter({ hasText: plan })
async function stands(page: Page, word: string): Promise<void> {
  await page.goto(programme)
  await expect(row(page)).toContainText(word)
}

test('a drill goes from the programme to a closed improvement, and the programme counts it', async ({
  as,
  browser,
}) => {
  test.slow()
  const official = await as('official')
  await stands(official, 'None planned yet')
  const counted = await figure(official, 'counted')
  await row(official).getByRole('link', { name: 'Plan one' }).click()
  await official.getByLabel('Functional', { exact: true }).check()
  await official.getByLabel('Title', { exact: true }).fill('中压管网抢修演练')
  await official.getByLabel('Title in English').fill('Drill: a medium-pressure main is repaired')
  await official.getByLabel('Scenario').fill('A digger breaks the main at a school gate at noon.')
  await official.getByLabel('To be held on').fill(daysFromNow(3))
  // a form that lacks something keeps what was typed
  await official.getByLabel('Commander').selectOption({ index: 0 })
  await official.getByLabel('Commander').evaluate(select => select.removeAttribute('required'))
  await official.getByRole('button', { name: 'Plan it' }).click()
  await expect(official.getByRole('alert').filter({ hasText: 'kept' })).toBeVisible()
  await expect(official.getByLabel('Scenario')).toHaveValue('A digger breaks the main at a school gate at noon.')
  await official.getByLabel('Commander').selectOption({ label: 'Wang Haifeng · Jilin City Housing' })
  await official.getByRole('button', { name: 'Plan it' }).click()
  await expect(official.getByRole('status').filter({ hasText: 'Plan: done.' })).toBeVisible()
  const id = idIn(official)
  const path = `/drills/${id}`
  await stands(official, 'Planned')

  // held, with its minutes
  await official.goto(path)
  await say(official, 'Record that it was held', async form => {
    await form.getByLabel('Began at').fill(minutesAgo(50))
    await form.getByLabel('People who took part').fill('17')
  })
  for (const [minute, words] of [
    ['0', 'The alarm is raised.'],
    ['4', 'The valve upstream is shut.'],
    ['21', 'The school is evacuated.'],
  ] as const) {
    await official.goto(path)
    await say(official, 'Add to the timeline', async form => {
      await form.getByLabel('Minute from the start').fill(minute)
      await form.getByLabel('What happened').fill(words)
    })
  }
  await expect(official.locator('#minutes')).toContainText('The school is evacuated.')
  await stands(official, 'Held, does not count yet')
  expect(await figure(official, 'counted')).toBe(counted)

  // who organised it does not judge it, by no way
  await official.goto(path)
  await expect(official.getByRole('link', { name: 'Evaluate and sign', exact: true })).toHaveCount(0)
  await forge(official, path, 'evaluate')

  // another evaluates and signs
  const head = await as('head')
  await head.goto('/desk?heap=evaluateDrill')
  await expect(head.getByText(`演-${id}`).first()).toBeVisible()
  await head.goto(path)
  await say(head, 'Evaluate and sign', async form => {
    for (const what of [
      'Alarm and report',
      'Command',
      'Action on the spot',
      'Protection of people',
      'Communication',
      'Teams and supplies',
    ]) {
      const grade = what === 'Protection of people' ? 'Not met' : 'Met'
      await form
        .getByRole('group', { name: `${what}: how it was found` })
        .getByLabel(grade, { exact: true })
        .check()
      await form.getByLabel(`${what}: in words`).fill(`Seen: ${grade}`)
    }
  })
  await expect(head.locator('#evaluation')).toContainText('It does not count yet')
  await stands(head, 'Held, does not count yet')

  // nothing counts before what it showed is given out
  await head.goto(path)
  await expect(head.getByText('Needs an improvement given out').first()).toBeVisible()
  const give = head.getByRole('form', { name: 'Give an improvement' })
  await give.getByLabel('What must get better').fill('The school was evacuated too late')
  await give.getByLabel('Done when').fill('A second drill evacuates within ten minutes.')
  await give.getByLabel('Unit that does it').selectOption({ label: 'Jilin City Housing' })
  await give.getByLabel('Due').fill(daysFromNow(30))
  await give.getByRole('button', { name: 'Give as a task' }).click()
  const given = head.locator('#improvements').getByRole('row').filter({ hasText: 'The school was evacuated too late' })
  await expect(given).toContainText('Issued')
  await head.goto(path)
  await press(head, 'Count it')
  await expect(head.locator('#evaluation')).toContainText('It counts')
  await stands(head, 'Counts')
  expect(await figure(head, 'counted')).toBe(counted + 1)

  // the improvement is an ordinary task: worked by one, signed by another, closed by an office apart
  await head.goto(path)
  await given.getByRole('link').first().click()
  const task = `/tasks/${idIn(head)}`
  await expect(head.locator('#improvement-of').getByRole('link')).toHaveText(`drill 演-${id}`)
  await official.goto(task)
  await say(official, 'Accept', async form => {
    await form.getByLabel('Person responsible').selectOption({ index: 1 })
  })
  await official.goto(task)
  await say(official, 'Report progress', async form => {
    await form.getByLabel('Done, %').fill('100')
    await form.getByLabel('In words').fill('A second drill took nine minutes.')
  })
  await official.goto(task)
  await givePhoto(official, 'After the work', 'The second drill')
  await head.goto(task)
  await press(head, 'Submit for verification')
  const supervisor = await as('supervisor.jilin')
  await supervisor.goto(task)
  await say(supervisor, 'Verify', async form => {
    await form.getByLabel('Effective', { exact: true }).check()
  })
  await supervisor.goto(path)
  await expect(supervisor.locator('#improvements')).toContainText('Verified')

  // the same in Chinese, on a phone
  const phone = await signIn(browser, 'official', 'zh-CN')
  await phone.setViewportSize({ width: 390, height: 844 })
  await phone.goto(path)
  await expect(phone.locator('#evaluation')).toContainText('已计入')
  await expect(phone.locator('#minutes')).toContainText('21 分')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await phone.context().close()
})

test('a plan is signed by another than drafted it, and each reads for themselves', async ({ as }) => {
  test.slow()
  const enterprise = await as('enterprise')
  await enterprise.goto('/plans?state=unread')
  await enterprise
    .getByRole('row')
    .filter({ hasText: 'Special plan for leaks of the network' })
    .getByRole('link')
    .first()
    .click()
  const path = `/plans/${idIn(enterprise)}`
  await expect(enterprise.locator('#readers')).toContainText('1 of 2 have read this version')
  await enterprise.getByRole('button', { name: 'I have read it' }).click()
  await expect(enterprise.locator('#readers')).toContainText('2 of 2 have read this version')
  await enterprise.goto('/plans?state=unread')
  await expect(enterprise.getByRole('row').filter({ hasText: 'Special plan for leaks of the network' })).toHaveCount(0)
  await enterprise.goto(path)
  await expect(enterprise.getByRole('button', { name: 'I have read it' })).toHaveCount(0)
  // who drafts does not sign: the next version waits for another
  await enterprise.getByRole('link', { name: 'Revise', exact: true }).click()
  await enterprise.getByRole('button', { name: 'Save the draft' }).click()
  await expect(enterprise.getByRole('status').filter({ hasText: 'Draft: done.' })).toBeVisible()
  const draft = `/plans/${idIn(enterprise)}`
  await forge(enterprise, draft, 'review')
  await enterprise.goto(path)
  await expect(enterprise.getByRole('link', { name: 'Revise', exact: true })).toHaveCount(0)
})
