import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Cast, makeCast } from '@/db/commands/cast'
import { secretNumbers, worldOfSecrets } from '@/db/commands/rumour-secrets'
import * as one from './answers/[code]/route'
import * as list from './answers/route'
import * as feed from './answers.json/route'

const origin = 'http://localhost'
let cast: Cast
let world: Awaited<ReturnType<typeof worldOfSecrets>>
let visits = 0

beforeAll(async () => {
  cast = await makeCast()
  world = await worldOfSecrets(cast)
})
afterAll(async () => {
  await cast.end()
})
beforeEach(() => {
  vi.unstubAllEnvs()
})

/** Asks as a network that nobody else of these tests is, unless it is named. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  visits++
  const request = new Request(`${origin}${path}`, {
    headers: { 'x-forwarded-for': `10.${visits >> 16}.${(visits >> 8) & 255}.${visits & 255}`, ...headers },
  })
  const { pathname } = new URL(request.url)
  if (pathname === '/public/answers') return list.GET(request)
  if (pathname === '/public/answers.json') return feed.GET(request)
  const code = decodeURIComponent(pathname.slice('/public/answers/'.length))
  return one.GET(request, { params: Promise.resolve({ code }) })
}

/** Everything that a response says, its headers too. */
async function allOf(response: Response): Promise<string> {
  const body = await response.text()
  return `${response.status}\n${[...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`
}

/** Every page of the list, so far as there are pages. */
async function wholeList(query: string): Promise<string> {
  let said = ''
  for (let page = 1; page < 200; page++) {
    const response = await ask(`/public/answers?page=${page}${query}`)
    if (response.status === 404) return said
    said += await allOf(response)
  }
  throw new Error('the list has no end')
}

function expectClean(said: string, where: string): void {
  expect(said, where).not.toContain('SECRET')
  for (const number of secretNumbers) expect(said, where).not.toContain(number)
  expect(said, where).not.toMatch(/\/(rumours|desk|places|lessons|api)\b/)
}

const languages = ['', '&lang=en'] as const

describe('everything that anybody can be sent', () => {
  test.each(languages)('the list%s names every public answer and holds no secret', async language => {
    const said = await wholeList(language)
    expectClean(said, 'list')
    for (const { code, words } of world.shown) {
      expect(said).toContain(`/public/answers/${code}`)
      expect(said).toContain(language ? `${words} claim` : `${words}说法`)
    }
  })

  test('each answer in both languages says its words and what it said before, and no secret', async () => {
    for (const { code, words, earlier } of world.shown) {
      for (const language of languages) {
        const said = await allOf(await ask(`/public/answers/${code}?${language}`))
        expectClean(said, `${code}${language}`)
        expect(said.startsWith('200')).toBe(true)
        expect(said).toContain(language ? `${words} claim` : `${words}说法`)
        // where nobody wrote English the Chinese stands, and says so
        expect(said).toContain(language && !earlier ? `${words} text` : `${words}回应`)
        if (language && earlier) expect(said).toContain('In Chinese only')
        if (earlier) expect(said).toContain(language ? `${earlier} text` : `${earlier}回应`)
        expect(said.includes(language ? 'What was answered before' : '此前的回应')).toBe(earlier !== undefined)
      }
    }
  })

  test('the feed holds every public answer with its versions, and no secret', async () => {
    const response = await ask('/public/answers.json')
    const said = await allOf(response)
    expectClean(said, 'feed')
    const { answers } = JSON.parse(said.slice(said.indexOf('\n\n') + 2)) as {
      answers: { code: string; versions: { claim: { zh: string } }[] }[]
    }
    for (const { code, words, earlier } of world.shown) {
      const found = answers.find(answer => answer.code === code)!
      expect(found.versions.map(version => version.claim.zh)).toEqual(
        [words, ...(earlier ? [earlier] : [])].map(each => `${each}说法`),
      )
    }
  })

  test('what the address asks beside is answered as if it did not, and never repeated', async () => {
    const plain = await allOf(await ask('/public/answers'))
    for (const query of [
      'q=SECRET-title-zh-1',
      'stage=received',
      'truth=SECRET',
      'page=SECRET',
      'page=0',
      'page=-1',
      'lang=SECRET',
      'id=1',
      'after=%00SECRET',
    ])
      expect(await allOf(await ask(`/public/answers?${query}`)), query).toBe(plain)
  })
})

describe('what has no public answer', () => {
  test('is answered exactly as a code that never was, whatever its stage', async () => {
    for (const language of languages) {
      const unknown = await allOf(await ask(`/public/answers/00000000?${language}`))
      expect(unknown.startsWith('404')).toBe(true)
      expectClean(unknown, 'unknown')
      const inside = await cast.ask('select id::text, public_code from rumour where id = any ($1)', [world.hidden])
      expect(inside.every(row => row.public_code === null)).toBe(true)
      for (const { id } of inside) {
        for (const code of [id, `谣-${id}`, String(id).padStart(8, '0')])
          expect(await allOf(await ask(`/public/answers/${encodeURIComponent(code as string)}?${language}`))).toBe(
            unknown,
          )
      }
      for (const code of ['SECRET-title-zh-1', '..%2F..%2Fdesk', '%3Cscript%3E', 'null', `${world.shown[0]!.code}x`])
        expect(await allOf(await ask(`/public/answers/${code}?${language}`)), code).toBe(unknown)
    }
  })

  test('a page beyond the last is no page', async () => {
    expect((await ask('/public/answers?page=9999')).status).toBe(404)
  })
})

describe('how it is sent', () => {
  test('may be kept by any cache, and is not sent again to who has it', async () => {
    for (const path of ['/public/answers', `/public/answers/${world.shown[0]!.code}`, '/public/answers.json']) {
      const first = await ask(path)
      expect(first.headers.get('cache-control')).toBe('public, max-age=30')
      expect(first.headers.get('set-cookie')).toBeNull()
      const etag = first.headers.get('etag')!
      const again = await ask(path, { 'if-none-match': etag })
      expect(again.status).toBe(304)
      expect(again.headers.get('etag')).toBe(etag)
      expect(await again.text()).toBe('')
      expect((await ask(path, { 'if-none-match': 'W/"another"' })).status).toBe(200)
    }
  })

  test('a new answer and a correction are there at once, and the tag is another', async () => {
    const { r } = world
    const before = await ask('/public/answers')
    const id = await r.at('answered')
    const after = await ask('/public/answers')
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    const { public_code } = await r.read(id)
    expect(await after.text()).toContain(`/public/answers/${public_code}`)
  })

  test('hostile words stay words', async () => {
    const { r } = world
    const id = await r.at('verified')
    const hostile = `</h1><script>alert(1)</script>"'&`
    await r.steps.draft(id, {
      claimZh: hostile,
      claimEn: hostile,
      textZh: hostile,
      textEn: hostile,
      channel: hostile,
      link: 'https://a.example/?a=1&b=2',
    })
    await r.steps.approve(id)
    const { public_code } = await r.read(id)
    const response = await ask(`/public/answers/${public_code}`)
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/,
    )
    const said = await response.text()
    expect(said).not.toContain('<script')
    expect(said).toContain('&lt;script&gt;')
    expect(await (await ask('/public/answers')).text()).not.toContain('<script')
  })

  test('a network that asks too often waits, is told how long, and others do not wait with it', async () => {
    vi.stubEnv('PUBLIC_PER_MINUTE', '3')
    const mine = { 'x-forwarded-for': '203.0.113.7' }
    for (let n = 0; n < 3; n++) expect((await ask('/public/answers', mine)).status).toBe(200)
    for (const [path, words] of [
      ['/public/answers', '请求过于频繁'],
      ['/public/answers?lang=en', 'Too many requests'],
      ['/public/answers.json?lang=en', 'Too many requests'],
    ] as const) {
      const refused = await ask(path, mine)
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
      expect(refused.headers.get('cache-control')).toBe('no-store')
      expect(await refused.text()).toContain(words)
    }
    expect((await ask('/public/answers', { 'x-forwarded-for': '203.0.113.8' })).status).toBe(200)
    vi.stubEnv('PUBLIC_PER_MINUTE', '0')
    expect((await ask('/public/answers', mine)).status).toBe(200)
  })
})
