/** How a document may number its points; `next` words (其次, finally) go on with what was begun. */
export type PointStyle =
  | 'chapter'
  | 'article'
  | 'han'
  | 'hanInBrackets'
  | 'number'
  | 'numberBracket'
  | 'numberInBrackets'
  | 'circled'
  | 'letter'
  | 'roman'
  | 'capital'
  | 'is'
  | 'must'
  | 'ordinal'
  | 'among'
  | 'sequence'
  | 'first'

export type Reading = { style: PointStyle; ordinal: number | 'next' }
/** What may be the number of a point: where it stands, how long it is, and every way to read it. */
export type Mark = { at: number; length: number; readings: readonly Reading[]; opensLine: boolean }

const han = '[一二三四五六七八九十百〇零]{1,4}'
const digits = '一二三四五六七八九'

/** 二十三 → 23; 0 when it is no number. */
export function hanNumber(text: string): number {
  let sum = 0
  let unit = 0
  for (const letter of text) {
    if (letter === '百') {
      sum += (unit || 1) * 100
      unit = 0
    } else if (letter === '十') {
      sum += (unit || 1) * 10
      unit = 0
    } else if (letter === '〇' || letter === '零') unit = 0
    else if (digits.includes(letter)) unit = digits.indexOf(letter) + 1
    else return 0
  }
  return sum + unit
}

function romanNumber(text: string): number {
  const worth: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const letters = [...text.toLowerCase()].map(letter => worth[letter] ?? 0)
  return letters.reduce((sum, one, index) => sum + (one < (letters[index + 1] ?? 0) ? -one : one), 0)
}

const english = [
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
  'Eleventh',
  'Twelfth',
]
const numeral = (text: string): number => (/^\d/.test(text) ? Number(text) : hanNumber(text))
const arabicOrRoman = (text: string): number => (/^\d/.test(text) ? Number(text) : romanNumber(text))

type Rule = {
  style: PointStyle
  pattern: RegExp
  read: (match: RegExpExecArray) => number | 'next'
  /** Only at the head of a line: inside one it is seldom a number of a point. */
  lineOnly?: boolean
}
const letterAt = (match: RegExpExecArray, base: string) => match[1]!.codePointAt(0)! - base.codePointAt(0)! + 1

const rules: readonly Rule[] = [
  {
    style: 'chapter',
    pattern: new RegExp(`第(${han}|\\d{1,3})[章节編编]`, 'y'),
    read: match => numeral(match[1]!),
    lineOnly: true,
  },
  {
    style: 'article',
    pattern: new RegExp(`第(${han}|\\d{1,4})条(?![、，,第规])`, 'y'),
    read: match => numeral(match[1]!),
    lineOnly: true,
  },
  {
    style: 'article',
    pattern: /(?:Article|Section|Chapter|Part|Rule|Recommendation|ARTICLE|SECTION|§)\s*(\d{1,4}|[IVXL]+\b)[.:]?/y,
    read: match => arabicOrRoman(match[1]!),
    lineOnly: true,
  },
  {
    style: 'han',
    pattern: new RegExp(`(${han})(?:、|[．.](?!\\d))`, 'y'),
    read: match => hanNumber(match[1]!),
    lineOnly: true,
  },
  {
    style: 'hanInBrackets',
    pattern: new RegExp(`[（(]\\s?(${han})\\s?[)）]`, 'y'),
    read: match => hanNumber(match[1]!),
  },
  {
    style: 'number',
    pattern: /(\d{1,3})(?:[.．](?!\d)|、)/y,
    read: match => Number(match[1]),
    lineOnly: true,
  },
  { style: 'numberBracket', pattern: /(\d{1,2})[)）]/y, read: match => Number(match[1]) },
  { style: 'numberInBrackets', pattern: /[（(](\d{1,2})[)）]/y, read: match => Number(match[1]) },
  { style: 'numberInBrackets', pattern: /([⑴-⒇])/y, read: match => letterAt(match, '⑴') },
  { style: 'circled', pattern: /([①-⑳])/y, read: match => letterAt(match, '①') },
  { style: 'letter', pattern: /\(?([a-z])\)/y, read: match => letterAt(match, 'a') },
  { style: 'roman', pattern: /\(([ivxl]{1,6})\)/y, read: match => romanNumber(match[1]!) },
  { style: 'capital', pattern: /\(([A-Z])\)/y, read: match => letterAt(match, 'A') },
  { style: 'is', pattern: new RegExp(`(${han})是(?!否)`, 'y'), read: match => hanNumber(match[1]!) },
  { style: 'must', pattern: new RegExp(`(${han})要(?!求|么|点|件|素)`, 'y'), read: match => hanNumber(match[1]!) },
  {
    style: 'ordinal',
    pattern: new RegExp(`第(${han}|\\d{1,2})(?:点)?[，,、：:]`, 'y'),
    read: match => numeral(match[1]!),
  },
  { style: 'among', pattern: new RegExp(`其(${han})[，,、：:]`, 'y'), read: match => hanNumber(match[1]!) },
  { style: 'sequence', pattern: /(首先)[，,]?/y, read: () => 1 },
  { style: 'sequence', pattern: /(其次|再次|最后)[，,]?/y, read: () => 'next' },
  {
    style: 'first',
    pattern: new RegExp(`(${english.join('|')})(?:ly| of all)?(?=,)`, 'y'),
    read: match => english.indexOf(match[1]!) + 1,
  },
  { style: 'first', pattern: /(Finally|Lastly)(?=,)/y, read: () => 'next' },
]

/** What may stand before a number inside a line: the end of a sentence or of a part of one. */
const before = /[。！？；;：:，,、.)）—]$/
/** A letter or number in brackets is as often a reference: it counts only where a part of a sentence has ended. */
const beforeBrackets = /[。；;：:.]$/
const brackets = /^[（(⑴-⒇]|^\w{1,2}[)）]/
const refers = /^\s*(?:of|and|or|to|through|,|，|、|和|及|至|款|项)/
function readingsAt(text: string, at: number, opensLine: boolean): { length: number; readings: Reading[] } | null {
  let length = 0
  const readings: Reading[] = []
  for (const { style, pattern, read, lineOnly } of rules) {
    if (lineOnly && !opensLine) continue
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    const ordinal = read(match)
    if (ordinal === 0) continue
    readings.push({ style, ordinal })
    length = Math.max(length, match[0].length)
  }
  return readings.length > 0 ? { length, readings } : null
}

const begins = /[第一二三四五六七八九十百其首再最（(§①-⒇\dA-Za-z]/

/** Everything in a line that may be the number of a point, by its place in the whole text; `from` is the line's first letter. */
export function marksIn(text: string, from: number, until: number): Mark[] {
  const marks: Mark[] = []
  let at = from
  // at the head of a line one number may follow another: (g)(1)(i)
  for (;;) {
    const found = readingsAt(text, at, true)
    if (!found) break
    marks.push({ at, ...found, opensLine: true })
    at += found.length
    while (at < until && /\s/.test(text[at]!)) at++
  }
  for (; at < until; at++) {
    if (!begins.test(text[at]!)) continue
    const said = text.slice(from, at).trimEnd()
    // a Latin word goes on until its space; a Chinese one needs none
    if (!before.test(said) || (/[A-Za-z.)]$/.test(said) && said.length === at - from)) continue
    const bracketed = brackets.test(text.slice(at, at + 3))
    if (bracketed && !beforeBrackets.test(said)) continue
    const found = readingsAt(text, at, false)
    if (!found || (bracketed && refers.test(text.slice(at + found.length, at + found.length + 8)))) continue
    marks.push({ at, ...found, opensLine: false })
    at += found.length - 1
  }
  return marks
}
