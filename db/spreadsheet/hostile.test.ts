import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RefusalError } from '@/domain/refusal'
import { type TestPart, textRow, workbookParts, zipOf } from '../archive/zip-for-tests'
import { sheetLimits } from './limits'
import { readSheet } from './read-sheet'

const rows = `<sheetData>${textRow(1, '登记编号')}${textRow(2, 'A-1')}</sheetData>`
const megabyte = 1024 * 1024
const replaced = (name: string, change: Partial<TestPart>): TestPart[] =>
  workbookParts(rows).map(part => (part.name === name ? { ...part, ...change } : part))
const first = 'xl/worksheets/first.xml'

/** The texts of a sheet, or the code that it was refused with; anything else is thrown on. */
async function outcome(file: Buffer): Promise<string[][] | string> {
  try {
    return (await readSheet(file)).map(row => [...row.cells.values()].map(cell => cell.text))
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code
    throw error
  }
}
const peakWhile = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  await work()
  clearInterval(watch)
  return (Math.max(peak, process.memoryUsage().rss) - before) / megabyte
}

const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5000)])
const entityBomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${[...'bcdefgh'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index]};`.repeat(10)}">`).join('')}]><worksheet>${rows.replace('A-1', '&h;')}</worksheet>`
const hostile: Record<string, [string, () => Buffer | Promise<Buffer>]> = {
  'nothing at all': ['sheetKind', () => Buffer.alloc(0)],
  noise: ['sheetKind', () => randomBytes(4000)],
  'a .csv renamed': ['sheetKind', () => Buffer.from('登记编号,场所名称\n1,甲\n')],
  'an .xls, or a workbook with a password': ['sheetKind', () => ole],
  'an .html renamed': ['sheetKind', () => Buffer.from('<html><table><tr><td>1')],
  'a zip of something else': ['sheetKind', () => zipOf([{ name: 'word/document.xml', bytes: '<w/>' }])],
  'a zip cut short': ['sheetBroken', () => zipOf(workbookParts(rows)).subarray(0, -30)],
  'a zip with words after its end': [
    'sheetBroken',
    () => Buffer.concat([zipOf(workbookParts(rows)), Buffer.from('more')]),
  ],
  'a local head and nothing more': ['sheetBroken', () => Buffer.from('504b0304'.padEnd(200, '0'), 'hex')],
  'more entries than it has': ['sheetBroken', () => zipOf(workbookParts(rows), 9)],
  'entries without end': [
    'sheetTooLarge',
    () => zipOf(Array.from({ length: 5000 }, (_, index) => ({ name: `x${index}`, bytes: '' }))),
  ],
  'a bomb': ['sheetTooLarge', () => zipOf(workbookParts(rows, { 'xl/media/a.bin': Buffer.alloc(300 * megabyte) }))],
  'a bomb in the sheet': [
    'sheetTooLarge',
    () => zipOf(workbookParts(`<sheetData>${' '.repeat(200 * megabyte)}</sheetData>`)),
  ],
  'many middling bombs': [
    'sheetTooLarge',
    () =>
      zipOf(
        workbookParts(
          rows,
          Object.fromEntries(
            Array.from({ length: 120 }, (_, index) => [
              `b${index}.xml`,
              Buffer.from('<a>'.padEnd(1.9 * megabyte, 'abcdefgh'.repeat(2 + (index % 7)))),
            ]),
          ),
        ),
      ),
  ],
  'a size that lies downwards': ['sheetBroken', () => zipOf(replaced(first, { saysSize: 10 }))],
  'a size that lies upwards': ['sheetBroken', () => zipOf(replaced(first, { saysSize: 4_000_000_000 }))],
  'a bomb that says it is small': [
    'sheetTooLarge',
    () => zipOf([...workbookParts(rows), { name: 'a.bin', bytes: Buffer.alloc(300 * megabyte), saysSize: 100 }]),
  ],
  'a wrong checksum': ['sheetBroken', () => zipOf(replaced(first, { saysCrc: 1 }))],
  'another name in the local head': [
    'sheetBroken',
    () => zipOf(replaced(first, { localName: 'xl/worksheets/fir5t.xml' })),
  ],
  'parts that share bytes': [
    'sheetBroken',
    () => zipOf([...workbookParts(rows), { name: 'again.xml', bytes: '', sharesWith: first, localName: 'again.xml' }]),
  ],
  'an unknown packing': ['sheetBroken', () => zipOf([...workbookParts(rows), { name: 'a', bytes: 'x', method: 99 }])],
  'a password on a part': ['sheetKind', () => zipOf(replaced(first, { flags: 1 }))],
  'a name that climbs': [
    'sheetBroken',
    () => zipOf([...workbookParts(rows), { name: '../../etc/passwd', bytes: 'x' }]),
  ],
  'a name from the root': ['sheetBroken', () => zipOf([...workbookParts(rows), { name: '/etc/passwd', bytes: 'x' }])],
  'a name with a backslash': [
    'sheetBroken',
    () => zipOf([...workbookParts(rows), { name: 'xl\\..\\a.xml', bytes: 'x' }]),
  ],
  'a name with a zero': ['sheetBroken', () => zipOf([...workbookParts(rows), { name: 'a\0.xml', bytes: 'x' }])],
  'one name twice': [
    'sheetBroken',
    () => zipOf([...workbookParts(rows), { name: first.toUpperCase(), bytes: '<x/>' }]),
  ],
  macros: ['sheetKind', () => zipOf(workbookParts(rows, { 'xl/vbaProject.bin': 'x' }))],
  'a macro workbook by its kind': [
    'sheetKind',
    () =>
      zipOf(
        workbookParts(rows, {
          '[Content_Types].xml':
            '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        }),
      ),
  ],
  'links to another workbook': [
    'sheetKind',
    () => zipOf(workbookParts(rows, { 'xl/externalLinks/externalLink1.xml': '<x/>' })),
  ],
  'an embedded object': ['sheetKind', () => zipOf(workbookParts(rows, { 'xl/embeddings/oleObject1.bin': 'x' }))],
  'a sheet that lies elsewhere': [
    'sheetBroken',
    () =>
      zipOf(
        workbookParts(rows, {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://example.com/a.xml"/></Relationships>',
        }),
      ),
  ],
  'a sheet outside its folder': [
    'sheetBroken',
    () =>
      zipOf(
        workbookParts(rows, {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Target="../../../etc/passwd"/></Relationships>',
        }),
      ),
  ],
  'no sheet that is shown': [
    'sheetBroken',
    () =>
      zipOf(
        workbookParts(rows, {
          'xl/workbook.xml': '<workbook><sheets><sheet state="veryHidden" r:id="rId1"/></sheets></workbook>',
        }),
      ),
  ],
  'an entity bomb': ['sheetBroken', () => zipOf(workbookParts(rows, { [first]: entityBomb }))],
  'an entity from a file': [
    'sheetBroken',
    () =>
      zipOf(
        workbookParts(rows, {
          [first]: `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>${rows.replace('A-1', '&f;')}</worksheet>`,
        }),
      ),
  ],
  'an entity that nobody declared': ['sheetBroken', () => zipOf(workbookParts(rows.replace('A-1', '&h;')))],
  'xml that never ends': [
    'sheetBroken',
    () => zipOf(workbookParts('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</sheetData>')),
  ],
  'words in UTF-16': [
    'sheetBroken',
    () => zipOf(workbookParts(rows, { [first]: Buffer.from(`\uFEFF<worksheet>${rows}</worksheet>`, 'utf16le') })),
  ],
  'too many rows': [
    'sheetTooLarge',
    () =>
      zipOf(
        workbookParts(
          `<sheetData>${Array.from({ length: sheetLimits.rows + 2 }, (_, index) => textRow(index + 1, 'x')).join('')}</sheetData>`,
        ),
      ),
  ],
  'too many columns': [
    'sheetTooLarge',
    () =>
      zipOf(workbookParts('<sheetData><row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>')),
  ],
  'a file over the limit': [
    'sheetTooLarge',
    () => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(sheetLimits.fileBytes)]),
  ],
}

describe('what is none, or would cost too much', () => {
  it.each(Object.entries(hostile))('%s', async (_, [code, make]) => {
    const file = await make()
    let found: unknown
    const peak = await peakWhile(async () => {
      found = await outcome(file)
    })
    expect(found).toBe(code)
    expect(peak).toBeLessThan(400)
  })

  it('takes a million empty rows for what they are', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, index) =>
      index % 2
        ? `<row r="${index + 3}" spans="1:15" s="4"/>`
        : `<row r="${index + 3}"><c r="A${index + 3}" s="1"/></row>`,
    )
    const file = zipOf(workbookParts(rows.replace('</sheetData>', `${empty.join('')}</sheetData>`)))
    let found: unknown
    const peak = await peakWhile(async () => {
      found = await outcome(file)
    })
    expect(found).toEqual([['登记编号'], ['A-1']])
    expect(peak).toBeLessThan(500)
  })

  it('reads past what makes a reader work for nothing: merges, validations and formats of the whole sheet', async () => {
    const all = 'A1:XFD1048576'
    const traps = `<mergeCells><mergeCell ref="${all}"/></mergeCells><dataValidations><dataValidation type="list" sqref="${all}"/></dataValidations><hyperlinks><hyperlink ref="${all}" r:id="rId1"/></hyperlinks>`
    const file = zipOf(
      workbookParts(`<dimension ref="${all}"/><cols><col min="1" max="16384" width="9"/></cols>${rows}${traps}`),
    )
    expect(await outcome(file)).toEqual([['登记编号'], ['A-1']])
  })

  it('never answers with anything but a refusal when bytes are changed at random', async () => {
    const good = zipOf(workbookParts(rows))
    for (let turn = 0; turn < 400; turn++) {
      const file = Buffer.from(good)
      for (let flips = 0; flips < 1 + (turn % 4); flips++)
        file[(turn * 7919 + flips * 104_729) % file.length]! ^= 1 << (turn % 8)
      const found = await outcome(file)
      if (typeof found !== 'string') expect(found).toEqual([['登记编号'], ['A-1']])
    }
  })
})
