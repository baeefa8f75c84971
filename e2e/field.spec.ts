import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { badLine, chanceFrom } from './bad-line'
import { expect, test } from './people'
import {
  failFirst,
  finish,
  phoneOf,
  placeIds,
  planVisit,
  type Shot,
  shots,
  signInOn,
  waitingOn,
  whenKept,
} from './phone'

const count = Number(process.env.FIELD_VISITS || 50)
const each = 3
const seed = Number(process.env.FIELD_SEED || Date.now() % 1_000_000)

/** The pictures of a visit's hazard as the auditor gets them: the sealed bytes themselves. */
async function originalsOf(auditor: Page, inspectionId: number): Promise<string[]> {
  await auditor.goto(`/inspections/${inspectionId}`)
  await expect(auditor.locator('.track .here, .track [aria-current]').first()).toContainText('Submitted')
  const hazards = await auditor
    .locator('main a[href^="/hazards/"]')
    .evaluateAll(all => [...new Set(all.map(link => /^\/hazards\/\d+/.exec(link.getAttribute('href')!)?.[0]))])
  expect(hazards.filter(Boolean), `hazards of inspection ${inspectionId}`).toHaveLength(1)
  await auditor.goto(hazards[0]!)
  const ids = await auditor
    .locator('#evidence img')
    .evaluateAll(all => all.map(image => /\/api\/evidence\/(\d+)/.exec((image as HTMLImageElement).src)![1]!))
  return Promise.all(
    ids.map(async id => {
      const original = await auditor.request.get(`/api/evidence/${id}?size=original`)
      expect(original.status()).toBe(200)
      return createHash('sha256')
        .update(await original.body())
        .digest('hex')
    }),
  )
}

test(`${count} visits of ${each} photos with no signal, a killed tab and a bad line all arrive once and whole @field`, async ({
  as,
  browser,
}) => {
  test.setTimeout(30 * 60_000)
  console.log(`FIELD_SEED=${seed}`)
  const desk = await as('inspector.housing')
  const places = await placeIds(desk, count)
  const visits: number[] = []
  for (let index = 0; index < count; index++) visits.push(await planVisit(desk, places[index % places.length]!))

  const phone = await phoneOf(browser)
  const first = await phone.newPage()
  await signInOn(first, 'inspector.housing')
  await whenKept(first)
  await first.close()

  await phone.setOffline(true)
  let page = await phone.newPage()
  await page.goto('/field')
  await expect(page.locator('#outbox-line')).toContainText('No signal')
  const taken = new Map<number, Shot[]>()
  for (const [index, id] of visits.entries()) {
    const pictures = await shots(Array.from({ length: each }, (_, nth) => `visit-${id}-${nth}`))
    taken.set(id, pictures)
    await failFirst(page, id, pictures, `Found at visit ${id}`)
    if (index === Math.floor(count / 2)) {
      // the tab dies with a failure half recorded; nothing may be gone of what the phone says it kept
      await expect(page.getByText('Kept on this phone.')).toBeVisible()
      const devtools = await phone.newCDPSession(page)
      const crashed = page.waitForEvent('crash', { timeout: 15_000 })
      void devtools.send('Page.crash').catch(() => {})
      await crashed
      await page.close({ runBeforeUnload: false })
      page = await phone.newPage()
      await page.goto(`/field#/visit/${id}`)
      await page.getByRole('link', { name: /the failure is not recorded yet/ }).click()
      await expect(page.locator('.shots img')).toHaveCount(each)
      await expect(page.getByLabel('What is wrong')).toHaveValue(`Found at visit ${id}`)
    }
    await finish(page)
  }
  const made = await waitingOn(page)
  expect(made).toBeGreaterThanOrEqual(count * (each + 3))

  const line = await badLine(phone, 0.3, 3, chanceFrom(seed))
  await phone.setOffline(false)
  // and the tab dies once more, in the middle of sending
  await expect.poll(() => waitingOn(page), { timeout: 300_000 }).toBeLessThan(made * 0.7)
  await page.close({ runBeforeUnload: false })
  page = await phone.newPage()
  await page.goto('/field#/outbox')
  await expect.poll(() => waitingOn(page), { timeout: 900_000, intervals: [1000] }).toBe(0)
  console.log(
    `of ${line.asked} requests ${line.lostThere} were lost on the way, ${line.lostBack} answers on the way back`,
  )
  await expect(page.getByRole('heading', { name: /^For you to decide/ })).toHaveCount(0)
  await phone.close()

  const auditor = await as('auditor')
  for (const id of visits) {
    const expected = taken.get(id)!.map(picture => picture.sha256)
    expect((await originalsOf(auditor, id)).sort(), `pictures of inspection ${id}`).toEqual(expected.sort())
  }
})

test('two answers to one item wait for a person, who sees both and chooses @field', async ({ as, browser }) => {
  test.setTimeout(180_000)
  const desk = await as('inspector.housing')
  const [place] = await placeIds(desk, 1)
  const id = await planVisit(desk, place!)
  const phone = await phoneOf(browser)
  const page = await phone.newPage()
  await signInOn(page, 'inspector.housing')
  await page.locator(`.visits a[href="#/visit/${id}"]`).click()
  await page.getByRole('button', { name: 'Begin on site' }).click()
  // nothing waits before the press is noted either: begun is what the desk sees
  const begun = async () => {
    await desk.goto(`/inspections/${id}`)
    return desk.getByRole('form', { name: /^Answer to item 1:/ }).count()
  }
  await expect.poll(begun, { timeout: 30_000 }).toBe(1)
  await expect.poll(() => waitingOn(page), { timeout: 20_000 }).toBe(0)

  await phone.setOffline(true)
  for (let item = 1; item <= 3; item++) {
    await expect(page.locator('.check .no')).toContainText(`Item ${item} of`)
    await page.getByRole('button', { name: 'Pass', exact: true }).click()
  }
  await expect.poll(() => waitingOn(page)).toBe(3)

  // in the meantime two of the three are answered otherwise at a desk
  for (const item of [1, 2]) {
    await desk.goto(`/inspections/${id}`)
    const card = desk.getByRole('form', { name: new RegExp(`^Answer to item ${item}:`) })
    await card.getByLabel('Note').fill(`Seen at the desk ${item}`)
    await card.getByRole('button', { name: 'Fail', exact: true }).click()
    await expect(card.getByRole('button', { name: 'Fail', exact: true })).toHaveAttribute('aria-pressed', 'true')
  }
  await phone.setOffline(false)
  await page.locator('#outbox-line').click()
  await expect(page.getByRole('heading', { name: 'For you to decide: 2' })).toBeVisible()
  const rows = page.locator('.outbox > li').filter({ has: page.getByRole('table') })
  await expect(rows.nth(0).getByRole('row', { name: 'Answer' })).toContainText('PassFail')
  await expect(rows.nth(0).getByRole('row', { name: 'Note' })).toContainText('Seen at the desk 1')
  // the third did not wait for them
  await expect.poll(() => waitingOn(page)).toBe(2)

  await rows.nth(0).getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.getByRole('heading', { name: 'For you to decide: 1' })).toBeVisible()
  await rows.nth(0).getByRole('button', { name: 'Keep theirs' }).click()
  await expect.poll(() => waitingOn(page), { timeout: 20_000 }).toBe(0)
  await expect(page.getByRole('heading', { name: 'Put aside: 2' })).toBeVisible()
  await desk.goto(`/inspections/${id}`)
  const pressed = (item: number, answer: string) =>
    desk
      .getByRole('form', { name: new RegExp(`^Answer to item ${item}:`) })
      .getByRole('button', { name: answer, exact: true })
  await expect(pressed(1, 'Pass')).toHaveAttribute('aria-pressed', 'true')
  await expect(pressed(2, 'Fail')).toHaveAttribute('aria-pressed', 'true')
  await expect(pressed(3, 'Pass')).toHaveAttribute('aria-pressed', 'true')
  await phone.close()
})

test('what waits stays for its person: signed out it is kept, another person neither sees nor sends it @field', async ({
  as,
  browser,
}) => {
  test.setTimeout(180_000)
  const desk = await as('inspector.housing')
  const [place] = await placeIds(desk, 1)
  const id = await planVisit(desk, place!)
  const phone = await phoneOf(browser)
  const page = await phone.newPage()
  await signInOn(page, 'inspector.housing')
  await whenKept(page)
  const owner = await page.evaluate(async () => (await (await fetch('/api/field/bundle')).json()).as.personId as number)
  await phone.setOffline(true)
  await page.locator(`.visits a[href="#/visit/${id}"]`).click()
  await page.getByRole('button', { name: 'Begin on site' }).click()
  await page.getByRole('button', { name: 'Pass', exact: true }).click()
  await expect.poll(() => waitingOn(page)).toBe(2)

  // nothing gets through, yet its person signs out
  await phone.route('**/api/field/act', route => route.abort())
  await phone.setOffline(false)
  await page.goto('/field#/outbox')
  await expect(page.getByText('2 entries wait: they stay here, for you alone')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in/)
  await phone.unroute('**/api/field/act')

  await signInOn(page, 'inspector')
  await expect(page.getByText('2 entries of other people wait on this phone')).toBeVisible()
  await expect.poll(() => waitingOn(page)).toBe(0)
  await expect(page.locator(`.visits a[href="#/visit/${id}"]`)).toHaveCount(0)
  await page.goto('/field#/outbox')
  await expect(page.getByText('Begun on site')).toHaveCount(0)
  // nor could it be sent with a browser's own tools
  const status = await page.evaluate(
    async ([as, inspectionId]) => {
      const body = { key: crypto.randomUUID(), as, inspectionId, at: new Date().toISOString(), act: { kind: 'enter' } }
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/field/act', { method: 'POST', headers, body: JSON.stringify(body) })).status
    },
    [owner, id] as const,
  )
  expect(status).toBe(401)
  await desk.goto(`/inspections/${id}`)
  await expect(desk.locator('.track .here, .track [aria-current]').first()).toContainText('Assigned')

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in/)
  await signInOn(page, 'inspector.housing')
  await expect.poll(() => waitingOn(page), { timeout: 30_000 }).toBe(0)
  await desk.reload()
  await expect(desk.locator('.track .here, .track [aria-current]').first()).toContainText('In the field')
  await phone.close()
})

test('a place’s number typed by hand opens its visit with no signal, and says when nothing is planned @field', async ({
  as,
  browser,
}) => {
  test.setTimeout(120_000)
  const desk = await as('inspector.housing')
  const [planned] = await placeIds(desk, 1)
  const id = await planVisit(desk, planned!)
  const phone = await phoneOf(browser)
  const page = await phone.newPage()
  await signInOn(page, 'inspector.housing')
  await whenKept(page)
  await phone.setOffline(true)
  await page.goto(`/field?place=999999`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing is planned here')
  await page.goto('/field#/scan')
  await page.getByLabel('Number on the label').fill(`查-${id}`)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Begin on site' })).toBeVisible()
  await phone.close()

  await desk.goto(`/places/${planned}`)
  await desk.getByRole('link', { name: 'Label', exact: true }).click()
  await expect(desk.getByRole('img', { name: new RegExp(`/field\\?place=${planned}$`) })).toBeVisible()
})
