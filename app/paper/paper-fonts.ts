import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'
import { sfntOf } from './sfnt'

const folder = join(process.cwd(), 'node_modules/@fontsource/noto-sans-sc')
const weights = [400, 700] as const
/** The slice that holds what nearly every document needs: some 7,900 characters. */
const common = 'chinese-simplified'
/** What stands for a character that the font has in none of its slices: the printers' own mark for it. */
export const missingGlyph = '〓'

type Range = readonly [from: number, to: number]
let slices: Map<string, Range[]> | undefined
const registered = new Set<string>()

function rangesOf(): Map<string, Range[]> {
  if (slices) return slices
  const listed = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  slices = new Map(
    Object.entries(listed).map(([name, ranges]) => [
      name.replace(/[[\]]/g, ''),
      ranges.split(',').map((range): Range => {
        const [from = 0, to = from] = range
          .trim()
          .slice(2)
          .split('-')
          .map(digits => Number.parseInt(digits, 16))
        return [from, to]
      }),
    ]),
  )
  return slices
}

const familyOf = (slice: string) => `noto-${slice}`

function register(slice: string): void {
  if (registered.has(slice)) return
  Font.register({
    family: familyOf(slice),
    fonts: weights.map(fontWeight => {
      const woff = readFileSync(join(folder, 'files', `noto-sans-sc-${slice}-${fontWeight}-normal.woff`))
      return { src: `data:font/ttf;base64,${sfntOf(woff).toString('base64')}`, fontWeight }
    }),
  })
  registered.add(slice)
}

let commonCharacters: Set<number> | undefined

/** The characters of the common slice, read from its own table of characters (OpenType cmap, formats 4 and 12). */
function commonOnes(): Set<number> {
  commonCharacters ??= charactersOf(
    sfntOf(readFileSync(join(folder, 'files', `noto-sans-sc-${common}-400-normal.woff`))),
  )
  return commonCharacters
}

/** The characters that a plain font has glyphs for. */
export function charactersOf(font: Buffer): Set<number> {
  const found = new Set<number>()
  const count = font.readUInt16BE(4)
  const entry = Array.from({ length: count }, (_, index) => 12 + 16 * index).find(
    at => font.toString('latin1', at, at + 4) === 'cmap',
  )
  if (entry === undefined) return found
  const cmap = font.readUInt32BE(entry + 8)
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4)
    const format = font.readUInt16BE(at)
    if (format === 4) {
      const segments = font.readUInt16BE(at + 6) / 2
      for (let segment = 0; segment < segments; segment++) {
        const end = font.readUInt16BE(at + 14 + 2 * segment)
        const start = font.readUInt16BE(at + 16 + 2 * segments + 2 * segment)
        for (let code = start; code <= end && code !== 0xffff; code++) found.add(code)
      }
    }
    if (format === 12) {
      for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
        const [start, end] = [font.readUInt32BE(at + 16 + 12 * group), font.readUInt32BE(at + 20 + 12 * group)]
        for (let code = start; code <= end; code++) found.add(code)
      }
    }
  }
  return found
}

/** The families that a text needs, the common one first, and the characters that no slice has. */
export function fontsFor(text: string): { families: string[]; missing: string[] } {
  const needed = new Set<string>([common])
  const missing: string[] = []
  for (const character of new Set(text)) {
    const code = character.codePointAt(0)!
    if (code < 0x20 || commonOnes().has(code)) continue
    const slice = [...rangesOf()].find(([, ranges]) => ranges.some(([from, to]) => code >= from && code <= to))
    if (slice) needed.add(slice[0])
    else missing.push(character)
  }
  for (const slice of needed) register(slice)
  return { families: [...needed].map(familyOf), missing }
}

/** What stays together in a line of Chinese: one character, or a number or Western word, with the marks that may not begin or end a line without it. */
const unbroken =
  /[（《“‘〔【「『]*(?:[^\p{Script=Han}\s（《“‘〔【「『）》”’〕】」』、，。；：？！]+|.)[）》”’〕】」』、，。；：？！]*/gsu
/** A hash or an address is longer than any word, and may break anywhere. */
const longestWord = 40

/** The places at which a word of the text may break; the setter asks for each word, and puts no hyphen before an empty part. */
export function partsOf(word: string): string[] {
  const parts = /\p{Script=Han}/u.test(word) ? (word.match(unbroken) ?? [word]) : [word]
  const short = parts.flatMap(part => (part.length > longestWord ? [...part] : [part]))
  return short.length === 1 ? short : short.flatMap(part => [part, ''])
}

Font.registerHyphenationCallback(partsOf)
