import { givePhoto } from './evidence'
import { expect, forge, press, say, test } from './people'

test('a major hazard goes its whole way by five roles, and each guard refuses once in words @field', async ({ as }) => {
  test.setTimeout(240_000)
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
  await inspector.getByLabel('What is wrong').fill('Shut-off valve of tank 3 does not close')
  await inspector.getByRole('button', { name: 'Report', exact: true }).click()
  await inspector.waitForURL(/\/hazards\/\d+/)
  const path = new URL(inspector.url()).pathname
  const refused = async (page: typeof inspector, move: string, says: RegExp) => {
    await forge(page, path, move)
    await expect(page.locator('#move').getByRole('alert')).toContainText(says)
    await page.goto(path)
  }
  const here = async (stage: string) => {
    await inspector.goto(path)
    await expect(inspector.locator('.track li[aria-current=step]')).toContainText(stage)
  }

  await refused(enterprise, 'grade', /for inspector, official or supervisor|inspector/)
  await inspector.goto(path)
  await say(inspector, 'Grade', form => form.getByRole('radio', { name: 'Major hazard' }).check())
  await say(inspector, 'Impose interim controls', form =>
    form.getByLabel('In words').fill('Tank 3 emptied to 20%, two people on watch'),
  )

  const leader = await as('leader')
  await refused(leader, 'list', /can't be done at the stage/)
  await enterprise.goto(path)
  await say(enterprise, 'File the plan', async form => {
    // the form comes with a page of its own
    await expect(form.locator('textarea')).toHaveCount(6)
    for (const area of await form.locator('textarea').all()) await area.fill('As set out in the plan of the works')
    for (const owner of await form.locator('input[name$=".owner"]').all()) await owner.fill('Cui Guodong')
    for (const date of await form.locator('input[type=date]').all()) await date.fill('2031-03-01')
  })
  await here('Plan filed')

  await refused(leader, 'list', /Number and level of the notice/)
  await say(leader, 'List for supervision', async form => {
    await form.getByLabel('Number of the notice').fill(`E2E ${Date.now()}`)
    await form.getByRole('radio', { name: 'the province' }).check()
    await form.getByLabel('Due', { exact: true }).fill('2031-06-30')
  })
  await enterprise.goto(path)
  await expect(enterprise.locator('#listing')).toContainText('Not received yet')
  await press(enterprise, 'Start rectifying')
  await expect(enterprise.locator('#listing')).toContainText('Received by Cui Guodong')

  await refused(enterprise, 'request_acceptance', /five implementations/)
  for (let done = 1; done <= 5; done++) {
    await say(enterprise, 'Record an implementation', async form => {
      await form.getByLabel('Implementation').selectOption({ index: done })
      await form.getByLabel('In words').fill('Done, papers attached')
    })
  }
  await refused(enterprise, 'request_acceptance', /Proof is still missing/)
  await givePhoto(enterprise, 'After the work', 'New valve fitted')
  await press(enterprise, 'Request acceptance')

  await refused(enterprise, 'pass_review', /inspector/)
  const other = await as('inspector.office')
  await other.goto(path)
  await say(other, 'On-site review: passed', form =>
    form.getByLabel('In words').fill('Closed under pressure five times'),
  )
  await refused(other, 'delist', /leader/)
  await leader.goto(path)
  await say(leader, 'Delist', form => form.getByLabel('In words').fill('Risk removed'))
  await refused(enterprise, 'close', /supervisor|official/)
  const closer = await as('supervisor.jilin')
  await closer.goto(path)
  await say(closer, 'Close', form => form.getByRole('radio', { name: 'Effective', exact: true }).check())
  await expect(closer.locator('.track li').filter({ hasText: 'Closed' })).toHaveClass(/done/)
})
