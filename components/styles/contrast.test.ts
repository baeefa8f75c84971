import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Colour = [lightness: number, chroma: number, hue: number]

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightPart = '', chosenDark = '', systemDark = ''] = css.split(
  /:root(?=:is\(\[data-theme='dark'\]|:not\(\[data-theme='light'\]\) \{)/,
)

const declarations = (part: string) =>
  [...part.matchAll(/--[\w-]+:[^;]+;/g)].map(match => match[0].replace(/\s+/g, ' '))

function colours(part: string): Map<string, Colour> {
  const found = part.matchAll(/--color-([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)
  return new Map([...found].map(match => [match[1] ?? '', [Number(match[2]), Number(match[3]), Number(match[4])]]))
}

/** WCAG relative luminance of an oklch colour, out-of-gamut channels clipped. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (channel: number) => Math.min(1, Math.max(0, channel))
  return (
    0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  )
}

function ratio(first: Colour, second: Colour): number {
  const [bright = 0, dim = 0] = [luminance(first), luminance(second)].sort((x, y) => y - x)
  return (bright + 0.05) / (dim + 0.05)
}

const grounds = ['paper', 'paper-2', 'accent-soft']
const words = ['ink', 'ink-2', 'ink-3', 'accent', 'good-ink', 'warn-ink', 'bad-ink']
const shapes = ['control', 'good', 'warn', 'bad', 'idle', 'accent']
const wordPairs = [
  ...grounds.flatMap(ground => words.map(word => [word, ground])),
  ['ink', 'paper-3'],
  ['ink-2', 'paper-3'],
  ['ink-3', 'paper-3'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-2'],
  ['paper', 'ink'],
  ['paper', 'ink-2'],
  ...['good', 'warn', 'bad'].flatMap(tone => [`${tone}-ink`, 'ink', 'ink-2'].map(word => [word, `${tone}-soft`])),
] as [string, string][]
const shapePairs = grounds.flatMap(ground => shapes.map(shape => [shape, ground])) as [string, string][]

describe.each([
  ['light', colours(lightPart)],
  ['dark', colours(chosenDark)],
])('the %s palette', (_, palette) => {
  const colour = (name: string): Colour => {
    const found = palette.get(name)
    if (!found) throw new Error(`no colour ${name}`)
    return found
  }
  it.each(wordPairs)('%s on %s can be read (4.5:1)', (word, ground) => {
    expect(ratio(colour(word), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(shapePairs)('%s on %s can be seen (3:1)', (shape, ground) => {
    expect(ratio(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})

it('is as dark for who chose dark as for whose system asks for it', () => {
  expect(declarations(systemDark)).toEqual(declarations(chosenDark))
})
