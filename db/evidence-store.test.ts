import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RefusalError } from '@/domain/refusal'
import { readExif } from './evidence-exif'
import { inspectFile } from './evidence-kind'
import { readSealed, readServed, seal, sha256Of } from './evidence-store'

const kept = process.env.DATA_DIR
const folder = mkdtempSync(join(tmpdir(), 'sixlines-evidence-'))
beforeAll(() => {
  process.env.DATA_DIR = folder
})
afterAll(() => {
  process.env.DATA_DIR = kept
  rmSync(folder, { recursive: true })
})

const noise = (width: number, height: number) => {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 7919 + (at >> 7) * 104_729) % 256
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}
const photo = (width = 640, height = 480) =>
  noise(width, height)
    .withExif({
      IFD0: { DateTime: '2026:11:20 07:00:00' },
      IFD2: { DateTimeOriginal: '2026:11:19 15:02:10', OffsetTimeOriginal: '+08:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '43/1 50/1 3000/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '126/1 33/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()
const pdf = (inside = '') =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1')

async function refusalOf(bytes: Buffer): Promise<string> {
  try {
    return `taken as ${(await inspectFile(bytes, 'file')).mime}`
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code
    throw error
  }
}

describe('what a file is', () => {
  it('takes a photo and keeps what it claims apart', async () => {
    const found = await inspectFile(await photo(), 'IMG.jpg')
    expect(found).toMatchObject({ mime: 'image/jpeg', width: 640, height: 480 })
    expect(found.claimed.at?.toISOString()).toBe('2026-11-19T07:02:10.000Z')
    expect(found.claimed.latitude).toBeCloseTo(43 + 50 / 60 + 30 / 3600, 6)
    expect(found.claimed.longitude).toBeCloseTo(126.55, 6)
  })

  it('takes PNG, WebP and a plain PDF, and gives a turned photo its upright size', async () => {
    expect(await refusalOf(await noise(9, 7).png().toBuffer())).toBe('taken as image/png')
    expect(await refusalOf(await noise(9, 7).webp().toBuffer())).toBe('taken as image/webp')
    expect(await refusalOf(pdf())).toBe('taken as application/pdf')
    const turned = await inspectFile(
      await noise(64, 48).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'turned.jpg',
    )
    expect([turned.width, turned.height]).toEqual([48, 64])
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  it.each([
    ['nothing at all', Buffer.alloc(0), 'fileBroken'],
    ['an SVG', Buffer.from(svg), 'fileKind'],
    ['an SVG with an XML head', Buffer.from(`<?xml version="1.0"?>${svg}`), 'fileKind'],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'fileKind'],
    ['HTML named as a picture', Buffer.from('GIF89a<script>alert(1)</script>'), 'fileKind'],
    [
      'a zip, as office files are',
      Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), deflateRawSync(Buffer.alloc(99))]),
      'fileKind',
    ],
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]), 'fileKind'],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'fileKind'],
    ['plain text', Buffer.from('only words'), 'fileKind'],
    ['only the first bytes of a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'fileBroken'],
    [
      'a PNG head over HTML',
      Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from('<html>')]),
      'fileBroken',
    ],
    ['a WebP head over nothing', Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'), 'fileBroken'],
    ['a PDF that was cut off', pdf().subarray(0, 60), 'fileBroken'],
    ['a PDF that runs script', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'fileKind'],
    ['a PDF that starts a program', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'fileKind'],
    ['a PDF that carries a file', pdf('/Names << /EmbeddedFiles 2 0 R >> /Type /EmbeddedFile'), 'fileKind'],
    ['more than 20 MB', Buffer.alloc(20_000_001), 'fileTooLarge'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code)
  })

  it('refuses a photo that did not arrive whole, wherever it was cut', async () => {
    const whole = await photo()
    for (const share of [0.2, 0.5, 0.9])
      expect(await refusalOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe('fileBroken')
  })

  it('refuses a small file that unfolds into a vast picture', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusalOf(bomb)).toBe('fileTooLarge')
  })
})

describe('EXIF', () => {
  it('answers nothing, and never throws, for blocks cut or changed at any byte', async () => {
    const block = (await sharp(await photo()).metadata()).exif!
    for (let at = 0; at < block.length; at++) {
      readExif(block.subarray(0, at))
      const changed = Buffer.from(block)
      changed[at] = changed[at]! ^ 0xff
      const { at: when, latitude, longitude } = readExif(changed)
      expect(when === null || !Number.isNaN(when.getTime())).toBe(true)
      expect(latitude === null || Math.abs(latitude) <= 90).toBe(true)
      expect(longitude === null || Math.abs(longitude) <= 180).toBe(true)
    }
    expect(readExif(undefined)).toEqual({ at: null, latitude: null, longitude: null })
  })
})

describe('the store', () => {
  it('keeps an original once, read-only, under its sha256', async () => {
    const bytes = await photo(32, 24)
    const sha256 = await seal(bytes)
    expect(sha256).toBe(sha256Of(bytes))
    expect(await seal(bytes)).toBe(sha256)
    const path = join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    expect(statSync(path).mode & 0o777).toBe(0o400)
    expect((await readSealed(sha256)).equals(bytes)).toBe(true)
  })

  it('serves a re-encode without EXIF, upright and no larger than asked', async () => {
    const sha256 = await seal(await photo(1600, 1200))
    const thumb = await readServed(sha256, 'thumb')
    const meta = await sharp(thumb).metadata()
    expect(meta).toMatchObject({ format: 'jpeg', width: 448, height: 336 })
    expect(meta.exif).toBeUndefined()
    expect((await readServed(sha256, 'thumb')).equals(thumb)).toBe(true)
  })

  it('takes no name that is not a sha256', async () => {
    for (const name of ['../../etc/passwd', '', 'a'.repeat(63), `${'a'.repeat(63)}/`, 'A'.repeat(64)]) {
      await expect(readSealed(name)).rejects.toThrow('sha256')
    }
  })
})
