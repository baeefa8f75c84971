import { givePhoto } from './evidence'
import { expect, press, say, test } from './people'

test('a failed item becomes a hazard that closes, and the sentence of the speech changes @loop', async ({ as }) => {
  test.setTimeout(180_000)
  const leader = await as('leader')
  await leader.goto('/speech')
  const sentence = leader.locator('#s21')
  const colour = async () => {
    await leader.goto('/speech')
    const style = await sentence.locator('.say span').evaluate(text => {
      const { textDecorationStyle, textDecorationColor } = getComputedStyle(text)
      return `${textDecorationStyle} ${textDecorationColor}`
    })
    const said = await sentence.locator('.m').textContent()
    const [closed, total] = /(\d+)\/(\d+)/
      .exec(said ?? '')!
      .slice(1)
      .map(Number) as [number, number]
    return { style, closed, total }
  }
  const before = await colour()
  expect(before.closed).toBe(before.total)

  await leader.goto('/speech?s=21')
  const directive = await leader.locator('main a[href^="/directives/"]').first().getAttribute('href')
  const inspector = await as('inspector.housing')
  await inspector.goto(directive!)
  await inspector.getByRole('link', { name: 'Plan an inspection' }).click()
  await inspector.getByLabel('Find the place').fill('松江')
  await inspector.getByRole('button', { name: 'Search' }).click()
  await inspector.getByLabel('Place', { exact: true }).selectOption({ index: 1 })
  await inspector.getByLabel('Checklist', { exact: true }).selectOption({ index: 1 })
  const team = inspector.getByRole('group', { name: 'Team' }).getByRole('checkbox')
  await team.nth(0).check()
  await team.nth(1).check()
  await inspector.getByRole('checkbox', { name: 'Tian Ye' }).check()
  await inspector.getByRole('button', { name: 'Plan and assign' }).click()
  await press(inspector, 'Begin on site')

  const card = inspector.getByRole('form', { name: /^Answer to item 1:/ })
  await card.getByLabel('Note').fill('Spindle seized, pit flooded')
  await card.getByRole('button', { name: 'Fail', exact: true }).click()
  await inspector
    .getByRole('link', { name: /隐-\d+/ })
    .first()
    .click()
  await inspector.waitForURL(/\/hazards\/\d+/)
  await expect(inspector.getByRole('heading', { level: 1 })).toContainText('Spindle seized')
  const hazard = inspector.url().replace(/[?#].*$/, '')
  const during = await colour()
  expect(during.total).toBe(before.total + 1)
  expect(during.closed).toBe(before.closed)
  expect(during.style).not.toBe(before.style)

  await inspector.goto(hazard)
  await say(inspector, 'Grade', form => form.getByRole('radio', { name: 'General hazard' }).check())
  await say(inspector, 'Order rectification', async form => {
    await form.getByLabel('Due', { exact: true }).fill('2030-03-29')
    await form.getByLabel('In words').fill('Drain the pit, free the spindle, test the valve')
  })

  const enterprise = await as('enterprise')
  await enterprise.goto(hazard)
  await press(enterprise, 'Start rectifying')
  await expect(enterprise.getByText('Needs evidence first')).toBeVisible()
  await givePhoto(enterprise, 'After the work', 'Valve freed and painted')
  await press(enterprise, 'Submit rectification')

  await inspector.goto(hazard)
  const own = inspector.getByRole('group', { name: 'What can be done' })
  await expect(
    own
      .getByRole('link', { name: 'Re-inspection: passed' })
      .or(own.getByRole('button', { name: 'Re-inspection: passed' })),
  ).toBeVisible()
  const other = await as('inspector.office')
  await other.goto(hazard)
  await say(other, 'Re-inspection: passed', form => form.getByLabel('In words').fill('Turned by hand, pit dry'))
  const closer = await as('supervisor.jilin')
  await closer.goto(hazard)
  await say(closer, 'Close', form => form.getByRole('radio', { name: 'Effective', exact: true }).check())
  await expect(closer.locator('.track li').filter({ hasText: 'Closed' })).toHaveClass(/done/)

  const after = await colour()
  expect(after).toEqual({ style: before.style, closed: before.closed + 1, total: before.total + 1 })
})
