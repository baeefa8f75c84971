/** What a photo claims of itself. All of it can be forged, so it is kept apart from the server's own time. */
export type Claimed = { at: Date | null; latitude: number | null; longitude: number | null }

const nothing: Claimed = { at: null, latitude: null, longitude: null }

const tag = {
  dateTime: 0x0132,
  exifFolder: 0x8769,
  gpsFolder: 0x8825,
  dateTimeOriginal: 0x9003,
  offsetTimeOriginal: 0x9011,
} as const
const gps = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const
const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }

type Entry = { type: number; count: number; at: number }

/** Where the numbers of a TIFF block stand and which way its bytes run; every read outside the block answers null. */
class Tiff {
  readonly #bytes: Buffer
  readonly #little: boolean
  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#little = bytes.toString('latin1', 0, 2) === 'II'
  }
  number(at: number, size: 2 | 4): number | null {
    if (at < 0 || at + size > this.#bytes.length) return null
    if (size === 2) return this.#little ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at)
    return this.#little ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }
  folder(start: number | null): Map<number, Entry> {
    const entries = new Map<number, Entry>()
    const count = start === null ? null : this.number(start, 2)
    if (start === null || count === null) return entries
    for (let index = 0; index < Math.min(count, 512); index++) {
      const at = start + 2 + index * 12
      const [key, type, many] = [this.number(at, 2), this.number(at + 2, 2), this.number(at + 4, 4)]
      if (key === null || type === null || many === null) break
      const inline = (sizes[type] ?? 1) * many <= 4
      const place = inline ? at + 8 : this.number(at + 8, 4)
      if (place !== null) entries.set(key, { type, count: many, at: place })
    }
    return entries
  }
  text(entry: Entry | undefined): string | null {
    if (entry?.type !== 2 || entry.at + entry.count > this.#bytes.length) return null
    return this.#bytes
      .toString('latin1', entry.at, entry.at + entry.count)
      .replace(/\0[\s\S]*$/, '')
      .trim()
  }
  pointer(entry: Entry | undefined): number | null {
    return entry ? this.number(entry.at, 4) : null
  }
  /** Degrees, minutes and seconds as one number of degrees. */
  degrees(entry: Entry | undefined): number | null {
    if (entry?.type !== 5 || entry.count !== 3) return null
    let sum = 0
    for (const [index, unit] of [1, 60, 3600].entries()) {
      const [top, bottom] = [this.number(entry.at + index * 8, 4), this.number(entry.at + index * 8 + 4, 4)]
      if (top === null || !bottom) return null
      sum += top / bottom / unit
    }
    return sum
  }
}

/** `2026:11:24 08:36:10` in its own offset, or in Asia/Shanghai where the camera wrote none. */
function instantOf(said: string | null, offset: string | null): Date | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(said ?? '')
  if (!parts) return null
  const zone = /^[+-]\d\d:\d\d$/.test(offset ?? '') ? offset : '+08:00'
  const at = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Reads time and position from a photo's EXIF block; anything missing, damaged or out of range is null. */
export function readExif(block: Buffer | undefined): Claimed {
  if (!block) return nothing
  const bytes = block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block
  if (!['II', 'MM'].includes(bytes.toString('latin1', 0, 2))) return nothing
  const tiff = new Tiff(bytes)
  if (tiff.number(2, 2) !== 42) return nothing
  const root = tiff.folder(tiff.number(4, 4))
  const exif = tiff.folder(tiff.pointer(root.get(tag.exifFolder)))
  const place = tiff.folder(tiff.pointer(root.get(tag.gpsFolder)))
  const said = tiff.text(exif.get(tag.dateTimeOriginal)) ?? tiff.text(root.get(tag.dateTime))
  const signed = (value: number | null, reference: string | null, negative: string, most: number) =>
    value === null || !reference || value > most ? null : reference === negative ? -value : value
  const latitude = signed(tiff.degrees(place.get(gps.latitude)), tiff.text(place.get(gps.latitudeRef)), 'S', 90)
  const longitude = signed(tiff.degrees(place.get(gps.longitude)), tiff.text(place.get(gps.longitudeRef)), 'W', 180)
  const both = latitude !== null && longitude !== null
  return {
    at: instantOf(said, tiff.text(exif.get(tag.offsetTimeOriginal))),
    latitude: both ? latitude : null,
    longitude: both ? longitude : null,
  }
}
