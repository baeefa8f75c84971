#!/usr/bin/env node
// Verifies an export of the ledger with nothing but this file, Node, the export, the public key and, best, the published log of seals:
//   node verify-export.mjs ledger.ndjson seal-key.pem [seals.log]
// Where the key of the seals was changed, the key file holds every one of them that you trust, one after the other.
// It needs no package, no database and no network. It prints every fault that it finds, in English and Chinese, and ends with 1 if there was one.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const genesis = '0'.repeat(64)
const sha256 = data => createHash('sha256').update(data).digest('hex')
const treeHash = (prefix, ...parts) => sha256(Buffer.from(prefix + parts.join(''), 'hex'))

const words = {
  notRead: ['this line is no part of an export', '该行不是导出内容'],
  body: ['its text is not that of this event', '正文与该事件不符'],
  hash: ['its hash is not that of its text', '哈希与正文不符'],
  link: ['it does not follow the event before it', '与前一事件不相连'],
  seq: ['its case has another number here: missing, doubled or moved', '事项在此应为另一序号：缺失、重复或被移动'],
  stage: ['it begins at a stage where the event before did not end', '起始环节与前一事件的结束环节不符'],
  time: ['it is earlier than the event before it in its case', '时间早于该事项的前一事件'],
  leaf: ['it is not at its place in its seal: missing, doubled or moved', '在封存中的位置不符：缺失、重复或被移动'],
  root: ['the events of this seal do not make its root', '该封存的事件算不出其根'],
  sealCount: ['it holds another number of events than it says', '所含事件数与所称不符'],
  sealHash: ['its hash is not that of its text', '封存的哈希与正文不符'],
  signature: ['it was not signed with this key', '签名与公钥不符'],
  key: ['it names another key', '所称公钥不同'],
  sealLink: [
    'it does not follow the seal before it: missing, moved or another',
    '与前一封存不相连：缺失、被移动或被替换',
  ],
  keyChange: ['its key is not that of the seal before, and it does not say so', '密钥与前一封存不同且未声明'],
  version: ['it is of a version that does not belong here', '封存的版本不应出现在此'],
  range: ['its first or last event is not the one that it says', '首个或末个事件与所称不符'],
  ids: ['its events have other numbers than were sealed', '事件编号与封存时不符'],
  rowCount: [
    'it counts fewer events or cases than are sealed, or more than there are',
    '所称事件或事项数少于已封存或多于导出',
  ],
  logBody: ['the published line’s hash is not that of its text', '公布行的哈希与正文不符'],
  logSignature: ['the published line was not signed with this key', '公布行的签名与公钥不符'],
  notPublished: ['it is not what was published', '与已公布的封存不符'],
  gone: [
    'it was published, and the export does not have it: older, or removed',
    '已公布而导出中没有：导出较早，或被删除',
  ],
  unpublished: ['it is newer than the published log, or was never published', '晚于公布记录，或从未公布'],
  end: ['the export ends early', '导出不完整'],
}

/** The root over leaves as they come, with no more than one hash a level in memory (RFC 6962). */
function treeOf() {
  const levels = []
  let count = 0
  return {
    add(value) {
      let hash = treeHash('00', value)
      let level = 0
      for (let n = count++; n & 1; n >>>= 1) hash = treeHash('01', levels[level++], hash)
      levels[level] = hash
    },
    count: () => count,
    root() {
      if (count === 0) return treeHash('00')
      let root = null
      for (let level = 0; level < levels.length; level++)
        if ((count >>> level) & 1) root = root === null ? levels[level] : treeHash('01', levels[level], root)
      return root
    },
  }
}

const parse = text => {
  try {
    const value = JSON.parse(text)
    return value && typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** The public keys of a PEM text by their ids; one or more. */
function keysOf(pem) {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [pem]
  return new Map(
    blocks.map(block => {
      const key = createPublicKey(block)
      return [sha256(key.export({ format: 'der', type: 'spki' })), key]
    }),
  )
}

const isSigned = (line, key) =>
  verifySignature(null, Buffer.from(line.body), key, Buffer.from(line.signature, 'base64'))

const isSeal = line =>
  typeof line?.body === 'string' && typeof line.hash === 'string' && typeof line.signature === 'string'

/** What the events of one seal come to: their tree, their numbers and the cases that begin in it. */
const gathered = () => ({ tree: treeOf(), ids: createHash('sha256'), first: null, last: null, begun: {} })

/**
 * Looks at every line of an export, an iterable of lines, with the public key in PEM and the lines of the published log if there is one; answers with the
 * counts and every fault as { kind, where }.
 */
export async function verifyExport(lines, publicKeyPem, log = null) {
  const keys = keysOf(publicKeyPem)
  // a text that names no key of ours was signed with none of them; one is tried, so that both faults are named
  const keyOf = told => keys.get(told?.key) ?? keys.values().next().value
  const begun = {}
  const faults = []
  const fault = (kind, where) => faults.push({ kind, where })
  const cases = new Map()
  const seals = []
  const parts = new Map()
  let events = 0
  let unsealed = 0
  let ended = null

  const event = line => {
    events++
    const name = `${line.loop}/${line.case}`
    const where = `event ${line.id}, ${name} no. ${line.seq}`
    const last = cases.get(name)
    const told = parse(line.body)
    const said = told && told.loop === line.loop && String(told.case) === String(line.case) && told.seq === line.seq
    if (!said) fault('body', where)
    if (sha256(`${line.previous}\n${line.body}`) !== line.hash) fault('hash', where)
    if (line.seq !== (last?.seq ?? 0) + 1) fault('seq', where)
    if (line.previous !== (last?.hash ?? genesis)) fault('link', where)
    if (told && told.from !== (last?.to ?? 'none')) fault('stage', where)
    if (told && last && told.at < last.at) fault('time', where)
    cases.set(name, { seq: line.seq, hash: line.hash, to: told?.to, at: told?.at ?? '' })
    if (line.seq === 1) begun[line.loop] = (begun[line.loop] ?? 0) + 1
    if (line.seal === null) {
      unsealed++
      return
    }
    const part = parts.get(line.seal) ?? gathered()
    parts.set(line.seal, part)
    if (line.position !== part.tree.count()) fault('leaf', where)
    part.tree.add(line.hash)
    part.ids.update(`${line.id}\n`)
    part.first ??= line.id
    part.last = line.id
    if (line.seq === 1) part.begun[line.loop] = (part.begun[line.loop] ?? 0) + 1
  }

  const sealed = line => {
    const where = `seal ${line.seal}`
    const told = parse(line.body) ?? {}
    const before = seals.at(-1)
    if (sha256(line.body) !== line.hash) fault('sealHash', where)
    if (!keys.has(told.key)) fault('key', where)
    if (!isSigned(line, keyOf(told))) fault('signature', where)
    if (before && told.key !== before.told.key && told.replaces !== before.told.key) fault('keyChange', where)
    const version = told.version ?? 1
    if (![1, 2].includes(version) || version < (before?.told.version ?? 1)) fault('version', where)
    if (told.seal !== line.seal || line.seal !== (before?.seal ?? 0) + 1 || told.previous !== (before?.hash ?? genesis))
      fault('sealLink', where)
    seals.push({ seal: line.seal, hash: line.hash, signature: line.signature, body: line.body, told })
  }

  for await (const text of lines) {
    if (text === '') continue
    const line = parse(text)
    const whole = typeof line?.body === 'string' && typeof line.hash === 'string'
    if (line?.kind === 'event' && whole) event(line)
    else if (line?.kind === 'seal' && isSeal(line)) sealed(line)
    else if (line?.kind === 'end') ended = line
    else if (line?.kind !== 'head') fault('notRead', text.slice(0, 60))
  }

  const [sealedSoFar, whole] = [{ event: 0 }, { event: events, ...begun }]
  for (const { seal, told } of seals) {
    const where = `seal ${seal}`
    const part = parts.get(seal) ?? gathered()
    sealedSoFar.event += part.tree.count()
    for (const [loop, n] of Object.entries(part.begun)) sealedSoFar[loop] = (sealedSoFar[loop] ?? 0) + n
    if (part.tree.count() !== told.events) fault('sealCount', where)
    else if (part.tree.root() !== told.root) fault('root', where)
    if (part.first !== told.first || part.last !== told.last) fault('range', where)
    if (told.version >= 2 && part.ids.digest('hex') !== told.ids) fault('ids', where)
    // rows of tables whose making is no event cannot be counted here; old seals name some, and new ones none
    const counted = (told.version >= 2 ? Object.keys(told.counts ?? {}) : ['event']).concat('event')
    const wrong = name =>
      (told.counts?.[name] ?? 0) < (sealedSoFar[name] ?? 0) || told.counts[name] > (whole[name] ?? 0)
    if (counted.some(wrong)) fault('rowCount', where)
    parts.delete(seal)
  }
  for (const seal of parts.keys()) fault('sealLink', `seal ${seal}`)
  if (!ended || ended.events !== events || ended.seals !== seals.length)
    fault('end', `${events} events, ${seals.length} seals`)

  if (log) {
    const published = log.map(parse)
    for (const [index, line] of published.entries()) {
      const where = `line ${index + 1} of the log`
      if (!isSeal(line)) {
        fault('notPublished', where)
        continue
      }
      if (sha256(line.body) !== line.hash) fault('logBody', where)
      if (!isSigned(line, keyOf(parse(line.body)))) fault('logSignature', where)
      const found = seals[index]
      if (!found) fault('gone', `seal ${line.seal}`)
      else if (['seal', 'hash', 'signature', 'body'].some(name => found[name] !== line[name]))
        fault('notPublished', `seal ${found.seal}`)
    }
    for (const { seal } of seals.slice(published.length)) fault('unpublished', `seal ${seal}`)
  }
  return { events, seals: seals.length, cases: cases.size, unsealed, published: log?.length ?? null, faults }
}

const linesOf = file => createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })

async function main([exportFile, keyFile, logFile]) {
  if (!exportFile || !keyFile) {
    console.error('node verify-export.mjs <ledger.ndjson> <seal-key.pem> [seals.log]')
    return 2
  }
  const began = performance.now()
  let keyText = ''
  for await (const line of linesOf(keyFile)) keyText += `${line}\n`
  let log = null
  if (logFile) {
    log = []
    for await (const line of linesOf(logFile)) if (line !== '') log.push(line)
  }
  const { faults, ...counts } = await verifyExport(linesOf(exportFile), keyText, log)
  for (const { kind, where } of faults.slice(0, 100)) console.log(`✗ ${where}: ${words[kind][0]} · ${words[kind][1]}`)
  if (faults.length > 100) console.log(`… ${faults.length - 100} more · 另有 ${faults.length - 100} 处`)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${counts.events} events of ${counts.cases} cases in ${counts.seals} seals, ${counts.unsealed} not sealed yet; ${faults.length} faults; ${seconds} s`,
  )
  console.log(
    `${counts.events} 个事件、${counts.cases} 个事项、${counts.seals} 次封存，尚未封存 ${counts.unsealed} 个；${faults.length} 处问题；用时 ${seconds} 秒`,
  )
  if (!log)
    console.log(
      'Without the published log a rewritten end cannot be told from a true one. · 未提供公布记录，无法识别末尾被整体改写。',
    )
  return faults.length === 0 ? 0 : 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.slice(2))
