import { crc32, inflateRawSync } from 'node:zlib'
import { type RefusalCode, RefusalError } from '@/domain/refusal'

const endMark = 0x06054b50
const centralMark = 0x02014b50
const localMark = 0x04034b50
const endBytes = 22
const centralBytes = 46
const localBytes = 30
const longestComment = 0xffff

type Part = { name: string; method: number; crc: number; packed: number; size: number; start: number; end: number }

/** What a file may cost before anything reads it, and what it is refused as: no such file, too large, damaged. */
export type ArchiveTerms = {
  fileBytes: number
  entries: number
  /** Of all parts of the file together, counted while they are inflated and never by what the file says of itself. */
  inflatedBytes: number
  /** How many times larger than its packed bytes a part of over a megabyte may become. */
  ratio: number
  refusals: { kind: RefusalCode; tooLarge: RefusalCode; broken: RefusalCode; password?: RefusalCode }
}

/** Thrown inside and given its code where the file is opened, so that the reading below need not know whose file it is. */
class Fault extends Error {
  readonly kind: keyof ArchiveTerms['refusals']
  constructor(kind: keyof ArchiveTerms['refusals']) {
    super(kind)
    this.kind = kind
  }
}
const fault = (kind: keyof ArchiveTerms['refusals']): never => {
  throw new Fault(kind)
}
const broken = (): never => fault('broken')

function endRecord(file: Buffer): number {
  for (let at = file.length - endBytes; at >= 0 && at >= file.length - endBytes - longestComment; at--)
    if (file.readUInt32LE(at) === endMark && at + endBytes + file.readUInt16LE(at + 20) === file.length) return at
  return broken()
}

/** A name that stays where it says: no way up, no root, no second spelling. */
const isPlainName = (name: string): boolean =>
  name.length > 0 &&
  name.length < 200 &&
  /^[\w[\]. /+%-]+$/.test(name) &&
  !name.startsWith('/') &&
  !name.split('/').some(step => step === '..' || step === '.')

/** Where a part's bytes lie, by its own head as well, which must tell the same name. */
function locate(file: Buffer, offset: number, name: Buffer, packed: number, directory: number): [number, number] {
  if (offset + localBytes > directory || file.readUInt32LE(offset) !== localMark) broken()
  const start = offset + localBytes + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  const own = file.subarray(offset + localBytes, offset + localBytes + file.readUInt16LE(offset + 26))
  if (!own.equals(name) || start + packed > directory) broken()
  return [start, start + packed]
}

function partsOf(file: Buffer, terms: ArchiveTerms): Part[] {
  const end = endRecord(file)
  const count = file.readUInt16LE(end + 10)
  const directory = file.readUInt32LE(end + 16)
  if (count === 0 || file.readUInt16LE(end + 8) !== count || directory >= end) broken()
  if (count > terms.entries) fault('tooLarge')
  const parts: Part[] = []
  let at = directory
  for (let index = 0; index < count; index++) {
    if (at + centralBytes > end || file.readUInt32LE(at) !== centralMark) broken()
    const nameBytes = file.readUInt16LE(at + 28)
    const name = file.subarray(at + centralBytes, at + centralBytes + nameBytes)
    const packed = file.readUInt32LE(at + 20)
    // a password
    if (file.readUInt16LE(at + 8) & 1) fault('password')
    const [start, stop] = locate(file, file.readUInt32LE(at + 42), name, packed, directory)
    parts.push({
      name: name.toString('utf8'),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed,
      size: file.readUInt32LE(at + 24),
      start,
      end: stop,
    })
    at += centralBytes + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  // parts that share bytes are how a small file becomes a very large one
  const inOrder = [...parts].sort((a, b) => a.start - b.start)
  if (inOrder.some((part, index) => index > 0 && part.start < inOrder[index - 1]!.end)) broken()
  if (new Set(parts.map(part => part.name.toLowerCase())).size !== parts.length) broken()
  if (parts.some(part => !isPlainName(part.name))) broken()
  return parts
}

function inflate(file: Buffer, part: Part, room: number, ratio: number): Buffer {
  const packed = file.subarray(part.start, part.end)
  if (part.method === 0) return packed.length > room ? fault('tooLarge') : packed
  if (part.method !== 8) broken()
  const bearable = Math.min(room, Math.max(1024 * 1024, part.packed * ratio))
  try {
    return inflateRawSync(packed, { maxOutputLength: bearable })
  } catch (error) {
    return fault((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken')
  }
}

/**
 * The parts of a zip file by name, each inflated here under a limit that counts real bytes, with size and checksum as the file
 * says them. Throws RefusalError with the codes of `terms`. Every part is inflated, so that none hides a bomb; only those that
 * `wanted` names are kept.
 */
export function openArchive(file: Buffer, wanted: (name: string) => boolean, terms: ArchiveTerms): Map<string, Buffer> {
  try {
    if (file.length > terms.fileBytes) fault('tooLarge')
    if (file.length < 4 || file.readUInt32LE(0) !== localMark) fault('kind')
    const kept = new Map<string, Buffer>()
    let room = terms.inflatedBytes
    for (const part of partsOf(file, terms)) {
      const bytes = inflate(file, part, room, terms.ratio)
      if (bytes.length !== part.size || crc32(bytes) !== part.crc) broken()
      room -= bytes.length
      if (wanted(part.name)) kept.set(part.name, bytes)
    }
    return kept
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    throw new RefusalError({ code: terms.refusals[error.kind] ?? terms.refusals.kind })
  }
}

/** A zip file of these parts as they are, unpacked. */
export function packArchive(parts: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  const heads: Buffer[] = []
  const all: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    const said = Buffer.from(name)
    const local = Buffer.alloc(localBytes)
    local.writeUInt32LE(localMark, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt32LE(crc32(bytes), 14)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt32LE(bytes.length, 22)
    local.writeUInt16LE(said.length, 26)
    const central = Buffer.alloc(centralBytes)
    central.writeUInt32LE(centralMark, 0)
    central.writeUInt16LE(20, 4)
    // version needed, flags, method, time, checksum, sizes, name and extra lengths stand in both heads in the same order
    local.copy(central, 6, 4, localBytes)
    central.writeUInt32LE(offset, 42)
    heads.push(central, said)
    all.push(local, said, bytes)
    offset += localBytes + said.length + bytes.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(endBytes)
  end.writeUInt32LE(endMark, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...all, directory, end])
}
