import type { CircularKind } from './circular'
import type { Day } from './clock'

/** What a document says is frozen with it, so it carries its own words in both languages. */
export type Both = { zh: string; en: string }

/** A number of a document: as it was filled, as the last issued one of its kind had it (null without one), and the list that makes it. */
export type PaperFigure = { value: number; previous: number | null; href: string }

/** What stands in a cell: words, which may lead somewhere; a figure by its key; or one figure's share of another, in per cent. */
export type Cell = (Both & { href?: string }) | { figure: string } | { share: readonly [part: string, whole: string] }

export type PaperRow = { cells: readonly Cell[]; sum?: boolean }
export type PaperTable = {
  kind: 'table'
  name: string
  caption: Both
  heads: readonly Both[]
  /** How many columns from the left hold words; the rest are numbers. */
  words: number
  /** Whether its figures are shown with their change since the last issue. */
  changes?: boolean
  rows: readonly PaperRow[]
  /** What stands where there is no row. */
  none: Both
  note?: Both
}

/** The parts of a document that a person writes. */
export const typedWords = ['to', 'opening', 'remarks', 'demands', 'copies'] as const
export type TypedWord = (typeof typedWords)[number]

/** One part of a document. In a sentence `{key}` is a figure and `{key~}` its change since the last issue. */
export type PaperSection =
  | { kind: 'heading'; text: Both }
  | { kind: 'sentence'; text: Both }
  | { kind: 'typed'; word: TypedWord }
  | PaperTable

/** Everything that a document says, as it is kept and hashed. */
export type PaperContent = {
  /** The form of this content; a later form must still read an earlier one. */
  form: 1
  kind: CircularKind
  title: Both
  /** The full name of the unit that issues it. */
  unit: Both
  period: { from: Day; to: Day }
  /** The instant, day and last event of the ledger that its figures rest on. */
  asOf: { at: string; day: Day; eventId: number }
  /** The issue that its figures are compared with. */
  previous: { id: number; number: string; day: Day } | null
  words: Record<TypedWord, Both>
  sections: readonly PaperSection[]
  figures: Record<string, PaperFigure>
}

/** How a figure differs from the last issue's; null where that had none. */
export const changeOf = ({ value, previous }: PaperFigure): number | null =>
  previous === null ? null : value - previous

/** The keys of the figures that a document shows, each once, in the order of its sections. */
export function figuresShown(sections: readonly PaperSection[]): string[] {
  const keys = sections.flatMap(section => {
    if (section.kind === 'sentence') return [...section.text.zh.matchAll(figureMark)].map(mark => mark[1]!)
    if (section.kind !== 'table') return []
    return section.rows.flatMap(row =>
      row.cells.flatMap(cell => ('figure' in cell ? [cell.figure] : 'share' in cell ? [...cell.share] : [])),
    )
  })
  return [...new Set(keys)]
}

/** A figure's place in a sentence: `{tasks.open}`, or `{tasks.open~}` for its change. */
export const figureMark = /\{([\w.-]+)(~?)\}/g
