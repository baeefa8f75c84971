import { givePhoto } from './evidence'
import { expect, forge, press, say, test } from './people'

test('a measure keeps a hazard from being closed until it is lifted, and its order is printed @field', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const enterprise = await as('enterprise.chemical')
  await enterprise.goto('/places')
  const place = await enterprise
    .getByRole('row')
    .filter({ hasText: 'Jilin City Emergency' })
    .first()
    .getByRole('link')
    .first()
    .getAttribute('href')
  const inspector = await as('inspector')
  await inspector.goto(`/hazards/new?place=${place!.split('/').at(-1)}`)
  await inspector.getByLabel('Place', { exact: true }).selectOption({ index: 1 })
  await inspector.getByLabel('What is wrong').fill('Guard of pump 2 taken off')
  await inspector.getByRole('button', { name: 'Report', exact: true }).click()
  await inspector.waitForURL(/\/hazards\/\d+/)
  const path = new URL(inspector.url()).pathname
  await say(inspector, 'Grade', form => form.getByRole('radio', { name: 'General hazard' }).check())
  await say(inspector, 'Order rectification', form => form.getByLabel('Due', { exact: true }).fill('2031-03-29'))

  const number = `E2E ${Date.now()}`
  await say(inspector, 'Order a measure', async form => {
    await form.getByRole('radio', { name: 'Stop using' }).check()
    await form.getByLabel('Number').fill(number)
    await form.getByLabel('Legal basis').fill('Work Safety Law 2021 art. 65')
    await form.getByLabel('What it covers').fill('Pump 2')
  })
  const measures = inspector.locator('#measures')
  await expect(measures).toContainText('1 in force')
  await expect(measures).toContainText(number)
  await inspector.goto('/hazards?measure=yes&sort=opened')
  await expect(inspector.getByRole('link', { name: /pump 2/ }).first()).toBeVisible()

  await forge(enterprise, path, 'impose_measure')
  await expect(enterprise.locator('#move').getByRole('alert')).toContainText(/inspector|supervisor/)
  await enterprise.goto(path)
  await expect(enterprise.getByRole('link', { name: 'Order a measure' })).toHaveCount(0)
  await press(enterprise, 'Start rectifying')
  await givePhoto(enterprise, 'After the work', 'Guard fitted')
  await press(enterprise, 'Submit rectification')
  const other = await as('inspector.office')
  await other.goto(path)
  await say(other, 'Re-inspection: passed', form => form.getByLabel('In words').fill('Guard holds'))

  const closer = await as('supervisor.jilin')
  await closer.goto(path)
  await expect(closer.getByRole('group', { name: 'What can be done' })).toContainText(
    'An enforcement measure is in force: lift it first',
  )
  await expect(closer.getByRole('link', { name: 'Close', exact: true })).toHaveCount(0)

  await inspector.goto(path)
  await inspector.getByRole('link', { name: `Order ${number}, to print` }).click()
  const paper = inspector.locator('.a4')
  await expect(paper).toContainText(number)
  await expect(paper).toContainText('In force on the day of printing')
  await inspector.goto(path)
  await say(inspector, 'Lift the measures', form => form.getByLabel('In words').fill('Guard seen in place'))
  await expect(measures).toContainText('Guard seen in place')
  await expect(measures).toContainText('none in force')
  await measures.getByRole('link', { name: `Order ${number}, to print` }).click()
  await expect(paper).toContainText('Reason: Guard seen in place')

  await closer.goto(path)
  await say(closer, 'Close', form => form.getByRole('radio', { name: 'Effective', exact: true }).check())
  await expect(closer.locator('.track li').filter({ hasText: 'Closed' })).toHaveClass(/done/)
})
