import { openArchive, packArchive } from '../archive/archive'
import { refuseSheet, sheetLimits } from './limits'

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1] ?? new RegExp(`\\s${name}\\s*=\\s*'([^']*)'`).exec(tag)?.[1]

/** A part as text; one that declares entities of its own is refused, whatever they would become. */
function textOf(parts: Map<string, Buffer>, name: string): string {
  const text = (parts.get(name) ?? refuseSheet('sheetBroken')).toString('utf8').replace(/^\uFEFF/, '')
  if (!text.startsWith('<') || /<!(?:DOCTYPE|ENTITY)/i.test(text)) refuseSheet('sheetBroken')
  return text
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** The first sheet that is not hidden. */
function firstSheet(parts: Map<string, Buffer>): { path: string; from1904: boolean } {
  const workbook = textOf(parts, 'xl/workbook.xml')
  const links = textOf(parts, 'xl/_rels/workbook.xml.rels').match(/<Relationship\b[^>]*>/g) ?? []
  const shown = (workbook.match(/<sheet\b[^>]*>/g) ?? []).find(
    sheet => !['hidden', 'veryHidden'].includes(attribute(sheet, 'state') ?? ''),
  )
  const link = links.find(one => shown && attribute(one, 'Id') === attribute(shown, 'r:id'))
  const target = link && attribute(link, 'Target')
  if (!target || attribute(link, 'TargetMode') === 'External') return refuseSheet('sheetBroken')
  return { path: pathOf(target), from1904: /<workbookPr\b[^>]*\sdate1904\s*=\s*["'](?:1|true)["']/.test(workbook) }
}

/** The rows alone: without merges, validations and links, which only make work for a reader, and without what is empty. */
function rowsOf(sheet: string): string {
  const from = sheet.indexOf('<sheetData')
  const until = sheet.lastIndexOf('</sheetData>')
  if (from < 0) return refuseSheet('sheetBroken')
  if (until < from) return '<sheetData/>'
  const rows = sheet
    .slice(from, until)
    .replace(/<c(?=[\s/])[^<>]*\/>/g, '')
    .replace(/<c(?=[\s>])[^<>]*><\/c>/g, '')
    .replace(/<row(?=[\s/])[^<>]*\/>/g, '')
    .replace(/<row(?=[\s>])[^<>]*>\s*<\/row>/g, '')
  const count = (pattern: RegExp) => rows.match(pattern)?.length ?? 0
  if (count(/<row[\s>]/g) > sheetLimits.rows + 1) refuseSheet('sheetTooLarge')
  if (count(/<c[\s>]/g) > sheetLimits.cells) refuseSheet('sheetTooLarge')
  return `${rows}</sheetData>`
}

const kinds = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${relationships}/${kind}" Target="${target}"/>`
const relations = (inner: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

/** Refuses what is no plain workbook: macros, links to other workbooks, another program's file under this name. */
function refuseOtherKinds(parts: Map<string, Buffer>, names: readonly string[]): void {
  if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml')) refuseSheet('sheetKind')
  if (names.some(name => /vbaProject|externalLinks\/|activeX\/|embeddings\//i.test(name))) refuseSheet('sheetKind')
  if (/macroEnabled|application\/vnd\.ms-excel\.sheet\.binary/i.test(textOf(parts, '[Content_Types].xml')))
    refuseSheet('sheetKind')
}

/**
 * A workbook of one sheet made of the first visible one's rows, its strings and styles: all that a reader of spreadsheets gets to
 * see of a file that somebody sent. Throws RefusalError `sheetKind`, `sheetTooLarge` or `sheetBroken`.
 */
export function bareWorkbook(file: Buffer): Buffer {
  const names: string[] = []
  const wanted = (name: string) => {
    names.push(name)
    return /\.(xml|rels)$/.test(name)
  }
  const parts = openArchive(file, wanted, sheetLimits)
  refuseOtherKinds(parts, names)
  const { path, from1904 } = firstSheet(parts)
  const rows = rowsOf(textOf(parts, path))
  const strings = parts.has('xl/sharedStrings.xml') ? textOf(parts, 'xl/sharedStrings.xml') : `<sst xmlns="${main}"/>`
  const styles = parts.has('xl/styles.xml') ? textOf(parts, 'xl/styles.xml') : `<styleSheet xmlns="${main}"/>`
  const workbook = `<workbook xmlns="${main}" xmlns:r="${relationships}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`
  return packArchive(
    (
      [
        ['[Content_Types].xml', kinds],
        ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
        ['xl/workbook.xml', workbook],
        [
          'xl/_rels/workbook.xml.rels',
          relations(
            relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
              relation('rId2', 'styles', 'styles.xml') +
              relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
          ),
        ],
        ['xl/sharedStrings.xml', strings],
        ['xl/styles.xml', styles],
        ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}">${rows}</worksheet>`],
      ] as const
    ).map(([name, text]) => [name, Buffer.from(text)] as const),
  )
}
