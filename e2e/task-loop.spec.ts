import { givePhoto } from './evidence'
import { figuresOn, rowsOf } from './figures'
import { expect, idIn, press, say, test } from './people'

test('a directive becomes a task that another unit verifies, and the cockpit moves by exactly that @loop', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const mark = `Test run ${Date.now()}`
  const leader = await as('leader')
  await leader.goto('/cockpit')
  const before = await figuresOn(leader)
  expect(before.length).toBeGreaterThan(60)

  const supervisor = await as('supervisor')
  await supervisor.goto('/directives')
  await supervisor
    .getByRole('link', { name: /urban gas/i })
    .first()
    .click()
  await supervisor.locator('summary', { hasText: 'Give a task' }).click()
  await supervisor.locator('select[name=lead]').selectOption({ label: 'Jilin City Housing' })
  await supervisor.getByRole('form', { name: 'Choose who leads' }).getByRole('button', { name: 'Next' }).click()
  await supervisor.getByLabel('Task', { exact: true }).fill(`${mark}: replace the corroded main in Deshengmen street`)
  await supervisor.getByLabel('Accepted when').fill('All 320 m replaced; tightness test of 24 hours passed')
  await supervisor.getByLabel('Due', { exact: true }).fill('2030-06-28')
  await supervisor.getByRole('button', { name: 'Issue the task' }).click()
  await supervisor
    .getByRole('status')
    .getByRole('link', { name: /任-\d+/ })
    .click()
  await supervisor.waitForURL(/\/tasks\/\d+/)
  const id = idIn(supervisor)
  expect(id).toBeGreaterThan(0)
  await expect(supervisor.getByText('assigned · Li Jing').first()).toBeVisible()

  const official = await as('official')
  await official.goto(`/tasks/${id}`)
  await say(official, 'Accept', async form => {
    await form.getByLabel('Person responsible').selectOption({ label: 'Wang Haifeng · Jilin City Housing' })
    await form.getByLabel('Deputy').selectOption({ label: 'Han Xue · Jilin City Housing' })
  })
  await say(official, 'Report progress', async form => {
    await form.getByLabel('Done, %').fill('80')
    await form.getByLabel('In words').fill('260 m laid and backfilled')
  })
  await expect(official.getByText('260 m laid and backfilled').first()).toBeVisible()

  const head = await as('head')
  await head.goto(`/tasks/${id}`)
  await expect(head.getByText('Needs evidence first')).toBeVisible()
  await givePhoto(head, 'After the work', 'New main before backfilling')
  await press(head, 'Submit for verification')
  await expect(
    head.getByText('Someone outside the performing unit does this').or(head.getByText('For the supervisor')).first(),
  ).toBeVisible()

  const verifier = await as('supervisor.jilin')
  await verifier.goto('/desk')
  await verifier
    .getByRole('link', { name: new RegExp(mark) })
    .first()
    .click()
  await verifier.goto(`/tasks/${id}`)
  await say(verifier, 'Verify', async form => {
    await form.getByRole('radio', { name: 'Effective', exact: true }).check()
    await form.getByLabel('In words').fill('Walked the whole street; test record seen')
  })
  await expect(
    verifier.locator('.track li[aria-current=step], .track li.done').filter({ hasText: 'Verified' }),
  ).toBeVisible()

  await leader.goto('/cockpit')
  const after = await figuresOn(leader)
  const changed: string[] = []
  for (const { href, value } of after.filter(figure => figure.href.startsWith('/tasks'))) {
    const earlier = before.find(figure => figure.href === href)
    const isIn = await rowsOf(leader, `${href}&q=${encodeURIComponent(mark)}`)
    if (earlier === undefined) {
      expect(isIn, `${href} is new on the cockpit`).toBe(value)
      continue
    }
    expect(value - earlier.value, `${href}: ${earlier.value} → ${value}`).toBe(isIn)
    if (isIn === 1) changed.push(href)
  }
  expect(changed.some(href => href.includes('stage=verified'))).toBe(true)
  expect(changed.some(href => href.includes('reached=submitted'))).toBe(true)
})
