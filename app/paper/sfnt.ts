import { inflateSync } from 'node:zlib'

const headerBytes = 44
const entryBytes = 20
const aligned = (bytes: number) => (bytes + 3) & ~3

/**
 * The plain font inside a WOFF 1.0 file (W3C WOFF, sections 4 and 5). The setter of PDFs unpacks a table again for each glyph that it asks for, twenty seconds a
 * page; unpacked once, the same page takes half of one. Throws on what is not WOFF.
 */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.length < headerBytes || woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = headerBytes + entryBytes * index
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map(part => woff.readUInt32BE(at + part)) as [
      number,
      number,
      number,
      number,
    ]
    return { tag: woff.subarray(at, at + 4), offset, packed, length, checksum }
  })
  const directory = 12 + 16 * count
  const font = Buffer.alloc(directory + tables.reduce((sum, { length }) => sum + aligned(length), 0))
  woff.copy(font, 0, 4, 8)
  const power = 2 ** Math.floor(Math.log2(count))
  font.writeUInt16BE(count, 4)
  font.writeUInt16BE(power * 16, 6)
  font.writeUInt16BE(Math.log2(power), 8)
  font.writeUInt16BE((count - power) * 16, 10)
  let at = directory
  for (const [index, { tag, offset, packed, length, checksum }] of tables.entries()) {
    const stored = woff.subarray(offset, offset + packed)
    const plain = packed < length ? inflateSync(stored, { maxOutputLength: length }) : stored
    plain.copy(font, at)
    const entry = 12 + 16 * index
    tag.copy(font, entry)
    font.writeUInt32BE(checksum, entry + 4)
    font.writeUInt32BE(at, entry + 8)
    font.writeUInt32BE(length, entry + 12)
    at += aligned(length)
  }
  return font
}
