#!/usr/bin/env node
// Verifies an export of the ledger with nothing but this file, Node, the export, the public key and, best, the published log of seals:
//   node verify-export.mjs ledger.ndjson seal-key.pem [seals.log]
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
  seq: [
    'its case has another number here: an event is missing, doubled or moved',
    '该事项在此应为另一序号：事件缺失、重复或被移动',
  ],
  stage: ['it begins at a stage where the event before did not end', '起始环节与前一事件的结束环节不符'],
  time: ['it is earlier than the event before it in its case', '时间早于该事项的前一事件'],
  leaf: [
    'it is not at its place in its seal: an event is missing, doubled or moved',
    '在封存中的位置不符：事件缺失、重复或被移动',
  ],
  root: ['the events of this seal do not make its root', '该封存的事件算不出其根'],
  sealCount: ['it holds another number of events than it says', '所含事件数与所称不符'],
  sealHash: ['its hash is not that of its text', '封存的哈希与正文不符'],
  signature: ['it was not signed with this key', '签名与公钥不符'],
  key: ['it names another key', '所称公钥不同'],
  sealLink: [
    'it does not follow the seal before it: a seal is missing, moved or another',
    '与前一封存不相连：封存缺失、被移动或被替换',
  ],
  rowCount: [
    'it says another number of events in all than it and the seals before it hold',
    '所称事件总数与至此封存的事件数不符',
  ],
  notPublished: ['it is not what was published', '与已公布的封存不符'],
  gone: [
    'it was published, and the export does not have it: the export is of an older time, or seals were removed',
    '已公布而导出中没有：导出早于公布，或封存被删除',
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

/**
 * Looks at every line of an export, an iterable of lines, with the public key in PEM and the lines of the published log if there is one; answers with the
 * counts and every fault as { kind, where }.
 */
export async function verifyExport(lines, publicKeyPem, log = null) {
  const key = createPublicKey(publicKeyPem)
  const keyId = sha256(key.export({ format: 'der', type: 'spki' }))
  const faults = []
  const fault = (kind, where) => faults.push({ kind, where })
  const cases = new Map()
  const seals = []
  const trees = new Map()
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
    if (line.seal === null) {
      unsealed++
      return
    }
    const tree = trees.get(line.seal) ?? treeOf()
    trees.set(line.seal, tree)
    if (line.position !== tree.count()) fault('leaf', where)
    tree.add(line.hash)
  }

  const sealed = line => {
    const where = `seal ${line.seal}`
    const told = parse(line.body) ?? {}
    const before = seals.at(-1)
    if (sha256(line.body) !== line.hash) fault('sealHash', where)
    if (told.key !== keyId) fault('key', where)
    let signed = false
    try {
      signed = verifySignature(null, Buffer.from(line.body), key, Buffer.from(line.signature, 'base64'))
    } catch {
      signed = false
    }
    if (!signed) fault('signature', where)
    if (told.seal !== line.seal || line.seal !== (before?.seal ?? 0) + 1 || told.previous !== (before?.hash ?? genesis))
      fault('sealLink', where)
    seals.push({ seal: line.seal, hash: line.hash, told })
  }

  for await (const text of lines) {
    if (text === '') continue
    const line = parse(text)
    const whole = typeof line?.body === 'string' && typeof line.hash === 'string'
    if (line?.kind === 'event' && whole) event(line)
    else if (line?.kind === 'seal' && whole && typeof line.signature === 'string') sealed(line)
    else if (line?.kind === 'end') ended = line
    else if (line?.kind !== 'head') fault('notRead', text.slice(0, 60))
  }

  let total = 0
  for (const { seal, told } of seals) {
    const tree = trees.get(seal) ?? treeOf()
    total += tree.count()
    if (tree.count() !== told.events) fault('sealCount', `seal ${seal}`)
    else if (tree.root() !== told.root) fault('root', `seal ${seal}`)
    if ((told.counts?.event ?? 0) < total) fault('rowCount', `seal ${seal}`)
    trees.delete(seal)
  }
  for (const seal of trees.keys()) fault('sealLink', `seal ${seal}`)
  if (!ended || ended.events !== events || ended.seals !== seals.length)
    fault('end', `${events} events, ${seals.length} seals`)

  if (log) {
    const published = log.map(parse)
    for (const [index, line] of published.entries()) {
      const found = seals[index]
      if (!found) fault('gone', `seal ${line?.seal ?? index + 1}`)
      else if (found.hash !== line?.hash) fault('notPublished', `seal ${found.seal}`)
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
