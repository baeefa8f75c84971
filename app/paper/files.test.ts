import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import type { PaperContent } from '@/domain/paper'
import { sheetOf } from '@/domain/paper-sheet'
import { paperDocx } from './paper-docx'
import { fontsFor, partsOf } from './paper-fonts'
import { paperPdf } from './paper-pdf'
import { paperXlsx } from './paper-xlsx'
import { pdfText } from './pdf-text'
import { sfntOf } from './sfnt'

const none = { zh: '', en: '' }
const origin = 'https://six.example'
const sha256 = 'ab'.repeat(32)
const figures = Object.fromEntries(
  Array.from({ length: 90 }, (_, index) => [
    `f${index}`,
    { value: 100_003 + index * 7_919, previous: index % 3 === 0 ? null : 100_000, href: `/tasks?unit=${index}` },
  ]),
)
const content: PaperContent = {
  form: 1,
  kind: 'circular',
  title: { zh: '关于督办任务办理情况的通报', en: 'Circular on tasks' },
  unit: { zh: '吉林省安全生产委员会办公室', en: 'Office of the Safety Committee' },
  period: { from: '2026-11-18', to: '2026-11-24' },
  asOf: { at: '2026-11-24T01:00:00.000Z', day: '2026-11-24', eventId: 1204331 },
  previous: null,
  words: {
    to: { zh: '各有关单位：', en: 'To all:' },
    opening: { zh: '=1+1 责任人瑨、琎、赟、喆；缺字䶮。', en: '=1+1 @SUM(A1) <b>&amp;</b>' },
    remarks: { zh: '控制符\u0007不进文件', en: '' },
    demands: none,
    copies: { zh: '省委办公厅', en: 'The office' },
  },
  sections: [
    { kind: 'typed', word: 'opening' },
    { kind: 'heading', text: { zh: '一、总体情况', en: '1. The whole' } },
    { kind: 'sentence', text: { zh: '未结{f0}项，逾期{f1}项（{f1~}）。', en: '{f0} open, {f1} overdue ({f1~}).' } },
    {
      kind: 'table',
      name: 't',
      caption: { zh: '表1　各单位', en: 'Table 1' },
      heads: [
        { zh: '单位', en: 'Unit' },
        { zh: '未结', en: 'Open' },
      ],
      words: 1,
      rows: Object.keys(figures).map((figure, index) => ({
        cells: [{ zh: `-@单位${index}`, en: `+Unit ${index}` }, { figure }],
      })),
      none,
    },
    { kind: 'typed', word: 'remarks' },
  ],
  figures,
}
const sheet = (language: 'zh' | 'en' = 'zh') =>
  sheetOf(
    { stage: 'issued', number: '省安委办通报〔2026〕3号', sha256, content, issuedOn: '2026-11-25' },
    language,
    `${origin}/verify/${sha256}`,
  )
const shown = Object.values(figures).map(({ value }) => String(value).replace(/\B(?=(\d{3})+$)/g, ','))
const tight = (text: string) => text.replace(/\s/g, '')

describe('the pdf', () => {
  it('says every word and figure in text that can be selected, over several pages', async () => {
    const pdf = await paperPdf(sheet(), origin)
    const text = pdfText(pdf)
    const said = tight(text)
    for (const figure of shown) expect(said).toContain(figure)
    for (const word of [
      '吉林省安全生产委员会办公室',
      '省安委办通报〔2026〕3号',
      '关于督办任务办理情况的通报',
      '一、总体情况',
    ])
      expect(said).toContain(word)
    expect(said).toContain(sha256)
    expect(text.trim().split('\n').length).toBeGreaterThan(2)
    // the head of the table comes again on each page that it runs over, and each page has its number
    expect(said.match(/单位未结/g)?.length).toBeGreaterThan(1)
    expect(said).toContain('—1—')
    expect(said).toContain('—2—')
  })
  it('sets rare characters from their own slices, and marks by number what no slice has', async () => {
    const said = tight(pdfText(await paperPdf(sheet(), origin)))
    expect(said).toContain('责任人瑨、琎、赟、喆；缺字〓')
    expect(said).toContain('U+4DAE')
    expect(fontsFor('一二三').families).toHaveLength(1)
    expect(fontsFor('瑨').families).toHaveLength(2)
  })
  it('says the English in English', async () => {
    const said = tight(pdfText(await paperPdf(sheet('en'), origin)))
    for (const word of ['OfficeoftheSafetyCommittee', 'CircularonTasks', '1.Thewhole'])
      expect(said.toLowerCase()).toContain(word.toLowerCase())
  })
  it('embeds its font and links each figure to its rows', async () => {
    const pdf = (await paperPdf(sheet(), origin)).toString('latin1')
    expect(pdf).toMatch(/FontFile2/)
    expect(pdf).toContain(`(${origin}/tasks?unit=42&on=${content.asOf.day})`)
    expect(pdf).toContain(`${origin}/verify/${sha256}`)
  })
})

it('breaks Chinese where a line may end, keeps numbers whole, and Western words as they are', () => {
  const parts = (text: string) => partsOf(text).filter(part => part !== '')
  expect(parts('未结1,012项（较上期减少23），逾期。').join('|')).toBe('未|结|1,012|项|（较|上|期|减|少|23），|逾|期。')
  expect(parts('a'.repeat(64))).toHaveLength(64)
  expect(partsOf('overdue')).toEqual(['overdue'])
})

it('takes a font out of its WOFF and refuses what is none', () => {
  expect(() => sfntOf(Buffer.from('not a font at all, not a font at all, not a font'))).toThrow('WOFF')
})

describe('the docx', () => {
  it('holds every word and figure in whole parts, heads repeated, rows unsplit', async () => {
    const zip = await JSZip.loadAsync(await paperDocx(sheet(), origin), { checkCRC32: true })
    const names = Object.keys(zip.files)
    for (const part of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/_rels/document.xml.rels'])
      expect(names).toContain(part)
    const xml = await zip.file('word/document.xml')!.async('string')
    const text = xml.replace(/<[^>]+>/g, '')
    for (const figure of shown) expect(text).toContain(figure)
    for (const word of ['省安委办通报〔2026〕3号', '关于督办任务办理情况的通报', '缺字䶮', sha256])
      expect(text).toContain(word)
    expect(xml).toContain('<w:tblHeader/>')
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(shown.length + 1)
    expect(xml).not.toContain('\u0007')
    expect(names.some(name => /^word\/media\/.*\.png$/.test(name))).toBe(true)
    const links = await zip.file('word/_rels/document.xml.rels')!.async('string')
    expect(links).toContain(`${origin}/tasks?unit=42&amp;on=${content.asOf.day}`)
  })
})

describe('the xlsx', () => {
  const words = { figures: '数字', key: '代号', value: '本期', previous: '上期', change: '增减', rows: '明细' }
  it('read again gives the same words and numbers, and nothing in it is a formula', async () => {
    const bytes = await paperXlsx(sheet(), content, origin, words)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    expect(workbook.worksheets.map(one => one.name)).toEqual(['正文', '数字'])
    const rows = (index: number) =>
      (workbook.worksheets[index]!.getSheetValues() as unknown[][]).slice(1).map(row => row?.slice(1) ?? [])
    expect(rows(1).slice(1)).toEqual(
      Object.entries(figures).map(([key, { value, previous, href }]) => {
        const change = previous === null ? [undefined, undefined] : [previous, value - previous]
        return [key, value, ...change, `${origin}${href}&on=${content.asOf.day}`]
      }),
    )
    const said = rows(0).flat()
    for (const { value } of Object.values(figures)) expect(said).toContain(value)
    for (const word of ['=1+1 责任人瑨、琎、赟、喆；缺字䶮。', '-@单位0', '省安委办通报〔2026〕3号'])
      expect(said).toContain(word)
    const zip = await JSZip.loadAsync(bytes)
    for (const name of Object.keys(zip.files).filter(one => one.startsWith('xl/worksheets/sheet')))
      expect(await zip.file(name)!.async('string')).not.toContain('<f>')
    expect(workbook.worksheets[0]!.getImages()).toHaveLength(1)
  })
})
