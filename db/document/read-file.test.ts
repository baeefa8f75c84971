import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, it } from 'vitest'
import { RefusalError } from '@/domain/refusal'
import { zipOf } from '../archive/zip-for-tests'
import { fileLimits } from './limits'
import { readDocumentFile } from './read-file'
import { paragraph, run, wordOf } from './word-for-tests'

const textOf = (bytes: Buffer, name = 'notice.docx') => readDocumentFile(bytes, name).text
function refusalOf(bytes: Buffer, name = 'notice.docx'): string {
  try {
    return `read: ${readDocumentFile(bytes, name).text.slice(0, 40)}`
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return error.refusal.code
  }
}

describe('a Word document', () => {
  it('as a library writes it: tables are lines, notes follow, deletions are left out and insertions are in', async () => {
    const change = { id: 1, author: '甲', date: '2026-01-01T00:00:00Z' }
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph('见《安全生产法》。')] } },
      sections: [
        {
          children: [
            new Paragraph('关于冬季安全的通知'),
            new Paragraph({
              children: [
                new TextRun('要排查'),
                new DeletedTextRun({ text: '部分', ...change }),
                new InsertedTextRun({ text: '全部', ...change }),
                new TextRun('燃气隐患'),
                new FootnoteReferenceRun(1),
                new TextRun('。'),
              ],
            }),
            new Table({
              rows: [
                new TableRow({ children: [cell('单位'), cell('时限')] }),
                new TableRow({ children: [cell('住建局'), cell('12月1日')] }),
              ],
            }),
            new Paragraph('请报送。'),
          ],
        },
      ],
    })
    const { text, source, told } = readDocumentFile(await Packer.toBuffer(document), 'notice.docx')
    expect(source).toBe('docx')
    expect(text.split('\n').filter(Boolean)).toEqual([
      '关于冬季安全的通知',
      '要排查全部燃气隐患[1]。',
      '[1] 见《安全生产法》。',
      '单位 | 时限',
      '住建局 | 12月1日',
      '请报送。',
    ])
    expect(Object.fromEntries(told.map(({ code, n }) => [code, n]))).toEqual({
      deleted: 1,
      inserted: 1,
      notes: 1,
      rows: 2,
    })
  })

  it('shows the numbers that Word keeps as lists, level by level, by style as well', () => {
    const level = (no: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${no}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>`
    const styles = `<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="H1b"><w:basedOn w:val="H1"/></w:style>`
    const listed = (words: string, list: number, at: number) =>
      paragraph(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)
    const { text, told } = readDocumentFile(
      wordOf(
        paragraph('检查', '<w:pStyle w:val="H1"/>') +
          listed('燃气', 1, 1) +
          listed('管线', 1, 2) +
          listed('阀井', 1, 2) +
          listed('危化', 1, 1) +
          listed('储罐', 1, 2) +
          paragraph('报告', '<w:pStyle w:val="H1b"/>') +
          paragraph('不编号', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
          listed('圆点', 2, 0) +
          listed('Check', 3, 0) +
          listed('Check mains', 3, 1),
        { numbering, styles },
      ),
      'list.docx',
    )
    expect(text.split('\n')).toEqual([
      '一、检查',
      '（一）燃气',
      '1.管线',
      '2.阀井',
      '（二）危化',
      '1.储罐',
      '二、报告',
      '不编号',
      '圆点',
      '1 Check',
      '1.1 Check mains',
    ])
    expect(told).toEqual(
      expect.arrayContaining([
        { code: 'numbered', n: 9 },
        { code: 'bullets', n: 1 },
      ]),
    )
  })

  it.each([
    [
      'hidden words',
      paragraph(run('看得见') + run('看不见', '<w:vanish/>') + run('也看得见', '<w:vanish w:val="0"/>')),
      '看得见也看得见',
    ],
    ['a field by its result', paragraph(`<w:r><w:instrText>PAGE</w:instrText></w:r>${run('3')}`), '3'],
    [
      'a moved passage where it stands now',
      paragraph(`<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`),
      '新',
    ],
    ['a paragraph end that was deleted', paragraph(run('前'), '<w:rPr><w:del/></w:rPr>') + paragraph('后'), '前后'],
    [
      'a text box once, after its paragraph',
      paragraph(
        `${run('正文')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph('框内')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('框内')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      '正文\n框内',
    ],
    [
      'a deleted row',
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph('旧')}</w:tc></w:tr><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc><w:p/></w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`,
      '甲 | — | 乙',
    ],
    [
      'a control with its content',
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('内容')}</w:sdtContent></w:sdt>`,
      '内容',
    ],
    ['signs that XML writes otherwise', paragraph('A &amp; B &lt; C &#x9690;'), 'A & B < C 隐'],
  ])('reads %s', (_, body, words) => {
    expect(textOf(wordOf(body))).toBe(words)
  })

  const body = paragraph('要检查。')
  const document = (xml: string | Buffer) => wordOf('', { parts: { 'word/document.xml': xml } })
  it.each<[string, string, () => Buffer]>([
    ['macros', 'docMacro', () => wordOf(body, { parts: { 'word/vbaProject.bin': 'x' } })],
    [
      'a macro file under another name',
      'docMacro',
      () =>
        wordOf(body, {
          parts: { '[Content_Types].xml': '<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>' },
        }),
    ],
    [
      'the old kind',
      'docOld',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(512),
          Buffer.from('WordDocument', 'utf16le'),
        ]),
    ],
    [
      'a password',
      'docPassword',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(512),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
    ],
    ['a password of the zip', 'docPassword', () => zipOf([{ name: '[Content_Types].xml', bytes: 'x', flags: 1 }])],
    ['pictures only', 'docImages', () => wordOf(paragraph('<w:r><w:drawing/></w:r>'))],
    ['nothing', 'docEmpty', () => wordOf(paragraph(' '))],
    [
      'a workbook',
      'docKind',
      () =>
        zipOf([
          { name: '[Content_Types].xml', bytes: '<Types/>' },
          { name: 'xl/workbook.xml', bytes: '<workbook/>' },
        ]),
    ],
    ['a PDF', 'docBroken', () => Buffer.from('%PDF-1.7 …')],
    ['a file cut short', 'docBroken', () => wordOf(body).subarray(0, 300)],
    ['xml that never ends', 'docBroken', () => document('<w:document xmlns:w="x"><w:body>')],
    ['an entity bomb', 'docBroken', () => document('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>')],
    ['an entity that nobody declared', 'docBroken', () => wordOf(paragraph('&h;'))],
    ['elements nested without end', 'docBroken', () => wordOf('<w:ins>'.repeat(300) + '</w:ins>'.repeat(300))],
    [
      'a zip bomb',
      'docTooLarge',
      () => wordOf(body, { parts: { 'word/media/a.bin': Buffer.alloc(fileLimits.inflatedBytes + 1) } }),
    ],
    ['a document of too many bytes', 'docTooLarge', () => wordOf(paragraph('检'.repeat(fileLimits.xmlBytes / 2)))],
    ['a file over the limit', 'docTooLarge', () => Buffer.alloc(fileLimits.fileBytes + 1)],
  ])('refuses %s', (_, code, make) => {
    expect(refusalOf(make())).toBe(code)
  })

  it('never answers with anything but its text or a refusal when bytes are changed at random', () => {
    const good = wordOf(body)
    for (let turn = 0; turn < 300; turn++) {
      const file = Buffer.from(good)
      for (let flips = 0; flips < 1 + (turn % 4); flips++)
        file[(turn * 7919 + flips * 104_729) % file.length]! ^= 1 << (turn % 8)
      expect(['要检查。', 'read: 要检查。']).toContain(refusalOf(file).startsWith('doc') ? '要检查。' : refusalOf(file))
    }
  })
})
