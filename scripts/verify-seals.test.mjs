import { sign } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  changeBody,
  idOf,
  ledger,
  logOf,
  look,
  ours,
  pemOf,
  published,
  sealAll,
  sha256,
  theirs,
} from './made-ledger.mjs'

/** The last seal told anew and signed with the true key; the log says the same. */
async function lookWithLast(change) {
  const book = ledger()
  const last = book.seals.at(-1)
  changeBody(last, change)
  last.hash = sha256(last.body)
  last.signature = sign(null, Buffer.from(last.body), ours.privateKey).toString('base64')
  return (await look(book, logOf(book.seals))).faults
}
test.each([
  ['first', 'range', body => body.first++],
  ['last', 'range', body => body.last--],
  ['ids', 'ids', body => (body.ids = 'a'.repeat(64))],
  ['too many cases', 'rowCount', body => body.counts.hazard++],
  ['too few cases', 'rowCount', body => body.counts.hazard--],
  ['too many events', 'rowCount', body => (body.counts.event += 13)],
  ['an older version', 'version', body => delete body.version],
  ['a version that is not known yet', 'version', body => (body.version = 3)],
])('a seal with another %s is named, though its signature is true', async (_, kind, change) => {
  expect(await lookWithLast(change)).toContainEqual({ kind, where: 'seal 15' })
})

test('events that got other numbers are named', async () => {
  const book = ledger()
  book.events[200].id = 9999
  expect((await look(book)).faults).toEqual([{ kind: 'ids', where: `seal ${book.events[200].seal}` }])
})

test('a line of the log with another text, signature or nothing in it is named, though its hash is right', async () => {
  const harmed = change =>
    published.map((text, index) => {
      const line = JSON.parse(text)
      if (index === 4) change(line)
      return JSON.stringify(line)
    })
  const kindsOf = async change => (await look(ledger(), harmed(change))).faults.map(fault => fault.kind)
  expect(await kindsOf(line => (line.body += ' '))).toEqual(['logBody', 'logSignature', 'notPublished'])
  expect(await kindsOf(line => (line.signature = published[0].signature ?? 'AAAA'))).toEqual([
    'logSignature',
    'notPublished',
  ])
  expect(await kindsOf(line => delete line.signature)).toEqual(['notPublished'])
})

test('another key is accepted where the seal says whose place it takes and the reader trusts both', async () => {
  const changed = (declared, keys) => {
    const book = ledger()
    book.seals.length = 9
    sealAll(book.events, theirs, 10, book.seals)
    let before = book.seals[8].hash
    for (const [index, seal] of book.seals.slice(9).entries()) {
      changeBody(seal, body => {
        body.previous = before
        if (declared && index === 0) body.replaces = idOf(ours.publicKey)
      })
      seal.hash = sha256(seal.body)
      seal.signature = sign(null, Buffer.from(seal.body), theirs.privateKey).toString('base64')
      before = seal.hash
    }
    return look(book, logOf(book.seals), keys)
  }
  const both = pemOf(ours.publicKey) + pemOf(theirs.publicKey)
  expect((await changed(true, both)).faults).toEqual([])
  expect((await changed(false, both)).faults).toEqual([{ kind: 'keyChange', where: 'seal 10' }])
  expect((await changed(true)).faults).toContainEqual({ kind: 'key', where: 'seal 10' })
})
