import { type BrowserContext, expect } from '@playwright/test'

/** Chance that gives the same row for the same seed. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A line that loses `share` of what passes: half of that on the way there, half on the way back, when the server has done it and the phone does not know.
 * What gets there is sent `times`, at once.
 */
export async function badLine(context: BrowserContext, share: number, times: number, chance: () => number) {
  const counts = { asked: 0, lostThere: 0, lostBack: 0, sent: 0 }
  await context.route('**/api/field/**', async route => {
    const request = route.request()
    const luck = chance()
    counts.asked++
    if (luck < share / 2) {
      counts.lostThere++
      return route.abort('connectionreset')
    }
    // what the browser adds to a request of the page after it left the page
    const headers = { ...request.headers(), origin: new URL(request.url()).origin, 'sec-fetch-site': 'same-origin' }
    const often = request.method() === 'POST' ? times : 1
    const tried = await Promise.allSettled(
      Array.from({ length: often }, () => route.fetch({ headers, timeout: 60_000 })),
    )
    const answers = tried.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
    counts.sent += often
    // the line of this machine can break too: that is one more answer that did not come back
    if (answers.length < often) {
      counts.lostBack++
      return route.abort('connectionreset')
    }
    const bodies = await Promise.all(answers.map(answer => answer.text()))
    if (often > 1) expect(new Set(bodies), request.url()).toHaveProperty('size', 1)
    if (luck < share) {
      counts.lostBack++
      return route.abort('connectionreset')
    }
    return route.fulfill({ response: answers[0]! })
  })
  return counts
}
