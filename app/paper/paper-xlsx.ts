import 'server-only'
import { type PaperCell, type PaperLine, type PaperSheetFile, writePaper } from '@/db/spreadsheet/write-paper'
import { changeOf, type PaperContent } from '@/domain/paper'
import type { Run, Sheet } from '@/domain/paper-sheet'
import { atDay } from '@/domain/past-day'
import { qrPicture } from './qr-picture'

export type FileWords = Record<'figures' | 'key' | 'value' | 'previous' | 'change' | 'rows', string>

const qrPixels = 120

/** A lone figure stays a number; with its change beside it, or among words, it is text. */
function cellOf(runs: readonly Run[]): PaperCell {
  if (runs.length === 1 && runs[0]!.value !== undefined) return runs[0]!.value
  return runs.map(run => run.text).join('') || null
}

/** A document as .xlsx: a sheet that reads as the paper does, and one of its figures with the last issue's and the addresses of their rows. */
export async function paperXlsx(
  sheet: Sheet,
  content: PaperContent,
  origin: string,
  words: FileWords,
): Promise<Buffer> {
  const said: PaperLine[] = [
    ...(sheet.unissued ? [{ cells: [sheet.unissued], look: 'head' } as const] : []),
    { cells: [sheet.unit], look: 'title' },
    { cells: [sheet.number] },
    { cells: [sheet.title], look: 'title' },
    ...(sheet.to ? [{ cells: [sheet.to], look: 'small' } as const] : []),
    ...sheet.blocks.flatMap((block): PaperLine[] => {
      if (block.kind === 'heading') return [{ cells: [] }, { cells: [block.text], look: 'head' }]
      if (block.kind === 'paragraph') return [{ cells: [block.runs.map(run => run.text).join('')], look: 'small' }]
      if (block.rows.length === 0) return [{ cells: [] }, { cells: [block.none], look: 'small' }]
      return [
        { cells: [] },
        { cells: [block.caption], look: 'head' },
        { cells: block.heads, look: 'head' },
        ...block.rows.map(row => ({ cells: row.cells.map(cellOf), look: row.sum ? ('sum' as const) : undefined })),
        ...(block.note ? [{ cells: [block.note], look: 'small' } as const] : []),
      ]
    }),
    { cells: [] },
    { cells: [sheet.signUnit] },
    { cells: [sheet.signDay] },
    ...(sheet.copies ? [{ cells: [sheet.copies], look: 'small' } as const] : []),
    ...sheet.provenance.map(line => ({ cells: [line], look: 'small' }) as const),
    ...(sheet.verify ? [{ cells: [`${sheet.verify.words} ${sheet.verify.address}`], look: 'small' } as const] : []),
  ]
  const figures: PaperLine[] = [
    { cells: [words.key, words.value, words.previous, words.change, words.rows], look: 'head' },
    ...Object.entries(content.figures).map(([key, figure]) => ({
      cells: [key, figure.value, figure.previous, changeOf(figure), `${origin}${atDay(figure.href, content.asOf.day)}`],
    })),
  ]
  const first: PaperSheetFile = {
    name: sheet.language === 'zh' ? '正文' : 'Document',
    widths: [26, 26, 16, 16, 14, 14],
    lines: said,
    ...(sheet.verify
      ? { picture: { png: await qrPicture(sheet.verify.address, 3 * qrPixels), pixels: qrPixels } }
      : {}),
  }
  return writePaper([first, { name: words.figures, widths: [30, 12, 12, 12, 70], lines: figures }])
}
