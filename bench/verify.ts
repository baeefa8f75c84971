import { spawn } from 'node:child_process'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { merkleHash, sha256 } from '@/db/seals/seal-key'
import { merkleRoot } from '@/domain/merkle'

export type VerifyFigures = { events: number; seals: number; megabytes: number; seconds: number; peakMegabytes: number }

const perSeal = 100_000
const perCase = 8

/** Writes an export of so many events, sealed, with its log and key, into a folder. */
async function writeExport(folder: string, events: number): Promise<number> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(join(folder, 'key.pem'), publicKey.export({ format: 'pem', type: 'spki' }))
  const keyId = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex')
  const out = createWriteStream(join(folder, 'export.ndjson'))
  const log: string[] = []
  const sealLines: string[] = []
  const cases = Math.ceil(events / perCase)
  const last = new Array<string>(cases).fill('0'.repeat(64))
  let leaves: string[] = []
  let previousSeal = '0'.repeat(64)
  const write = async (line: string) => {
    if (!out.write(`${line}\n`)) await once(out, 'drain')
  }
  await write(JSON.stringify({ kind: 'head' }))
  for (let n = 0; n < events; n++) {
    const [id, seq] = [(n % cases) + 1, Math.floor(n / cases) + 1]
    const body = JSON.stringify({
      at: new Date(1_750_000_000_000 + n * 1000).toISOString(),
      to: `stage${seq}`,
      org: 90,
      seq,
      case: id,
      from: seq === 1 ? 'none' : `stage${seq - 1}`,
      loop: 'task',
      move: 'report',
      role: 'official',
      state: {
        due_on: '2026-10-10',
        org_id: 90,
        percent: 50,
        due_basis: 'assigned',
        owner_id: 412,
        opened_at: '2026-09-09T09:25:59.855+00:00',
      },
      person: 412,
      payload: { percent: 50, reason: '按计划推进，材料已报送。' },
    })
    const previous = last[id - 1]!
    const hash = sha256(`${previous}\n${body}`)
    last[id - 1] = hash
    const seal = Math.floor(n / perSeal) + 1
    await write(
      JSON.stringify({
        kind: 'event',
        id: n + 1,
        loop: 'task',
        case: id,
        seq,
        body,
        previous,
        hash,
        seal,
        position: leaves.length,
      }),
    )
    leaves.push(hash)
    if (leaves.length < perSeal && n < events - 1) continue
    const sealBody = JSON.stringify({
      seal,
      at: new Date(0).toISOString(),
      events: leaves.length,
      first: n + 2 - leaves.length,
      last: n + 1,
      root: merkleRoot(leaves, merkleHash),
      previous: previousSeal,
      counts: { event: n + 1 },
      key: keyId,
    })
    const line = {
      seal,
      hash: sha256(sealBody),
      signature: sign(null, Buffer.from(sealBody), privateKey).toString('base64'),
      body: sealBody,
    }
    previousSeal = line.hash
    log.push(JSON.stringify(line))
    sealLines.push(JSON.stringify({ kind: 'seal', ...line }))
    leaves = []
  }
  for (const line of sealLines) await write(line)
  await write(JSON.stringify({ kind: 'end', events, seals: sealLines.length }))
  out.end()
  await once(out, 'finish')
  writeFileSync(join(folder, 'seals.log'), `${log.join('\n')}\n`)
  return sealLines.length
}

/** How long the standalone verifier takes over so many events, in a process of its own, and how much memory it holds at most. */
export async function measureVerifier(events: number): Promise<VerifyFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'sixlines-verify-'))
  try {
    const seals = await writeExport(folder, events)
    const began = performance.now()
    const child = spawn(
      process.execPath,
      [
        '--import',
        `data:text/javascript,process.on('exit',()=>console.log('peak',process.resourceUsage().maxRSS))`,
        join(import.meta.dirname, '..', 'scripts', 'verify-export.mjs'),
        ...['export.ndjson', 'key.pem', 'seals.log'].map(name => join(folder, name)),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    child.stdout.on('data', chunk => {
      said += chunk
    })
    const [code] = await once(child, 'exit')
    const seconds = (performance.now() - began) / 1000
    if (code !== 0 || !said.includes(' 0 faults'))
      throw new Error(`the verifier found faults in a sound export:\n${said}`)
    return {
      events,
      seals,
      megabytes: Math.round(statSync(join(folder, 'export.ndjson')).size / 1e6),
      seconds: Number(seconds.toFixed(1)),
      peakMegabytes: Math.round(Number(/peak (\d+)/.exec(said)![1]) / 1024),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
