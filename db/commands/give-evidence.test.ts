import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Of } from '../evidence-store'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { type GivenFile, giveEvidence } from './give-evidence'
import { reportHazard } from './report-hazard'

const kept = process.env.DATA_DIR
const folder = mkdtempSync(join(tmpdir(), 'sixlines-evidence-'))
let cast: Cast
let hazard: number
beforeAll(async () => {
  process.env.DATA_DIR = folder
  cast = await makeCast()
  hazard = idOf(
    await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '阀井积水', clause: '' }),
  )
})
afterAll(async () => {
  await cast.end()
  process.env.DATA_DIR = kept
  rmSync(folder, { recursive: true })
})

let shade = 0
async function photo(name = 'photo.jpg'): Promise<GivenFile> {
  const bytes = await sharp({
    create: { width: 20, height: 10, channels: 3, background: { r: ++shade, g: 90, b: 90 } },
  })
    .jpeg()
    .toBuffer()
  return { name, bytes }
}
const give = (who: keyof Cast['as'], files: GivenFile[], more: Partial<Parameters<typeof giveEvidence>[1]> = {}) =>
  giveEvidence(cast.as[who], {
    key: key(),
    loop: 'hazard',
    id: hazard,
    purpose: 'before',
    caption: '阀井',
    files,
    ...more,
  })
const rows = () =>
  cast.ask(
    `select sha256, mime, width, height, caption, person_id::int from evidence where loop = 'hazard' and case_id = $1 order by id`,
    [hazard],
  )
const versions = async () => (await cast.ask('select version from hazard where id = $1', [hazard]))[0]!.version
const isKept = ({ bytes }: GivenFile) => {
  const sha256 = sha256Of(bytes)
  return existsSync(join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256))
}

describe('giving evidence', () => {
  it('seals the files and adds them in one move whose event names their hashes', async () => {
    const files = [await photo(), await photo()]
    idOf(await give('principal', files))
    expect(await rows()).toEqual(
      files.map(file => ({
        sha256: sha256Of(file.bytes),
        mime: 'image/jpeg',
        width: 20,
        height: 10,
        caption: '阀井',
        person_id: cast.people.principal,
      })),
    )
    expect(files.every(isKept)).toBe(true)
    const [event] = await cast.ask(
      `select move, payload from event where loop = 'hazard' and case_id = $1 order by seq desc limit 1`,
      [hazard],
    )
    expect(event).toMatchObject({
      move: 'attach',
      payload: { purpose: 'before', sha256s: files.map(file => sha256Of(file.bytes)) },
    })
  })

  it('once for a key, however often it is sent', async () => {
    const before = (await rows()).length
    const file = await photo()
    const again = { key: key() }
    const first = await give('principal', [file], again)
    expect(await give('principal', [file], again)).toEqual(first)
    expect((await rows()).length).toBe(before + 1)
    expect(codeOfRefusal(await give('principal', [await photo()], again))).toBe('keyReused')
  })

  it('is refused whole for one hostile file: no row, no event, nothing kept', async () => {
    const [before, version] = [await rows(), await versions()]
    const good = await photo()
    const outcome = await give('principal', [
      good,
      { name: 'valve.jpg', bytes: Buffer.from('<svg onload="alert(1)"/>') },
    ])
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'fileKind', details: { name: 'valve.jpg' } } })
    expect(isKept(good)).toBe(false)
    expect([await rows(), await versions()]).toEqual([before, version])
  })

  it('is refused, before a byte is kept, to those who do not see the case or whose role gives no proof', async () => {
    for (const [who, code] of [
      ['stranger', 'notFound'],
      ['leader', 'wrongRole'],
    ] as const) {
      const file = await photo()
      expect(codeOfRefusal(await give(who, [file]))).toBe(code)
      expect(isKept(file)).toBe(false)
    }
    expect(
      codeOfRefusal(
        await giveEvidence(
          { token: 'nobody' },
          { key: key(), loop: 'hazard', id: hazard, purpose: 'after', caption: '', files: [await photo()] },
        ),
      ),
    ).toBe('signedOut')
  })

  it('needs a file, at most ten, and each as the sender hashed it', async () => {
    expect(codeOfRefusal(await give('principal', []))).toBe('invalid')
    expect(codeOfRefusal(await give('principal', await Promise.all(Array.from({ length: 11 }, () => photo()))))).toBe(
      'fileTooLarge',
    )
    expect(codeOfRefusal(await give('principal', [{ ...(await photo()), sha256: '0'.repeat(64) }]))).toBe('fileBroken')
  })

  it('belongs to no inspection and no directive, which have no such move', async () => {
    expect(codeOfRefusal(await give('leader', [await photo()], { loop: 'directive', id: 1 }))).toMatch(
      /wrongStage|notFound/,
    )
  })
})
