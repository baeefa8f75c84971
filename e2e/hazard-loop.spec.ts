import { givePhoto } from './evidence'
import { expect, press, say, test } from './people'

test('a failed item becomes a hazard that closes, and the sentence of the speech changes @loop', async ({ as }) => {
  test.setTimeout(180_000)
  const inspector = await as('inspector')
  await inspector.goto('/inspections/new')
  await inspector.getByLabel('Find a place').fill('松江')
  await inspector.getByRole('button', { name: 'Find' }).click()
  await inspector.getByLabel('Place', { exact: true }).selectOption({ index: 1 })
  await inspector.getByLabel('Checklist', { exact: true }).selectOption({ index: 1 })
  await inspector.getByLabel('Campaign').selectOption({ label: 'Urban gas pipeline remediation' })
  for (const box of await inspector.getByRole('checkbox', { name: /Jilin City Emergency|Zhao Tiejun|/ }).all())
    await box.check()
  await inspector.getByRole('button', { name: 'Plan the inspection' }).click()
  await press(inspector, 'Begin on site')
  const address = inspector.url().replace(/[?#].*$/, '')

  const sentence = async () => {
    const leader = await as('leader')
    await leader.goto('/speech?s=17')
    return {
      page: leader,
      state: await leader.locator('#s17').getAttribute('data-state'),
      count: (await leader.locator('#s17 .m').textContent()) ?? '',
    }
  }
  const before = await sentence()

  const card = inspector.locator('.checkcard').first()
  await card.getByLabel('Note').fill('Spindle seized, pit flooded')
  await card
    .getByRole('button', { name: 'Fail' })
    .or(card.getByText('Fail', { exact: true }))
    .first()
    .click()
  await inspector
    .getByRole('link', { name: /隐-\d+/ })
    .first()
    .click()
  await inspector.waitForURL(/\/hazards\/\d+/)
  const hazard = inspector.url().replace(/[?#].*$/, '')
  const during = await sentence()
  expect(during.count).not.toBe(before.count)

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

  const other = await as('inspector.housing')
  await other.goto(hazard)
  await say(other, 'Re-inspection: passed', form => form.getByLabel('In words').fill('Turned by hand, pit dry'))
  const closer = await as('supervisor.jilin')
  await closer.goto(hazard)
  await say(closer, 'Close', form => form.getByRole('radio', { name: 'Effective', exact: true }).check())
  await expect(closer.getByText(/on watch/i).first()).toBeVisible()

  const after = await sentence()
  expect(after.count).not.toBe(during.count)
  expect(address).toContain('/inspections/')
})
