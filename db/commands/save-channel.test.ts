import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '../client'
import { countBrowsers, findOwnMail, listChannelChoices } from '../queries/channel-choices'
import { countDeliveries, listFailedDeliveries, listFailedRuns, listJobs } from '../queries/jobs'
import { countUnread, listInbox } from '../queries/notices'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { readNotice, readNotices } from './read-notice'
import { type SaveChannel, saveChannel } from './save-channel'
import { leaveBrowser, takeBrowser } from './take-browser'
import { testChannel } from './test-channel'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const hook = 'https://oapi.dingtalk.com/robot/send?access_token=t'
const save = (more: Partial<SaveChannel> = {}) =>
  saveChannel(cast.as.worker, {
    key: key(),
    channel: 'dingtalk',
    wanted: true,
    address: hook,
    language: 'en',
    digest: false,
    urgent: false,
    ...more,
  })
const choices = (who: 'worker' | 'principal') => asActor(cast.as[who], 'read', tx => listChannelChoices(tx))

describe('a choice', () => {
  it('is one’s own; the secret comes back to nobody, stays until it is replaced or dropped', async () => {
    idOf(await save({ secret: 'SEC1', quietFrom: 1320, quietTo: 420 }))
    expect(await choices('worker')).toEqual([
      {
        channel: 'dingtalk',
        wanted: true,
        address: hook,
        hasSecret: true,
        language: 'en',
        digest: false,
        urgent: false,
        quietFrom: 1320,
        quietTo: 420,
      },
    ])
    expect(await choices('principal')).toEqual([])
    idOf(await save({ digest: true }))
    const stored = async () =>
      (
        await cast.ask('select secret, digest, quiet_from from channel_choice where person_id = $1', [
          cast.people.worker,
        ])
      )[0]
    expect(await stored()).toEqual({ secret: 'SEC1', digest: true, quiet_from: null })
    idOf(await save({ dropSecret: true }))
    expect(await stored()).toMatchObject({ secret: null })
    await expect(
      cast.bypass('worker', `insert into channel_choice (person_id, channel, wanted) values ($1, 'push', true)`, [
        cast.people.principal,
      ]),
    ).rejects.toMatchObject({ code: '42501' })
    expect(
      await cast.bypass(
        'principal',
        `update channel_choice set wanted = false where person_id = $1 returning person_id`,
        [cast.people.worker],
      ),
    ).toEqual([])
  })

  it('leads to the services’ own hosts, and to mail only where a post office is', async () => {
    for (const address of [
      undefined,
      'https://elsewhere.example/',
      'http://oapi.dingtalk.com/robot',
      'https://qyapi.weixin.qq.com/x',
    ])
      expect(codeOfRefusal(await save({ address })), address).toBe('invalid')
    expect(codeOfRefusal(await save({ channel: 'email', address: undefined }))).toBe('invalid')
    process.env.MAIL = 'yes'
    idOf(await save({ channel: 'email', address: undefined }))
    process.env.MAIL = ''
    expect(await asActor(cast.as.worker, 'read', tx => findOwnMail(tx))).toMatch(/worker@test\.sixlines$/)
  })

  it('can be tried, once a minute, over that channel alone', async () => {
    idOf(await testChannel(cast.as.worker, { key: key(), channel: 'dingtalk' }))
    idOf(await testChannel(cast.as.worker, { key: key(), channel: 'dingtalk' }))
    const made = await cast.ask(
      `select d.channel, d.state from delivery d join notice n on n.id = d.notice_id where n.kind = 'test' and n.person_id = $1`,
      [cast.people.worker],
    )
    expect(made.length).toBeGreaterThan(0)
    // a minute may have turned between the two
    expect(made.length).toBeLessThanOrEqual(2)
    expect(made.every(row => row.channel === 'dingtalk' && row.state === 'waiting')).toBe(true)
    expect(await asActor(cast.as.worker, 'read', tx => countUnread(tx))).toBe(0)
  })
})

describe('a browser', () => {
  const browser = { endpoint: `https://fcm.googleapis.com/fcm/send/${key()}`, p256dh: 'p', auth: 'a' }
  const sha = createHash('sha256').update(browser.endpoint).digest('hex')
  const here = (who: 'worker' | 'principal') => asActor(cast.as[who], 'read', tx => countBrowsers(tx, sha))

  it('takes pushes for whoever asked last, until they sign out or somebody else signs in there', async () => {
    expect(await takeBrowser(cast.as.worker, browser)).toBe(sha)
    expect(await here('worker')).toEqual({ all: 1, here: true })
    expect(await here('principal')).toEqual({ all: 0, here: false })
    await takeBrowser(cast.as.principal, browser)
    expect(await here('worker')).toEqual({ all: 0, here: false })
    // the same person signs in again: it stays
    await leaveBrowser(cast.as.principal, sha, cast.people.principal)
    expect(await here('principal')).toEqual({ all: 1, here: true })
    await leaveBrowser(cast.as.worker, sha, cast.people.worker)
    expect(await here('principal')).toEqual({ all: 0, here: false })
    await takeBrowser(cast.as.principal, browser)
    await leaveBrowser(cast.as.principal, sha)
    expect(await here('principal')).toEqual({ all: 0, here: false })
    await expect(
      takeBrowser(cast.as.worker, { ...browser, endpoint: 'https://169.254.169.254/' }),
    ).rejects.toMatchObject({ message: 'invalid' })
  })
})

describe('the inbox', () => {
  it('shows the unread first, page by page without a gap or a repeat, and marks what was seen', async () => {
    await cast.ask(
      `insert into notice (person_id, kind, details, path, once, at, read_at) select $1, 'commented', '{}', '/tasks/' || n, 'page:' || n, now(), case when n % 3 = 0 then now() end from generate_series(1, 25) n`,
      [cast.people.stranger],
    )
    const seen: { id: number; read: boolean }[] = []
    let place = {}
    for (let pages = 0; pages < 10; pages++) {
      const { rows, next } = await asActor(cast.as.stranger, 'read', tx => listInbox(tx, place, 4))
      seen.push(...rows)
      expect(rows.length).toBeGreaterThan(0)
      if (!next) break
      place = next
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen.map(row => row.id)).size).toBe(25)
    expect(seen.findIndex(row => row.read)).toBe(17)
    expect(await asActor(cast.as.stranger, 'read', tx => countUnread(tx))).toBe(17)
    expect(await readNotice(cast.as.stranger, seen[0]!.id)).toBe('/tasks/25')
    // opening it again changes nothing; somebody else's opens nothing
    expect(await readNotice(cast.as.stranger, seen[0]!.id)).toBe('/tasks/25')
    expect(await readNotice(cast.as.worker, seen[1]!.id)).toBeNull()
    await readNotices(cast.as.worker, seen[1]!.id)
    expect(await asActor(cast.as.stranger, 'read', tx => countUnread(tx))).toBe(16)
    // what came meanwhile stays unread
    await readNotices(cast.as.stranger, seen[2]!.id)
    expect(await asActor(cast.as.stranger, 'read', tx => countUnread(tx))).toBe(1)
  })
})

describe('what runs without a person', () => {
  it('is shown to administrators and auditors alone', async () => {
    await cast.ask(
      `insert into job_run (name, started_at, ended_at, ok, error) values ('remind', now(), now(), false, 'a trial')`,
    )
    await cast.ask(`insert into notices.job (name, at_time) values ('remind', '07:40') on conflict do nothing`)
    const all = () =>
      asActor(cast.as.outsider, 'read', async tx => ({
        jobs: (await listJobs(tx)).length,
        counts: (await countDeliveries(tx)).length,
        failed: (await listFailedDeliveries(tx)).length,
      }))
    await cast.ask(
      `update delivery set state = 'failed', error = 'unwanted' where id = (select max(id) from delivery where state = 'waiting')`,
    )
    expect(await all()).toEqual({ jobs: 0, counts: 0, failed: 0 })
    await cast.ask(`update membership set role = 'auditor' where person_id = $1`, [cast.people.outsider])
    const shown = await all()
    expect(Object.values(shown).every(n => n > 0)).toBe(true)
    expect((await asActor(cast.as.outsider, 'read', tx => listFailedRuns(tx))).length).toBeGreaterThan(0)
    await cast.ask(`update membership set role = 'inspector' where person_id = $1`, [cast.people.outsider])
  })
})
