import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { verifyExport } from './verify-export.mjs'

/** For tests: a ledger made in memory, sealed with keys made on the spot. */
export const sha256 = data => createHash('sha256').update(data).digest('hex')
const tree = (prefix, ...parts) => sha256(Buffer.from(prefix + parts.join(''), 'hex'))
const genesis = '0'.repeat(64)

/** The root by the definition of RFC 6962, written apart from what is tested. */
function rootOf(values) {
  if (values.length === 0) return tree('00')
  if (values.length === 1) return tree('00', values[0])
  let split = 1
  while (split * 2 < values.length) split *= 2
  return tree('01', rootOf(values.slice(0, split)), rootOf(values.slice(split)))
}

const pair = () => generateKeyPairSync('ed25519')
export const ours = pair()
export const theirs = pair()
export const pemOf = key => key.export({ format: 'pem', type: 'spki' })
export const idOf = key => sha256(key.export({ format: 'der', type: 'spki' }))

const stages = ['none', 'reported', 'graded', 'ordered', 'rectifying', 'submitted', 'closed']
export const perSeal = 24
const bodyOf = (event, at) =>
  JSON.stringify({
    at: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
    to: stages[event.seq],
    seq: event.seq,
    case: event.case,
    from: stages[event.seq - 1],
    loop: 'hazard',
    person: 7,
    payload: { reason: `said ${event.id}` },
  })

/** A ledger of 60 hazards with six events each, interleaved; all but the last 12 events are sealed. */
function events() {
  const all = []
  const last = new Map()
  for (let seq = 1; seq <= 6; seq++)
    for (let id = 1; id <= 60; id++) {
      const event = { kind: 'event', id: all.length + 1, loop: 'hazard', case: id, seq }
      event.body = bodyOf(event, all.length)
      event.previous = last.get(id) ?? genesis
      event.hash = sha256(`${event.previous}\n${event.body}`)
      last.set(id, event.hash)
      all.push(event)
    }
  return all
}

/** Hashes and links anew every event of the case that comes after the changed one. */
export function rechain(all, changed) {
  let previous = changed.previous
  for (const event of all.filter(one => one.case === changed.case && one.seq >= changed.seq)) {
    event.previous = previous
    event.hash = sha256(`${previous}\n${event.body}`)
    previous = event.hash
  }
}

export function sealAll(all, { privateKey, publicKey } = ours, from = 1, seals = []) {
  const sealedEvents = all.slice(0, all.length - 12)
  for (let n = from; (n - 1) * perSeal < sealedEvents.length; n++) {
    const own = sealedEvents.slice((n - 1) * perSeal, n * perSeal)
    for (const [position, event] of own.entries()) Object.assign(event, { seal: n, position })
    const body = JSON.stringify({
      // the first ones are of the time before versions
      ...(n > 3 && { version: 2, ids: sha256(own.map(event => `${event.id}\n`).join('')) }),
      seal: n,
      at: `2026-01-0${Math.min(n, 9)}T00:00:00Z`,
      events: own.length,
      first: own[0].id,
      last: own.at(-1).id,
      root: rootOf(own.map(event => event.hash)),
      previous: seals.at(-1)?.hash ?? genesis,
      counts: {
        event: (n - 1) * perSeal + own.length,
        hazard: all.filter(event => event.seq === 1 && event.id <= own.at(-1).id).length,
      },
      key: idOf(publicKey),
    })
    seals.push({
      kind: 'seal',
      seal: n,
      hash: sha256(body),
      signature: sign(null, Buffer.from(body), privateKey).toString('base64'),
      body,
    })
  }
  for (const event of all.slice(sealedEvents.length)) Object.assign(event, { seal: null, position: null })
  return seals
}

export function ledger() {
  const all = events()
  return { events: all, seals: sealAll(all) }
}
export const logOf = seals =>
  seals.map(({ seal, hash, signature, body }) => JSON.stringify({ seal, hash, signature, body }))

export const published = logOf(ledger().seals)

/** What the verifier finds in it, against the log of the untouched ledger. */
export async function look({ events: all, seals, end = true }, log = published, keys = pemOf(ours.publicKey)) {
  const lines = [
    { kind: 'head' },
    ...all,
    ...seals,
    ...(end ? [{ kind: 'end', events: all.length, seals: seals.length }] : []),
  ]
  return verifyExport(
    lines.map(line => JSON.stringify(line)),
    keys,
    log,
  )
}

export const changeBody = (event, change) => {
  const body = JSON.parse(event.body)
  change(body)
  event.body = JSON.stringify(body)
}
