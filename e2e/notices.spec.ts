import { expect, idIn, test } from './people'

test('who is given work is told in the inbox, opens the record from there and has read it; nobody else can @notices', async ({
  as,
}) => {
  const mark = `Test run ${Date.now()}`
  const head = await as('head')
  await head.goto('/inbox')
  const supervisor = await as('supervisor')
  await supervisor.goto('/directives')
  await supervisor
    .getByRole('link', { name: /urban gas/i })
    .first()
    .click()
  await supervisor.locator('summary', { hasText: 'Give a task' }).click()
  await supervisor.locator('select[name=lead]').selectOption({ label: 'Jilin City Housing' })
  await supervisor.getByRole('form', { name: 'Choose who leads' }).getByRole('button', { name: 'Next' }).click()
  await supervisor.getByLabel('Task', { exact: true }).fill(`${mark}: check the regulators`)
  await supervisor.getByLabel('Accepted when').fill('All checked')
  await supervisor.getByLabel('Due', { exact: true }).fill('2030-06-28')
  await supervisor.getByRole('button', { name: 'Issue the task' }).click()
  await expect(supervisor.getByRole('status').getByRole('link', { name: /任-\d+/ })).toBeVisible()

  await head.goto('/inbox')
  const row = head.getByRole('listitem').filter({ hasText: mark })
  await expect(row).toContainText('Given to your unit, due 28 Jun 2030')
  await expect(row).toHaveClass(/new/)
  const href = await row.getByRole('link').getAttribute('href')
  // somebody else's notice opens nothing of theirs
  await supervisor.goto(href!)
  await expect(supervisor).toHaveURL(/\/inbox$/)
  await row.getByRole('link').click()
  await head.waitForURL(/\/tasks\/\d+$/)
  expect(idIn(head)).toBeGreaterThan(0)
  await expect(head.getByRole('heading', { name: mark })).toBeVisible()
  // the read ones come after the unread ones, of which other journeys may have left many
  const read = `/inbox?before=${Number(/\d+/.exec(href!)![0]) + 1}`
  await head.goto(read)
  await expect(head.getByRole('listitem').filter({ hasText: mark })).not.toHaveClass(/new/)

  const chinese = await as('head', 'zh-CN')
  await chinese.goto(read)
  await expect(chinese.getByRole('listitem').filter({ hasText: mark })).toContainText('已下达给您单位')
  await chinese.setViewportSize({ width: 390, height: 844 })
  expect(await chinese.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('a channel is chosen by a plain form; what was typed stays where it is refused @notices', async ({ as }) => {
  const page = await as('official')
  await page.goto('/settings/notifications')
  const bot = page.locator('#feishu')
  await bot.locator('summary').click()
  await bot.getByLabel('Send notices here').check()
  await bot.getByLabel('Webhook address').fill('https://elsewhere.example/hook')
  await bot.getByLabel('Quiet from').fill('22:00')
  await bot.getByLabel('Quiet until').fill('07:00')
  await bot.getByRole('button', { name: 'Save' }).click()
  await expect(bot.getByRole('alert')).toBeVisible()
  await expect(bot.getByLabel('Webhook address')).toHaveValue('https://elsewhere.example/hook')
  await expect(bot.getByLabel('Quiet until')).toHaveValue('07:00')
  await bot.getByLabel('Webhook address').fill('https://open.feishu.cn/open-apis/bot/v2/hook/none')
  await bot.getByLabel('Send notices here').uncheck()
  await bot.getByRole('button', { name: 'Save' }).click()
  await expect(bot.getByRole('status')).toHaveText('Saved.')
  await page.reload()
  await bot.locator('summary').click()
  await expect(bot.getByLabel('Webhook address')).toHaveValue('https://open.feishu.cn/open-apis/bot/v2/hook/none')
  await expect(bot.getByLabel('Quiet from')).toHaveValue('22:00')
  // who is no administrator does not see what runs for everybody
  expect((await page.goto('/settings/jobs'))!.status()).toBe(403)
  const admin = await as('admin')
  await admin.goto('/settings/jobs')
  await expect(admin.getByRole('heading', { name: 'Jobs', exact: true })).toBeVisible()
})

test('the worker for pushes shows a notice and leaves the pages of /field alone @notices', async ({ as }) => {
  const page = await as('official')
  await page.goto('/settings/notifications')
  await page.context().grantPermissions(['notifications'])
  const devtools = await page.context().newCDPSession(page)
  const found = new Promise<string>(resolve => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(one => one.scopeURL.endsWith('/inbox'))
      if (ours) resolve(ours.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  await page.evaluate(async () => {
    const made = await navigator.serviceWorker.register('/push-worker.js', { scope: '/inbox' })
    const worker = made.installing ?? made.waiting ?? made.active
    if (worker?.state !== 'activated')
      await new Promise<void>(resolve =>
        worker?.addEventListener('statechange', () => worker.state === 'activated' && resolve()),
      )
  })
  const origin = new URL(page.url()).origin
  const data = JSON.stringify({ title: 'Returned by Jin Donghai', body: 'Valves', url: `${origin}/inbox/1` })
  await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await found, data })
  await expect
    .poll(() =>
      page.evaluate(async () =>
        (await (await navigator.serviceWorker.getRegistration('/inbox'))!.getNotifications()).map(one => one.title),
      ),
    )
    .toEqual(['Returned by Jin Donghai'])
  expect(
    await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(one => new URL(one.scope).pathname),
    ),
  ).toEqual(['/inbox'])
})
