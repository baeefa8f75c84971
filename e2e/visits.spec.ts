import type { Page } from '@playwright/test'
import { expect, press, say, test } from './people'

// the later journeys walk with the short checklist that the first one issues
test.describe.configure({ mode: 'serial' })
const name = `Before the holiday ${Date.now()}`

const moves = (page: Page) => page.getByRole('group', { name: 'What can be done' })

/** That for this reader there is no such page. */
async function absent(page: Page, path: string): Promise<void> {
  expect((await page.goto(path))?.status(), path).toBe(404)
}

async function chooseList(page: Page): Promise<void> {
  const select = page.getByLabel('Checklist', { exact: true })
  await select.selectOption((await select.locator('option', { hasText: name }).getAttribute('value'))!)
}

/** Passes what is left of every section. */
async function passAll(page: Page): Promise<void> {
  const rest = page.getByRole('button', { name: /^Mark the (last one|other \d+) as pass$/ })
  await expect(rest.first()).toBeVisible()
  for (let left = await rest.count(); left > 0; left = await rest.count()) {
    await rest.first().click()
    await expect(rest).toHaveCount(left - 1)
  }
}

test('a checklist is drafted, issued, frozen, and its next version says what changed', async ({ as }) => {
  test.setTimeout(180_000)
  const author = await as('supervisor.jilin')
  await author.goto('/checklists/new')
  await author.getByLabel('Name in Chinese').fill('节前检查表')
  await author.getByLabel('Name in English').fill(name)
  await author.getByRole('button', { name: 'Begin the draft' }).click()
  await expect(author.getByRole('status')).toContainText('The draft is begun')
  const draft = author.url().replace(/[?#].*$/, '')

  // what lacks an item is refused, and nothing is lost
  await author.getByRole('button', { name: 'Issue this version' }).click()
  await expect(author.getByRole('alert').filter({ hasText: 'no item yet' })).toBeVisible()

  for (const code of ['H-1', 'H-2']) {
    await author.getByRole('link', { name: 'Add an item' }).first().click()
    const form = author.getByRole('form', { name: 'Add an item' })
    await form.getByLabel('Code').fill(code)
    await form.getByLabel('Section in Chinese').fill('值班')
    await form.getByLabel('Section in English').fill('Duty')
    await form.getByLabel('What must hold, in Chinese').fill('值班表上墙')
    await form.getByLabel('What must hold, in English').fill('The roster is on the wall')
    await form.getByLabel('Instrument and clause').fill('某条例第一条')
    await expect(form.getByRole('radio', { name: /^not verified/ })).toBeChecked()
    if (code === 'H-1') {
      // whoever says that it was read says where
      await form.getByRole('radio', { name: /^read in full/ }).check()
      await form.getByRole('button', { name: 'Save' }).click()
      await expect(form.getByRole('alert')).toContainText('also says where')
      await expect(form.getByLabel('Code')).toHaveValue(code)
      await form.getByRole('radio', { name: /^not verified/ }).check()
    }
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(author.getByRole('status')).toContainText('Saved')
  }
  await author.getByRole('button', { name: 'Move H-2 up' }).click()
  await expect(author.locator('article.item').first()).toContainText('H-2')

  // nobody else sees it
  const inspector = await as('inspector')
  await absent(inspector, draft)

  await author.getByRole('button', { name: 'Issue this version' }).click()
  await expect(author.getByRole('status')).toContainText('nothing of it changes any more')
  await expect(author.getByRole('link', { name: 'Edit H-1' })).toHaveCount(0)
  await inspector.goto('/inspections/new')
  await expect(inspector.getByLabel('Checklist', { exact: true }).locator('option', { hasText: name })).toHaveCount(1)

  await author.getByRole('link', { name: 'Draft the next version' }).click()
  await author.getByRole('button', { name: 'Begin the draft' }).click()
  await author.getByRole('link', { name: 'Edit H-1' }).click()
  const form = author.getByRole('form', { name: 'Edit H-1' })
  await form.getByLabel('What must hold, in English').fill('The roster is on the wall and up to date')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(author.locator('#changes')).toContainText('0 added · 0 removed · 1 changed · 1 the same')

  // an inspector does not author, whatever a browser's own tools send
  await inspector.goto('/checklists/new')
  await expect(inspector.getByText('Supervisors draft checklists')).toBeVisible()
})

test('an unannounced visit is hidden from the place until its document is issued, then received and answered', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const enterprise = await as('enterprise')
  const inspector = await as('inspector.housing')
  await inspector.goto('/inspections/new')
  await inspector.getByLabel('Find the place').fill('松江')
  await inspector.getByRole('button', { name: 'Search' }).click()
  await inspector.getByLabel('Place', { exact: true }).selectOption({ index: 1 })
  await chooseList(inspector)
  const team = inspector.getByRole('group', { name: 'Team' }).getByRole('checkbox')
  await team.nth(0).check()
  await team.nth(1).check()
  await inspector.getByRole('checkbox', { name: 'Tian Ye' }).check()
  await inspector.getByRole('button', { name: 'Plan and assign' }).click()
  await press(inspector, 'Begin on site')
  const visit = inspector.url().replace(/[?#].*$/, '')

  const isHidden = async () => {
    for (const path of [visit, `${visit}/document`, visit.replace('/inspections/', '/ledger/inspection/')])
      await absent(enterprise, path)
    await enterprise.goto('/inspections')
    await expect(enterprise.locator(`a[href="${new URL(visit).pathname}"]`)).toHaveCount(0)
  }
  await isHidden()
  await inspector.goto(visit)
  await passAll(inspector)
  await press(inspector, 'Submit')
  await isHidden()
  await expect(moves(inspector).getByText('You submitted').first()).toBeVisible()

  const head = await as('head')
  await head.goto(visit)
  await press(head, 'Review')
  await isHidden()
  await head.goto(visit)
  await press(head, 'Issue')

  await enterprise.goto('/desk?heap=receive')
  await expect(enterprise.getByRole('heading', { name: /Documents to receive/ })).toBeVisible()
  await enterprise.goto(`${visit}/document`)
  await expect(enterprise.getByRole('heading', { level: 1, name: 'Record of a check' })).toBeVisible()
  await expect(enterprise.getByText('has not received it yet')).toBeVisible()
  await enterprise.getByRole('button', { name: 'Receive the document' }).click()
  await expect(enterprise.getByText(/^Received by/)).toBeVisible()
  await expect(enterprise.getByRole('button', { name: 'Receive the document' })).toHaveCount(0)
  await enterprise.getByRole('link', { name: 'Answer the document' }).click()
  await enterprise.locator('#move').getByLabel('In words').fill('Seen, and nothing to add')
  await enterprise.locator('#move').getByRole('button', { name: 'Answer the document' }).click()
  await expect(enterprise.locator('blockquote')).toContainText('Seen, and nothing to add')
  await enterprise.goto(visit.replace('/inspections/', '/ledger/inspection/'))
  await expect(enterprise.getByText('received the document')).toBeVisible()

  // another enterprise never sees any of it
  const stranger = await as('enterprise.chemical')
  await absent(stranger, `${visit}/document`)
})

test('a self-check is confirmed by an inspector of who regulates the place', async ({ as }) => {
  test.setTimeout(180_000)
  const enterprise = await as('enterprise')
  await enterprise.goto('/places')
  await enterprise.locator('main td a.open').first().click()
  await enterprise.getByRole('link', { name: 'Begin a self-check' }).click()
  await chooseList(enterprise)
  await enterprise.getByRole('button', { name: 'Begin', exact: true }).click()
  await enterprise.waitForURL(/\/inspections\/\d+/)
  const check = enterprise.url().replace(/[?#].*$/, '')
  await passAll(enterprise)
  await press(enterprise, 'Submit')
  await expect(moves(enterprise).getByRole('button', { name: 'Confirm the self-check' })).toHaveCount(0)

  const stranger = await as('enterprise.chemical')
  await absent(stranger, check)

  const inspector = await as('inspector.housing')
  await inspector.goto(check)
  await say(inspector, 'Return the self-check', form => form.getByLabel('In words').fill('Add the pressure readings'))
  await enterprise.goto(check)
  await press(enterprise, 'Submit')
  await inspector.goto(check)
  await press(inspector, 'Confirm the self-check')
  await inspector.goto(`${check}/document`)
  await expect(inspector.getByRole('heading', { level: 1, name: 'Record of a self-check' })).toBeVisible()
})
