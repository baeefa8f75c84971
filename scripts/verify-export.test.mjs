import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  changeBody,
  idOf,
  ledger,
  look,
  ours,
  pemOf,
  perSeal,
  published,
  rechain,
  sealAll,
  sha256,
  theirs,
} from './made-ledger.mjs'
import { verifyExport } from './verify-export.mjs'

const words = event => `event ${event.id},`
const rehash = event => {
  event.hash = sha256(`${event.previous}\n${event.body}`)
}

/** Each way of tampering does its work at an event of a ledger and says which faults name it: [kind, where it is named]. */
const kinds = {
  'a changed payload': event => {
    changeBody(event, body => {
      body.payload.reason = 'forged'
    })
    return [['hash', words(event)]]
  },
  'another person': event => {
    changeBody(event, body => {
      body.person = 8
    })
    return [['hash', words(event)]]
  },
  'another time': event => {
    changeBody(event, body => {
      body.at = '2020-01-01T00:00:00.000Z'
    })
    return [['hash', words(event)]]
  },
  'another stage, hashed anew': event => {
    changeBody(event, body => {
      body.to = 'closed_quietly'
    })
    rehash(event)
    return [['root', `seal ${event.seal}`]]
  },
  'a deleted event': (event, book) => {
    book.events.splice(book.events.indexOf(event), 1)
    return [['sealCount', `seal ${event.seal}`]]
  },
  'an event put in twice': (event, book) => {
    book.events.splice(book.events.indexOf(event), 0, { ...event })
    return [
      ['seq', words(event)],
      ['leaf', words(event)],
    ]
  },
  'an event put in, chained and numbered': (event, book) => {
    const added = { ...event, id: 9999, seq: event.seq + 1 }
    changeBody(added, body => {
      body.seq = added.seq
      body.from = body.to
    })
    added.previous = event.hash
    rehash(added)
    book.events.splice(book.events.indexOf(event) + 1, 0, added)
    return [['sealCount', `seal ${event.seal}`]]
  },
  'two events in each other’s place': (event, book) => {
    const at = book.events.indexOf(event)
    const other = event.position === perSeal - 1 || book.events[at + 1].seal !== event.seal ? at - 1 : at + 1
    ;[book.events[at], book.events[other]] = [book.events[other], book.events[at]]
    return [['leaf', words(event)]]
  },
  'an event moved to another case': event => {
    event.case = 4000
    return [['body', words({ id: event.id })]]
  },
  'a rewritten case with right hashes': (event, book) => {
    changeBody(event, body => {
      body.payload.reason = 'never happened so'
    })
    rechain(book.events, event)
    return [['root', `seal ${event.seal}`]]
  },
  'a rewritten tail, sealed anew with another key': (event, book) => {
    changeBody(event, body => {
      body.payload.reason = 'never happened so'
    })
    rechain(book.events, event)
    book.seals.length = event.seal - 1
    sealAll(book.events, theirs, event.seal, book.seals)
    return [
      ['key', `seal ${event.seal}`],
      ['signature', `seal ${event.seal}`],
    ]
  },
  'a rewritten tail, sealed anew with the true key': (event, book) => {
    changeBody(event, body => {
      body.payload.reason = 'never happened so'
    })
    rechain(book.events, event)
    book.seals.length = event.seal - 1
    sealAll(book.events, ours, event.seal, book.seals)
    return [['notPublished', `seal ${event.seal}`]]
  },
  'an old backup': (event, book) => {
    book.seals.length = event.seal - 1
    book.events = book.events.slice(0, (event.seal - 1) * perSeal)
    return [['gone', `seal ${event.seal}`]]
  },
  'a removed seal': (event, book) => {
    book.seals.splice(event.seal - 1, 1)
    return [['sealLink', `seal ${event.seal}`]]
  },
  'another count in a seal': (event, book) => {
    changeBody(book.seals[event.seal - 1], body => {
      body.counts.event = 1
    })
    return [['sealHash', `seal ${event.seal}`]]
  },
  'a broken signature': (event, book) => {
    const seal = book.seals[event.seal - 1]
    seal.signature = `${seal.signature.startsWith('A') ? 'B' : 'A'}${seal.signature.slice(1)}`
    return [['signature', `seal ${event.seal}`]]
  },
  'events of a seal said to be not sealed yet': (event, book) => {
    const { seal } = event
    for (const one of book.events.filter(other => other.seal === seal))
      Object.assign(one, { seal: null, position: null })
    return [['sealCount', `seal ${seal}`]]
  },
}

test('an untouched ledger has no fault, with and without the published log', async () => {
  const book = ledger()
  const { faults, ...counts } = await look(book)
  expect(faults).toEqual([])
  expect(counts).toEqual({ events: 360, seals: 15, cases: 60, unsealed: 12, published: 15 })
  expect((await look(ledger(), null)).faults).toEqual([])
})

const sealedEvents = 348
describe.each(Object.entries(kinds))('%s', (_, tamper) => {
  test('is named at each of fifty positions', async () => {
    for (let position = 0; position < 50; position++) {
      const book = ledger()
      const event = book.events[Math.floor((position * sealedEvents) / 50)]
      const named = tamper(event, book)
      const { faults } = await look(book)
      for (const [kind, where] of named)
        expect(
          faults.some(fault => fault.kind === kind && fault.where.startsWith(where)),
          `${kind} at ${where}, position ${position}: ${JSON.stringify(faults.slice(0, 4))}`,
        ).toBe(true)
    }
  }, 60_000)
})

test('without the published log, a tail rewritten with the true key passes: that is what publishing is for', async () => {
  const book = ledger()
  const event = book.events[200]
  kinds['a rewritten tail, sealed anew with the true key'](event, book)
  expect((await look(book, null)).faults).toEqual([])
})

test('an export that ends early, a line that is none, and a log that fell behind are named', async () => {
  expect((await look({ ...ledger(), end: false })).faults.map(fault => fault.kind)).toEqual(['end'])
  const broken = await verifyExport(['{"kind":"event"', 'null', '{"kind":"seal","seal":1}'], pemOf(ours.publicKey))
  expect(broken.faults.map(fault => fault.kind)).toEqual(['notRead', 'notRead', 'notRead', 'end'])
  expect((await look(ledger(), published.slice(0, -1))).faults).toEqual([{ kind: 'unpublished', where: 'seal 15' }])
})

test('the key of the product is the key that its verifier reads', async () => {
  const seed = Buffer.alloc(32, 5)
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })
  expect(idOf(createPublicKey(key))).toMatch(/^[0-9a-f]{64}$/)
})
