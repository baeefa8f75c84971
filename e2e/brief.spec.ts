import { givePhoto } from './evidence'
import { rowsOf } from './figures'
import { expect, press, say, test } from './people'

test('a leader’s note about a case travels to a county and its reply comes back to the brief @loop', async ({ as }) => {
  test.setTimeout(180_000)
  const words = `Find out why this stood still and report in writing (${Date.now()})`
  const leader = await as('leader')
  await leader.goto('/brief')
  const items = leader.locator('section', { hasText: 'Needs you today' }).locator('ol.brief > li')
  expect(await items.count()).toBeGreaterThan(0)
  expect(await items.count()).toBeLessThanOrEqual(5)
  await items.getByRole('link', { name: 'Write an instruction about it' }).first().click()
  await expect(leader.getByText(/^About [任隐督查]-\d+$/)).toBeVisible()
  const form = leader.getByRole('form', { name: 'Write an instruction' })
  await form.getByLabel('What is to be done').fill(words)
  await form.getByLabel('To', { exact: true }).selectOption({ label: 'Changyi Emergency' })
  await form.getByRole('button', { name: 'Send it' }).click()
  await expect(leader.getByRole('status').filter({ hasText: 'Sent as 任-' })).toBeVisible()
  const mine = leader.locator('#yours li', { hasText: words })
  await expect(mine).toContainText('No word yet')
  const task = (await mine.getByRole('link', { name: /^任-\d+$/ }).getAttribute('href'))!

  // the county's head finds it on the desk, with the leader's own words, and answers
  const county = await as('head.changyi')
  await county.goto('/desk')
  await expect(county.locator(`main a[href^="${task}"]`).first()).toBeVisible()
  await county.goto(task)
  await expect(county.locator('blockquote', { hasText: words })).toBeVisible()
  await say(county, 'Accept', async move => {
    await move.getByLabel('Person responsible').selectOption({ label: 'Sun Liqun · Changyi Emergency' })
  })
  await say(county, 'Report progress', async move => {
    await move.getByLabel('Done, %').fill('100')
    await move.getByLabel('In words').fill('The valve was on order; it is fitted since this morning.')
  })
  await givePhoto(county, 'After the work', 'The new valve')
  await press(county, 'Submit for verification')

  await leader.goto('/brief')
  await expect(items.filter({ hasText: words })).toContainText('Reply to your instruction')
  await expect(mine).toContainText('The valve was on order; it is fitted since this morning.')
  await mine.getByRole('button', { name: 'Put away' }).click()
  await expect(leader.locator('#yours li', { hasText: words })).toHaveCount(0)

  // the loop closes like any other: somebody outside verifies it
  const verifier = await as('supervisor')
  await verifier.goto(task)
  await say(verifier, 'Verify', async move => {
    await move.getByRole('radio', { name: 'Effective', exact: true }).check()
    await move.getByLabel('In words').fill('The unit sent the photo of the new valve.')
  })

  // read: the next brief tells what changed, and both numbers open their rows
  await leader.getByRole('button', { name: 'I have read it' }).click()
  await expect(leader.getByText('Noted. The next brief tells what changed since now.')).toBeVisible()
  const late = leader.getByRole('link', { name: /^Tasks overdue/ })
  await expect(late).toHaveCount(2)
  for (const link of await late.all())
    expect(await rowsOf(leader, (await link.getAttribute('href'))!)).toBe(Number(await link.textContent()))
})

test('nobody but a leader has a brief or writes an instruction', async ({ as }) => {
  for (const who of ['supervisor', 'head', 'enterprise']) {
    const page = await as(who)
    const answer = await page.goto('/brief')
    expect(answer!.status(), who).toBe(403)
  }
})
