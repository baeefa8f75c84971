import type { Piece } from './intake-cut'
import { demandWords, lineNames, lineTerms } from './intake-terms'
import { type Line, lines } from './line'

export type Disposition = 'directive' | 'preamble' | 'metadata'

/**
 * Why a line is suggested: a line's own name or a term of its field, in which words at which letter of the document; `above` when
 * they stand in the heading or in the sentence that opened the point. `more` counts further terms of the same line.
 */
export type LineReason = { by: 'name' | 'term'; above?: true; words: string; at: number; more: number }
/** Why a disposition is suggested: what kind of piece it is, or the word that asks for something. */
export type DispositionReason = { by: 'kind' | 'demand' | 'nothing'; words: string }

export type Suggestion = {
  disposition: Disposition
  why: DispositionReason
  line: Line | null
  lineWhy: LineReason | null
  /** Words of the document that could be the directive's title; never words of our own. */
  title: string
}

const isHan = /\p{Script=Han}/u

function findLine(words: string, at: number): { line: Line; why: LineReason } | null {
  for (const line of lines) {
    const named = lineNames[line].exec(words)
    if (named) return { line, why: { by: 'name', words: named[0], at: at + named.index, more: 0 } }
  }
  const low = words.toLowerCase()
  const found = lines.map(line => {
    const hits = lineTerms[line]
      .map(term => ({ term, place: low.indexOf(term.toLowerCase()) }))
      .filter(({ place }) => place >= 0)
      .sort((a, b) => a.place - b.place || b.term.length - a.term.length)
    // 责任 inside 主体责任 is said once
    return {
      line,
      hits: hits.filter((one, index) => !hits.slice(0, index).some(other => other.term.includes(one.term))),
    }
  })
  const best = found
    .filter(one => one.hits.length > 0)
    .sort((a, b) => b.hits.length - a.hits.length || a.hits[0]!.place - b.hits[0]!.place)[0]
  if (!best) return null
  const { term, place } = best.hits[0]!
  return {
    line: best.line,
    why: { by: 'term', words: words.slice(place, place + term.length), at: at + place, more: best.hits.length - 1 },
  }
}

const zhBeginning = new RegExp(
  `^(?:[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]{1,2}[，,、]|[\\d一二三四五六七八九十]{1,3}[.．、)）]|[（(][\\d一二三四五六七八九十]{1,3}[)）]|[①-⑳])?\\s*(${demandWords.zhBeginnings})`,
)
const enBeginning = new RegExp(
  `^(?:[A-Z][a-z]+, |\\(?[\\da-zA-Z]{1,4}[.)]\\s*)*(${demandWords.enBeginnings}|${demandWords.enBeginnings.toLowerCase()})\\b`,
)

function findDemand(words: string): string | null {
  if (isHan.test(words)) {
    const word = demandWords.zh.find(
      one => words.includes(one) && !(one === '要' && !/(?<![重必主需简纲只])要(?![求点素件闻么])/.test(words)),
    )
    return word ?? zhBeginning.exec(words)?.[1] ?? null
  }
  const low = ` ${words.toLowerCase()} `
  const word = demandWords.en.find(one => low.includes(` ${one} `))
  return word ?? enBeginning.exec(words)?.[1] ?? null
}

const bare = (words: string, label: string): string =>
  words.slice(words.startsWith(label) ? label.length : 0).replace(/^[\s，,、：:]+/, '')

/** The first words of a sentence up to its first pause, at most some forty letters; of a piece under a heading of its own, the heading. */
function titleOf(words: string, label: string): string {
  const said = bare(words, label)
  const clause = (isHan.test(said) ? said.split(/[，。；：！？]/)[0] : said.split(/[,.;:!?](?:\s|$)/)[0])!.trim()
  const long = isHan.test(said) ? 40 : 100
  return clause.length <= long ? clause : `${clause.slice(0, long - 1).trimEnd()}…`
}

const asides = ['title', 'number', 'addressee', 'date', 'signature', 'annex', 'contact', 'note', 'other', 'heading']

/** What stands above a piece: the sentence that opened its point, or its heading, with the place of each. */
type Above = { words: string; at: number }

/** What could be made of one piece, for a person to take or leave. `above` is asked for a line when the piece itself names none. */
export function suggestFor(text: string, piece: Piece, above: readonly Above[] = []): Suggestion {
  const words = text.slice(piece.starts, piece.ends)
  const demand = piece.kind === 'sentence' || piece.kind === 'row' ? findDemand(words) : null
  const aside = asides.includes(piece.kind)
  const disposition: Disposition = aside ? 'metadata' : demand ? 'directive' : 'preamble'
  const why: DispositionReason = aside
    ? { by: 'kind', words: piece.kind }
    : demand
      ? { by: 'demand', words: demand }
      : { by: 'nothing', words: '' }
  const none = { disposition, why, line: null, lineWhy: null, title: titleOf(words, piece.label) }
  if (disposition !== 'directive') return none
  const own = findLine(words, piece.starts)
  if (own?.why.by === 'name') return { ...none, line: own.line, lineWhy: own.why }
  const named = above.map(one => findLine(one.words, one.at)).find(one => one?.why.by === 'name')
  // a point that names a line keeps its sentences there
  if (named) return { ...none, line: named.line, lineWhy: { ...named.why, above: true } }
  if (own) return { ...none, line: own.line, lineWhy: own.why }
  const over = above.map(one => findLine(one.words, one.at)).find(one => one !== null)
  return over ? { ...none, line: over.line, lineWhy: { ...over.why, above: true } } : none
}

/** Suggestions for every piece of a text, in order. */
export function suggestAll(text: string, pieces: readonly Piece[]): Suggestion[] {
  let point: Above | null = null
  const headings = new Map<string, number>()
  return pieces.map(piece => {
    const words = text.slice(piece.starts, piece.ends)
    if (piece.kind === 'heading') {
      headings.set(words, piece.starts)
      point = null
    } else if (piece.label) point = { words, at: piece.starts }
    const at = headings.get(piece.section)
    const above = [
      ...(point && point.at !== piece.starts ? [point] : []),
      ...(at === undefined ? [] : [{ words: piece.section, at }]),
    ]
    return suggestFor(text, piece, above)
  })
}
