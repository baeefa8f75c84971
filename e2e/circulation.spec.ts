import type { Page } from '@playwright/test'
import { expect, forge, idIn, press, say, test } from './people'

const board = (page: Page) => page.locator('main .figs')
const figure = async (page: Page, word: string): Promise<string> =>
  (await board(page)
    .getByRole('link')
    .filter({ has: page.getByText(word, { exact: true }) })
    .locator('b')
    .textContent()) ?? ''

/** The figures of a document's board, as it shows them. */
async function figuresOf(page: Page, path: string) {
  await page.goto(path)
  return {
    sent: await figure(page, 'units have it'),
    signed: await figure(page, 'signed for it'),
    late: await figure(page, 'not signed, past the day'),
    promised: await figure(page, 'commitments'),
    kept: await figure(page, '% of commitments kept'),
  }
}

/** The first circular that the office issued: the demo has sent the second one. */
async function chooseCircular(page: Page): Promise<string> {
  await page.goto('/circulation/new')
  const select = page.getByLabel('Document', { exact: true })
  const options = await select
    .locator('option')
    .evaluateAll(all =>
      all.map(option => ({ value: (option as HTMLOptionElement).value, word: option.textContent ?? '' })),
    )
  const first = options.find(option => /通报〔\d{4}〕1号/.test(option.word))
  expect(first, 'an issued circular').toBeDefined()
  return first!.value
}

const daysFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const agains = [
  'Unity in thought, again',
  'Consolidate responsibilities, again',
  'Strengthen work, again',
  'Improve the quality of implementation, again',
]
const inTheList = (page: Page, unit: string) => page.getByRole('row').filter({ hasText: unit })

test('a document goes to three units; one signs, commits and is reviewed, and the board moves by exactly that', async ({
  as,
}) => {
  test.slow()
  const supervisor = await as('supervisor')
  const document = await chooseCircular(supervisor)
  const path = `/circulation/${document}`
  const choice = `/circulation/new?document=${document}&kind=department&region=220200&tick=none`
  // a second window, in which the same units are still to be had
  const other = await supervisor.context().newPage()
  await other.goto(choice)
  await supervisor.goto(choice)
  expect(await figuresOf(await as('leader'), path)).toMatchObject({ sent: '0', signed: '— 0 of 0', promised: '0' })
  const units = ['Jilin City Housing', 'Changyi Emergency', 'Jilin City Police']
  const tick = async (page: Page) => {
    for (const unit of units) await page.getByRole('checkbox', { name: unit, exact: true }).check()
  }
  await supervisor.getByRole('button', { name: 'Send to the ticked units' }).click()
  await expect(supervisor.getByRole('alert').filter({ hasText: 'Tick at least one unit' })).toBeVisible()
  await tick(supervisor)
  await supervisor.getByRole('button', { name: 'Send to the ticked units' }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: 'Sent to 3 units' })).toBeVisible()
  const sent = await figuresOf(supervisor, path)
  expect(sent).toMatchObject({ sent: '3', signed: '0% 0 of 3', late: '0', promised: '0' })
  // what was sent is refused by name in the other window, and the ticks are kept
  await tick(other)
  await other.getByRole('button', { name: 'Send to the ticked units' }).click()
  await expect(other.getByRole('alert').filter({ hasText: 'Jilin City Housing' })).toBeVisible()
  await expect(other.getByRole('checkbox', { name: 'Jilin City Police', exact: true })).toBeChecked()
  await other.close()
  expect(await figuresOf(supervisor, path)).toEqual(sent)

  // the unit finds it on its desk, and signs
  const head = await as('head')
  await supervisor.goto(path)
  await inTheList(supervisor, 'Jilin City Housing').getByRole('link').first().click()
  const id = idIn(supervisor)
  await head.goto('/desk?heap=signFor')
  await expect(head.getByText(`传-${id}`).first()).toBeVisible()
  await head.goto(`/circulation/${id}`)
  await press(head, 'Sign for it')
  expect(await figuresOf(supervisor, path)).toMatchObject({ sent: '3', signed: '33% 1 of 3' })
  await supervisor
    .getByRole('link', { name: /signed for it/ })
    .first()
    .click()
  await expect(supervisor.getByRole('table').getByRole('row')).toHaveCount(2)

  // four commitments
  await head.goto(`/circulation/${id}`)
  await say(head, 'Make the four commitments', async form => {
    for (const [index, again] of agains.entries()) {
      await form.getByLabel(`${again}: what the unit promises`).fill(`Promise ${index + 1}`)
      await form.getByLabel(`${again}: by which day`).fill(daysFromNow(20 + index))
      await form.getByLabel(`${again}: who answers for it`).selectOption({ label: 'Wang Haifeng · Jilin City Housing' })
    }
  })
  expect(await figuresOf(supervisor, path)).toMatchObject({ signed: '33% 1 of 3', promised: '4', kept: '— 0 of 0' })

  // a promise is not rewritten: the one before stays to be read
  await head.goto(`/circulation/${id}`)
  await say(head, 'Change a commitment', async form => {
    await form.getByLabel('Strengthen work, again').check()
    await form.getByLabel('What the unit promises now').fill('Promise 3, later')
    await form.getByLabel('By which day').fill(daysFromNow(40))
    await form.getByLabel('Who answers for it').selectOption({ label: 'Wang Haifeng · Jilin City Housing' })
    await form.getByLabel('In words').fill('The parts come later.')
  })
  await expect(head.locator('#commitment-work')).toContainText('Promise 3, later')
  await expect(head.locator('#commitment-work')).toContainText('Before: Promise 3')
  expect(await figuresOf(supervisor, path)).toMatchObject({ promised: '4' })

  // the unit does not review itself, by no way
  await expect(head.getByRole('link', { name: 'Mid-term review', exact: true })).toHaveCount(0)
  await forge(head, `/circulation/${id}`, 'review_mid')

  const review = async (move: string, found: readonly string[]) => {
    await supervisor.goto(`/circulation/${id}`)
    await say(supervisor, move, async form => {
      for (const [index, again] of agains.entries()) {
        await form
          .getByRole('group', { name: `${again}: how it was found` })
          .getByLabel(found[index]!, { exact: true })
          .check()
        await form.getByLabel(`${again}: what was seen`).fill(`Seen ${index + 1}`)
      }
    })
  }
  await review('Mid-term review', ['Kept', 'On the way', 'On the way', 'Not kept'])
  expect(await figuresOf(supervisor, path)).toMatchObject({ kept: '— 0 of 0' })
  await review('Final review', ['Kept', 'Kept', 'Kept', 'Not kept'])
  expect(await figuresOf(supervisor, path)).toMatchObject({ sent: '3', signed: '33% 1 of 3', kept: '75% 3 of 4' })
  await board(supervisor).getByRole('link').filter({ hasText: 'commitments kept' }).click()
  await expect(supervisor.getByRole('table').getByRole('row')).toHaveCount(4)
  await supervisor.getByRole('link', { name: /^Not kept/ }).click()
  await expect(supervisor.getByRole('table').getByRole('row')).toHaveCount(2)

  // what is not theirs is not there
  const stranger = await as('enterprise.yanbian')
  await stranger.goto(`/circulation/${id}`)
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Not found')
  await (await as('official')).goto('/circulation/new')
  await expect((await as('official')).getByText('Sending documents is for supervisors.')).toBeVisible()

  // and in the other language, the second unit
  const changyi = await as('head.changyi', 'zh-CN')
  await changyi.goto('/circulation')
  await expect(changyi.getByRole('heading', { level: 1, name: '传达学习' })).toBeVisible()
  await changyi.goto(path)
  await expect(changyi.getByRole('table').getByRole('row')).toHaveCount(2)
  await inTheList(changyi, '昌邑区应急局').getByRole('link').first().click()
  await changyi.getByRole('button', { name: '签收', exact: true }).click()
  await expect(changyi.getByRole('status').filter({ hasText: '已签收' })).toBeVisible()
  expect(await figuresOf(supervisor, path)).toMatchObject({ sent: '3', signed: '66% 2 of 3' })
})
