import { type Kind, kindOfLine } from './intake-kinds'
import { type Mark, marksIn } from './intake-marks'
import { type Point, pointsOf } from './intake-points'
import { sentenceStarts } from './intake-sentences'

/** A piece of a document by its place in the text, `ends` exclusive. */
export type Piece = {
  starts: number
  ends: number
  kind: Kind
  /** The number of the point that begins here, as it is written; empty for what is none. */
  label: string
  /** The heading that it stands under, as it is written; empty before the first. */
  section: string
}

type Line = { from: number; until: number }

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const said = match[0]
    const from = match.index + (said.length - said.trimStart().length)
    const until = match.index + said.trimEnd().length
    if (until > from) lines.push({ from, until })
  }
  return lines
}

const isHan = /\p{Script=Han}/u
/** Longest heading, in letters: an English one needs more of them for the same. */
const headingLength = (words: string) => (isHan.test(words) ? 40 : 110)
const endsSentence = /[。！？；;.!?：:，,]["”’」)）]?$/
/** The short title that a point begins with before its text goes on: （三）加强检查。各地要… */
const runIn = (words: string) =>
  words.length <= (isHan.test(words) ? 24 : 70) && /[。.：:]$/.test(words) && !/[，,；;]/.test(words)
/** Numbers that say where a part of a document begins; 一是 and First stand in running speech. */
const heads: readonly Point['style'][] = [
  'chapter',
  'article',
  'han',
  'hanInBrackets',
  'number',
  'numberBracket',
  'numberInBrackets',
  'letter',
  'roman',
  'capital',
]

/** What an annex list goes on with: its own numbers, which are no points of the document. */
const annexItem = /^(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、|[（(]\d{1,2}[)）])/

function kindsOf(text: string, lines: readonly Line[]): Kind[] {
  const kinds: Kind[] = []
  lines.forEach((line, index) => {
    const words = text.slice(line.from, line.until)
    const own = kindOfLine(words, {
      index,
      next: nextWords(text, lines, index),
      before: kinds,
      isLast: index === lines.length - 1,
    })
    kinds.push(own ?? (kinds.at(-1) === 'annex' && annexItem.test(words) && words.length <= 80 ? 'annex' : 'sentence'))
  })
  return kinds
}
const nextWords = (text: string, lines: readonly Line[], index: number): string => {
  const next = lines[index + 1]
  return next ? text.slice(next.from, next.until) : ''
}

/**
 * Cuts a text into pieces that cover all of it but the spaces between them: sentences, numbered points, headings, and what stands
 * round them (title, number, addressee, date, signature, annexes). Pure: the same text gives the same pieces.
 */
export function cutText(text: string): Piece[] {
  const lines = linesOf(text)
  const kinds = kindsOf(text, lines)
  const marks: Mark[] = lines.flatMap((line, index) =>
    kinds[index] === 'sentence' ? marksIn(text, line.from, line.until) : [],
  )
  const points = numbersOf(pointsOf(marks))
  const pieces: Piece[] = []
  // headings by how deep their number lies; a heading ends those as deep and deeper
  let over: { depth: number; words: string }[] = []
  lines.forEach((line, index) => {
    const kind = kinds[index]!
    if (kind !== 'sentence') {
      pieces.push({ starts: line.from, ends: line.until, kind, label: '', section: '' })
      return
    }
    const cuts = cutsOf(text, line, points)
    cuts.forEach((starts, place) => {
      const ends = endBefore(text, cuts[place + 1] ?? line.until)
      const words = text.slice(starts, ends)
      const point = points.at.get(starts)
      const labels = labelsAt(text, starts, ends, points)
      const whole = cuts.length === 1
      const isHeading =
        (point ? heads.includes(point.style) : whole) &&
        words.length > labels.length &&
        (whole ? words.length <= headingLength(words) && !endsSentence.test(words) : place === 0 && runIn(words))
      if (isHeading) {
        const depth = deepest(labels, point?.depth ?? 0)
        over = [...over.filter(one => one.depth < depth), { depth, words }]
      } else if (point && heads.includes(point.style)) over = over.filter(one => one.depth < point.depth)
      pieces.push({
        starts,
        ends,
        kind: isHeading ? 'heading' : 'sentence',
        label: labels.text,
        section: isHeading ? (over.at(-2)?.words ?? '') : (over.at(-1)?.words ?? ''),
      })
    })
  })
  return pieces
}

/** The numbers of points by where they begin, and where they end. */
type Numbers = { at: ReadonlyMap<number, Point>; ends: ReadonlySet<number> }
const numbersOf = (points: readonly Point[]): Numbers => ({
  at: new Map(points.map(point => [point.at, point])),
  ends: new Set(points.map(point => point.at + point.length)),
})
const followsNumber = (text: string, at: number, numbers: Numbers): boolean => {
  let end = at
  while (end > 0 && /\s/.test(text[end - 1]!)) end--
  return numbers.ends.has(end)
}

/** Where the pieces of a line begin: its sentences and its points. A number goes with what follows it, (g)(1)(i) with all three. */
function cutsOf(text: string, line: Line, numbers: Numbers): number[] {
  const cuts = new Set(sentenceStarts(text, line.from, line.until))
  for (let at = line.from; at < line.until; at++) if (numbers.at.has(at)) cuts.add(at)
  return [...cuts].sort((a, b) => a - b).filter(cut => cut === line.from || !followsNumber(text, cut, numbers))
}

function labelsAt(text: string, starts: number, ends: number, numbers: Numbers) {
  let at = starts
  const depths: number[] = []
  for (let point = numbers.at.get(at); point && at < ends; point = numbers.at.get(at)) {
    depths.push(point.depth)
    at = point.at + point.length
    while (at < ends && /\s/.test(text[at]!) && !numbers.at.has(at)) at++
  }
  return { text: text.slice(starts, at).trim(), length: at - starts, depths }
}
const deepest = (labels: { depths: number[] }, otherwise: number) => labels.depths.at(-1) ?? otherwise

const endBefore = (text: string, until: number): number => text.slice(0, until).trimEnd().length
