import type { CircularStage } from './circular'
import type { Day } from './clock'
import {
  type Both,
  type Cell,
  changeOf,
  figureMark,
  type PaperContent,
  type PaperFigure,
  type PaperTable,
} from './paper'
import { atDay } from './past-day'

export type PaperLanguage = 'zh' | 'en'

/** A stretch of text; a figure carries its key and number, and the address of its rows. */
export type Run = { text: string; href?: string; figure?: string; value?: number }
export type SheetTable = {
  kind: 'table'
  caption: string
  heads: readonly string[]
  words: number
  rows: readonly { cells: readonly (readonly Run[])[]; sum: boolean }[]
  /** What stands instead of a table without rows, its caption included. */
  none: string
  note: string
}
export type SheetBlock = { kind: 'heading'; text: string } | { kind: 'paragraph'; runs: readonly Run[] } | SheetTable

/** A document in one language, ready to be set: page, pdf, docx and xlsx are made of this alone. */
export type Sheet = {
  language: PaperLanguage
  unit: string
  number: string
  title: string
  /** Why this is not an issued document; empty when it is. */
  unissued: string
  to: string
  blocks: readonly SheetBlock[]
  signUnit: string
  signDay: string
  copies: string
  provenance: readonly string[]
  /** Words beside the code by which the paper is verified; empty without one. */
  verify: { address: string; words: string } | null
}

/** How wide the columns of a table are to each other: a title needs the room of three numbers, a code less than one. */
export function columnShares({ heads, words }: Pick<SheetTable, 'heads' | 'words'>): number[] {
  const named = [0.8, 2.9, 1.5, 0.95, 1.05]
  return heads.map((_, column) => (words > 2 ? (named[column] ?? 1) : words === 1 && column === 0 ? 1.8 : 1))
}

/** What a sheet needs of the record beside the frozen content. */
export type PaperRecord = {
  stage: CircularStage
  number: string | null
  sha256: string
  content: PaperContent
  /** The day that it was issued on; null before. */
  issuedOn: Day | null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date in a document: with its year, whatever year it is read in. */
export function paperDay(day: Day, language: PaperLanguage): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`
}

/** Days of a period as people say them, with what both ends share said once: 2026年11月13日至19日, 13 to 19 Nov 2026. */
export function paperPeriod(from: Day, to: Day, language: PaperLanguage): string {
  const [year, month, date] = to.split('-').map(Number) as [number, number, number]
  const [firstMonth, firstDate] = from.split('-').slice(1).map(Number) as [number, number]
  if (from === to) return paperDay(to, language)
  if (from.slice(0, 4) !== to.slice(0, 4))
    return language === 'zh'
      ? `${paperDay(from, 'zh')}至${paperDay(to, 'zh')}`
      : `${paperDay(from, 'en')} to ${paperDay(to, 'en')}`
  const same = firstMonth === month
  return language === 'zh'
    ? `${year}年${firstMonth}月${firstDate}日至${same ? '' : `${month}月`}${date}日`
    : `${firstDate}${same ? '' : ` ${months[firstMonth - 1]}`} to ${paperDay(to, 'en')}`
}

/** A number as a document writes it: 1,012. */
export const paperNumber = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

const changeWords: Record<PaperLanguage, (change: number | null) => string> = {
  zh: change =>
    change === null
      ? '上期无此数'
      : change === 0
        ? '与上期持平'
        : `较上期${change > 0 ? '增加' : '减少'}${paperNumber(Math.abs(change))}`,
  en: change =>
    change === null
      ? 'not in the last issue'
      : change === 0
        ? 'as in the last issue'
        : `${paperNumber(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than in the last issue`,
}

const signed = (change: number): string =>
  change === 0 ? '±0' : `${change > 0 ? '+' : '−'}${paperNumber(Math.abs(change))}`

/** One figure's share of another in per cent, to one place; a dash where there is nothing to share. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`

function sentenceRuns(text: string, { figures, asOf }: PaperContent, language: PaperLanguage): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const mark of text.matchAll(figureMark)) {
    const [whole, key = '', asChange] = mark
    const figure = figures[key]
    if (!figure) throw new Error(`the document has no figure ${key}`)
    if (mark.index > from) runs.push({ text: text.slice(from, mark.index) })
    runs.push(asChange ? { text: changeWords[language](changeOf(figure)) } : runOf(key, figure, asOf.day))
    from = mark.index + whole.length
  }
  if (from < text.length) runs.push({ text: text.slice(from) })
  return runs
}

const runOf = (key: string, figure: PaperFigure, day: Day): Run => ({
  text: paperNumber(figure.value),
  href: atDay(figure.href, day),
  figure: key,
  value: figure.value,
})

function cellRuns(cell: Cell, content: PaperContent, table: PaperTable, language: PaperLanguage): Run[] {
  if ('share' in cell) {
    const [part, whole] = cell.share.map(key => content.figures[key]!.value)
    return [{ text: shareOf(part!, whole!) }]
  }
  if (!('figure' in cell))
    return [{ text: cell[language] || cell.zh, href: cell.href && atDay(cell.href, content.asOf.day) }]
  const figure = content.figures[cell.figure]!
  const change = table.changes ? changeOf(figure) : null
  const by = change === null ? [] : [{ text: language === 'zh' ? `（${signed(change)}）` : ` (${signed(change)})` }]
  return [runOf(cell.figure, figure, content.asOf.day), ...by]
}

const says = {
  zh: {
    unissued: {
      draft: '拟稿，未印发',
      submitted: '送审稿，未印发',
      approved: '已审签，未印发',
      withdrawn: '已撤回，未曾印发',
    },
    unnumbered: '（未编号）',
    copies: '抄送：',
    asOf: (day: string, time: string, event: string) =>
      `数字取自${day} ${time}，依据台账事件 ${event}；定稿后不再变动。任务、隐患、督办事项和检查的链接打开该日日终的记录，其余链接打开现时的记录。`,
    previous: (number: string, day: string) => `增减与上期${number ? `《${number}》` : ''}（截至${day}）比较。`,
    first: '首期，无上期可比。',
    hash: (sha256: string) => `内容校验值 SHA-256：${sha256}`,
    verify: '扫码核验本文件的文号和校验值',
  },
  en: {
    unissued: {
      draft: 'Draft, not issued',
      submitted: 'Submitted for approval, not issued',
      approved: 'Approved, not issued',
      withdrawn: 'Withdrawn, never issued',
    },
    unnumbered: '(no number yet)',
    copies: 'Copies: ',
    asOf: (day: string, time: string, event: string) =>
      `Figures as of ${day} ${time}, resting on event ${event} of the ledger; frozen since. Links to tasks, hazards, directives and visits open the records as they stood at the end of that day, other links as they are now.`,
    previous: (number: string, day: string) =>
      `Changes are against the last issue${number ? `, ${number}` : ''} (as of ${day}).`,
    first: 'First issue: nothing to compare with.',
    hash: (sha256: string) => `SHA-256 of the content: ${sha256}`,
    verify: 'Scan to verify number and hash',
  },
} as const

/** Sets a document in one language. `verifyAt` is the public address that tells of this content's hash. Throws where a sentence names a figure that was not filled. */
export function sheetOf(record: PaperRecord, language: PaperLanguage, verifyAt: string): Sheet {
  const { content, stage } = record
  const pick = (words: Both) => words[language] || words.zh || words.en
  const say = says[language]
  const at = new Date(new Date(content.asOf.at).getTime() + 8 * 3_600_000).toISOString()
  const blocks = content.sections.flatMap((section): SheetBlock[] => {
    if (section.kind === 'heading') return [{ kind: 'heading', text: pick(section.text) }]
    if (section.kind === 'sentence')
      return [{ kind: 'paragraph', runs: sentenceRuns(pick(section.text), content, language) }]
    if (section.kind === 'typed')
      return pick(content.words[section.word])
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(text => ({ kind: 'paragraph', runs: [{ text }] }))
    return [
      {
        kind: 'table',
        caption: pick(section.caption),
        heads: section.heads.map(pick),
        words: section.words,
        rows: section.rows.map(row => ({
          cells: row.cells.map(cell => cellRuns(cell, content, section, language)),
          sum: row.sum ?? false,
        })),
        none: `${pick(section.caption)}${language === 'zh' ? '：' : ': '}${pick(section.none)}`,
        note: section.note ? pick(section.note) : '',
      },
    ]
  })
  const { previous } = content
  const issued = stage === 'issued'
  return {
    language,
    unit: pick(content.unit),
    number: record.number ?? say.unnumbered,
    title: pick(content.title),
    unissued: stage === 'issued' ? '' : say.unissued[stage],
    to: pick(content.words.to),
    blocks,
    signUnit: pick(content.unit),
    signDay: paperDay(record.issuedOn ?? content.asOf.day, language),
    copies: pick(content.words.copies) && `${say.copies}${pick(content.words.copies)}`,
    provenance: [
      say.asOf(paperDay(at.slice(0, 10), language), at.slice(11, 16), paperNumber(content.asOf.eventId)),
      previous ? say.previous(previous.number, paperDay(previous.day, language)) : say.first,
      say.hash(record.sha256),
    ],
    verify: issued ? { address: verifyAt, words: say.verify } : null,
  }
}
