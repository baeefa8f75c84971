import type { Page } from '@playwright/test'
import { expect, press, say, test } from './people'
import { photo } from './photo'

type File = Awaited<ReturnType<typeof photo>>

async function giveFile(page: Page, file: File, caption: string): Promise<void> {
  const section = page.locator('#evidence')
  await section.locator('summary', { hasText: 'Give evidence' }).click()
  await section.getByLabel('Photos or documents').setInputFiles(file)
  await section.getByRole('radio', { name: 'After the work' }).check()
  await section.getByLabel('Caption').fill(caption)
  await section.getByRole('button', { name: 'Send' }).click()
  await expect(section.getByRole('status')).toContainText('1 file was added')
}

test('a picture used twice closes a hazard; the doubt is read elsewhere as hollow and the hazard is reopened @field', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const enterprise = await as('enterprise')
  await enterprise.goto('/places')
  const place = await enterprise
    .getByRole('row')
    .filter({ hasText: 'Jilin City Housing' })
    .first()
    .getByRole('link')
    .first()
    .getAttribute('href')
  const inspector = await as('inspector.housing')
  const file = await photo('valve')

  const submitted = async (title: string): Promise<string> => {
    await inspector.goto(`/hazards/new?place=${place!.split('/').at(-1)}`)
    await inspector.getByLabel('Place', { exact: true }).selectOption({ index: 1 })
    await inspector.getByLabel('What is wrong').fill(title)
    await inspector.getByRole('button', { name: 'Report', exact: true }).click()
    await inspector.waitForURL(/\/hazards\/\d+/)
    const path = new URL(inspector.url()).pathname
    await say(inspector, 'Grade', form => form.getByRole('radio', { name: 'General hazard' }).check())
    await say(inspector, 'Order rectification', async form => {
      await form.getByLabel('Due', { exact: true }).fill('2030-03-29')
      await form.getByLabel('In words').fill('Replace the valve')
    })
    await enterprise.goto(path)
    await press(enterprise, 'Start rectifying')
    await giveFile(enterprise, file, 'New valve')
    await press(enterprise, 'Submit rectification')
    return path
  }
  const first = await submitted('Valve at block 3 leaks')
  const second = await submitted('Valve at block 8 leaks')
  const office = await as('inspector.office')
  await office.goto(second)
  await say(office, 'Re-inspection: passed', form => form.getByLabel('In words').fill('Seen on the photo'))
  const closer = await as('supervisor.jilin')
  await closer.goto(second)
  await say(closer, 'Close', form => form.getByRole('radio', { name: 'Effective', exact: true }).check())

  // it refused nothing; whoever closed it sees the doubt and cannot be the one who reads it
  await closer.goto(second)
  const noted = closer.locator('#doubts').getByRole('link', { name: 'Same picture', exact: true })
  await expect(noted).toHaveCount(1)
  await noted.click()
  await expect(closer.getByText('You cannot read this one')).toBeVisible()
  await expect(closer.getByText(/somebody else must judge it/)).toBeVisible()
  await expect(closer.getByRole('form', { name: 'Read it' })).toHaveCount(0)
  const doubt = new URL(closer.url()).pathname
  await enterprise.goto(second)
  await expect(enterprise.locator('#doubts')).toHaveCount(0)
  expect((await enterprise.goto(doubt))!.status()).toBe(404)

  const supervisor = await as('supervisor')
  await supervisor.goto('/doubts?state=unread')
  await supervisor.locator(`main table a[href="${doubt}"]`).click()
  await expect(supervisor.locator('main img')).toHaveCount(2)
  await expect(supervisor.getByText(`隐-${first.split('/').at(-1)}`).first()).toBeVisible()
  const form = supervisor.getByRole('form', { name: 'Read it' })
  await form.getByRole('radio', { name: /Hollow/ }).check()
  await form.getByLabel('How you know').fill('Went to block 8: the old valve is still there')
  await form.getByRole('button', { name: 'Write it down' }).click()
  await expect(supervisor.getByText('Found by')).toBeVisible()
  await expect(supervisor.getByRole('form', { name: 'Read it' })).toHaveCount(0)

  await supervisor.getByRole('link', { name: 'Reopen the hazard' }).click()
  const reopen = supervisor.locator('#move form')
  await reopen.getByLabel('In words').fill('The valve was not replaced')
  await reopen.getByRole('button', { name: 'Reopen', exact: true }).click()
  await expect(supervisor.getByRole('status').filter({ hasText: ': done.' })).toBeVisible()
  await expect(supervisor.locator('#doubts')).toContainText('Hollow')
})

test('a draw chooses its cases itself, and a drawn case is judged once @field', async ({ as }) => {
  const supervisor = await as('supervisor')
  await supervisor.goto('/audits')
  const form = supervisor.getByRole('form', { name: 'Draw cases' })
  await form.getByLabel('How many').fill('501')
  await form.evaluate(element => element.setAttribute('novalidate', ''))
  await form.getByRole('button', { name: 'Draw', exact: true }).click()
  await expect(form.getByText('Give two days')).toBeVisible()
  await form.getByLabel('How many').fill('4')
  await form.getByRole('button', { name: 'Draw', exact: true }).click()
  await expect(supervisor.getByRole('status')).toContainText('4 cases were drawn')
  await expect(supervisor.getByText('the same 4 cases')).toBeVisible()
  await expect(supervisor.locator('main table tbody tr')).toHaveCount(4)

  const before = async () => {
    await supervisor.goto('/audits/picks?state=judged')
    return supervisor.locator('main table tbody tr').count()
  }
  const draw = new URL(supervisor.url()).pathname
  const judged = await before()
  const links = await supervisor
    .goto(draw)
    .then(() =>
      supervisor
        .locator('main table a[href^="/audits/picks/"]')
        .evaluateAll(all => all.map(a => a.getAttribute('href')!)),
    )
  let done = false
  for (const href of links) {
    await supervisor.goto(href)
    const judge = supervisor.getByRole('form', { name: 'Judge it' })
    if ((await judge.count()) === 0) continue
    await judge.getByRole('radio', { name: /Holds/ }).check()
    await judge.getByLabel('How you know').fill('Went there with the grid officer; it is new')
    await judge.getByRole('button', { name: 'Write it down' }).click()
    await expect(supervisor.getByText('Judged by')).toBeVisible()
    done = true
    break
  }
  expect(done, 'the supervisor had no part in one of four').toBe(true)
  expect(await before()).toBe(judged + 1)
})
