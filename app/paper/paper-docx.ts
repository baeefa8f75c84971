import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { columnShares, type Run, type Sheet, type SheetTable } from '@/domain/paper-sheet'
import { qrPicture } from './qr-picture'

const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440)
const official = 'C00000'
/** The text's width on A4 between the margins of GB/T 9704. */
const textWidth = twips(210 - 27 - 25)
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' }
const hei = { ...song, eastAsia: '黑体' }
const fangsong = { ...song, eastAsia: '仿宋' }
const line = { style: BorderStyle.SINGLE, size: 8, color: '111111' }
const thin = { style: BorderStyle.SINGLE, size: 4, color: '999999' }
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Characters that XML 1.0 cannot hold are left out: a reader would call the file damaged. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

const said = (text: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ font: fangsong, size: 24, ...options, text: clean(text) })

const runsOf = (runs: readonly Run[], origin: string, options: IRunOptions = {}) =>
  runs.map(run =>
    run.href
      ? new ExternalHyperlink({ link: `${origin}${run.href}`, children: [said(run.text, options)] })
      : said(run.text, options),
  )

const paragraph = (children: IParagraphOptions['children'], options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ spacing: { line: 400 }, ...options, children })

function tableOf(table: SheetTable, origin: string): (Paragraph | Table)[] {
  if (table.rows.length === 0) return [paragraph([said(table.none)])]
  const shares = columnShares(table)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map(share => Math.floor((textWidth * share) / whole))
  const cell = (column: number, children: IParagraphOptions['children'], rule: typeof line) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      borders: { top: rule === line ? line : noLine, bottom: rule, left: noLine, right: noLine },
      children: [
        paragraph(children, {
          alignment: column < table.words ? AlignmentType.LEFT : AlignmentType.RIGHT,
          spacing: { line: 280 },
        }),
      ],
    })
  const bold = { size: 18, bold: true, font: hei }
  return [
    paragraph([said(table.caption, { ...bold, size: 21 })], { alignment: AlignmentType.CENTER, keepNext: true }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: table.heads.map((head, column) => cell(column, [said(head, bold)], line)),
        }),
        ...table.rows.map(
          row =>
            new TableRow({
              cantSplit: true,
              children: row.cells.map((runs, column) =>
                cell(column, runsOf(runs, origin, row.sum ? bold : { size: 18 }), row.sum ? line : thin),
              ),
            }),
        ),
      ],
    }),
    paragraph(table.note ? [said(table.note, { size: 16 })] : []),
  ]
}

/** A document as .docx: plain paragraphs and tables, heads that repeat, rows that do not split; fonts by the names that WPS and Word know. */
export async function paperDocx(sheet: Sheet, origin: string): Promise<Buffer> {
  const chinese = sheet.language === 'zh'
  const indent = chinese ? { firstLine: 480 } : undefined
  const small = { size: 16, color: '444444' }
  const code = sheet.verify && (await qrPicture(sheet.verify.address, 360))
  const document = new Document({
    creator: clean(sheet.unit),
    title: clean(sheet.title),
    subject: clean(sheet.number),
    styles: { default: { document: { run: { font: fangsong, size: 24 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(22), bottom: twips(22), left: twips(27), right: twips(25) },
          },
        },
        footers: {
          default: new Footer({
            children: [
              paragraph([said('— '), new TextRun({ size: 20, children: [PageNumber.CURRENT] }), said(' —')], {
                alignment: AlignmentType.CENTER,
              }),
            ],
          }),
        },
        children: [
          ...(sheet.unissued
            ? [paragraph([said(sheet.unissued, { bold: true, font: hei })], { alignment: AlignmentType.CENTER })]
            : []),
          paragraph([said(sheet.unit, { font: song, bold: true, size: chinese ? 52 : 36, color: official })], {
            alignment: AlignmentType.CENTER,
            spacing: { line: 600 },
          }),
          paragraph([said(sheet.number)], {
            alignment: AlignmentType.CENTER,
            border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: official, space: 6 } },
          }),
          paragraph([said(sheet.title, { font: song, bold: true, size: 34 })], {
            alignment: AlignmentType.CENTER,
            spacing: { before: 280, after: 200, line: 460 },
          }),
          ...(sheet.to ? [paragraph([said(sheet.to)])] : []),
          ...sheet.blocks.flatMap(block =>
            block.kind === 'heading'
              ? [paragraph([said(block.text, { font: hei })], { indent, keepNext: true })]
              : block.kind === 'table'
                ? tableOf(block, origin)
                : [
                    paragraph(runsOf(block.runs, origin), {
                      indent,
                      alignment: chinese ? AlignmentType.JUSTIFIED : AlignmentType.LEFT,
                    }),
                  ],
          ),
          paragraph([said(sheet.signUnit)], {
            alignment: AlignmentType.RIGHT,
            spacing: { before: 400, line: 400 },
            keepNext: true,
          }),
          paragraph([said(sheet.signDay)], { alignment: AlignmentType.RIGHT }),
          ...(sheet.copies
            ? [paragraph([said(sheet.copies, { size: 21 })], { border: { top: line, bottom: line } })]
            : []),
          ...(code
            ? [
                paragraph([new ImageRun({ type: 'png', data: code, transformation: { width: 90, height: 90 } })], {
                  spacing: { before: 300 },
                  keepNext: true,
                }),
                paragraph([said(`${sheet.verify!.words} ${sheet.verify!.address}`, small)], { spacing: { line: 240 } }),
              ]
            : []),
          ...sheet.provenance.map(text => paragraph([said(text, small)], { spacing: { line: 240 } })),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
