import { cutText, type Piece } from './intake-cut'
import { type Suggestion, suggestAll } from './intake-suggest'

export type DocumentLanguage = 'zh' | 'en'

/** What a document may hold at most: letters, and pieces that a person has to go through. */
export const documentLimits = { letters: 60_000, pieces: 1500 } as const

const hanLetters = /\p{Script=Han}/gu
const latinLetters = /[A-Za-z]/g

/** The language that most of a text is written in: a Chinese letter says as much as three of a Latin word. */
export function languageOf(text: string): DocumentLanguage {
  const chinese = text.match(hanLetters)?.length ?? 0
  return chinese * 3 >= (text.match(latinLetters)?.length ?? 0) && chinese > 0 ? 'zh' : 'en'
}

/** Line ends as one kind, no mark of byte order, nothing behind the last word: what is kept and hashed. */
export const settleText = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[ \t\u3000\u00A0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()

/**
 * Places counted in letters as the database counts them: a letter outside the basic plane is one there and two in a string here.
 * The second turns a counted place back into one of a string.
 */
export function countedPlaces(text: string): {
  counted: (place: number) => number
  place: (counted: number) => number
} {
  if (!/[\uD800-\uDBFF]/.test(text)) return { counted: at => at, place: at => at }
  const places: number[] = []
  let at = 0
  for (const letter of text) {
    places.push(at)
    at += letter.length
  }
  places.push(at)
  const back = new Map(places.map((place, counted) => [place, counted]))
  return { counted: place => back.get(place) ?? 0, place: counted => places[counted] ?? at }
}

export type SuggestedPiece = Piece & { suggestion: Suggestion }

/** A text in pieces with what could be made of each, places counted as the database counts them. */
export function readDocument(text: string): SuggestedPiece[] {
  const pieces = cutText(text)
  const suggestions = suggestAll(text, pieces)
  const { counted } = countedPlaces(text)
  return pieces.map((piece, index) => {
    const suggestion = suggestions[index]!
    return {
      ...piece,
      starts: counted(piece.starts),
      ends: counted(piece.ends),
      suggestion: {
        ...suggestion,
        lineWhy: suggestion.lineWhy && { ...suggestion.lineWhy, at: counted(suggestion.lineWhy.at) },
      },
    }
  })
}

export type GuessedDescription = { title: string; issuer: string; day: string }

const hanDigits = '〇一二三四五六七八九'
const digitOf = (letter: string): string => {
  const at = hanDigits.indexOf(letter.replace(/[○零]/, '〇'))
  return at < 0 ? letter : String(at)
}
const hanDay = (text: string): number => {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text]
  return (tens === '' ? 1 : Number(digitOf(tens!))) * 10 + (ones ? Number(digitOf(ones)) : 0)
}
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** The day that a line of a document says, as YYYY-MM-DD; empty when it says none. */
export function dayIn(line: string): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const made = (year: number, month: number, day: number) =>
    month >= 1 && month <= 12 && day >= 1 && day <= 31 ? `${year}-${two(month)}-${two(day)}` : ''
  const arabic = /(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})/.exec(line)
  if (arabic) return made(Number(arabic[1]), Number(arabic[2]), Number(arabic[3]))
  const chinese = /([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/.exec(
    line,
  )
  if (chinese) return made(Number([...chinese[1]!].map(digitOf).join('')), hanDay(chinese[2]!), hanDay(chinese[3]!))
  const english = /(\d{1,2}) ([A-Z][a-z]+) (\d{4})|([A-Z][a-z]+) (\d{1,2}), (\d{4})/.exec(line)
  if (!english) return ''
  const month = months.indexOf((english[2] ?? english[4]!).toLowerCase()) + 1
  return made(Number(english[3] ?? english[6]), month, Number(english[1] ?? english[5]))
}

/** What the text seems to say of itself, for a person to put right: its title, who signed it, and the last day it is dated. */
export function guessDescription(text: string, pieces: readonly Piece[]): GuessedDescription {
  const wordsOf = (piece: Piece) => text.slice(piece.starts, piece.ends)
  const titles = pieces.filter(piece => piece.kind === 'title').map(wordsOf)
  const days = pieces.filter(piece => piece.kind === 'date').map(piece => dayIn(wordsOf(piece)))
  return {
    title: titles.join(languageOf(text) === 'zh' ? '' : ' ').slice(0, 200),
    issuer: wordsOf(
      pieces.find(piece => piece.kind === 'signature') ?? { starts: 0, ends: 0, kind: 'other', label: '', section: '' },
    ),
    day: days.findLast(day => day !== '') ?? '',
  }
}

/** Where a piece can be cut in two: behind its commas, stops and semicolons, places from its own beginning. */
export function cutPlaces(words: string): number[] {
  return [...words.matchAll(/[，,；;。.:：、](?=[\s”’"')）]*\S)[\s”’"')）]*/g)]
    .map(match => match.index + match[0].length)
    .filter(place => place > 0 && place < words.length && !/^\d/.test(words.slice(place)))
}
