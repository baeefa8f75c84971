import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a zip file, and what its heads say that is not so. */
export type TestPart = {
  name: string
  bytes: Buffer | string
  saysSize?: number
  saysCrc?: number
  localName?: string
  flags?: number
  method?: number
  /** Its directory entry points at this part's bytes instead. */
  sharesWith?: string
}

/** A zip file of these parts, deflated, with whatever they say of themselves. */
export function zipOf(parts: readonly TestPart[], saysCount = parts.length): Buffer {
  const all: Buffer[] = []
  const heads: Buffer[] = []
  const offsets = new Map<string, number>()
  let offset = 0
  for (const part of parts) {
    const bytes = Buffer.from(part.bytes as string)
    const packed = part.method === 0 ? bytes : deflateRawSync(bytes)
    const [name, localName] = [Buffer.from(part.name), Buffer.from(part.localName ?? part.name)]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(part.flags ?? 0, 6)
    local.writeUInt16LE(part.method ?? 8, 8)
    local.writeUInt32LE(part.saysCrc ?? crc32(bytes), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(part.saysSize ?? bytes.length, 22)
    local.writeUInt16LE(localName.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    local.copy(central, 6, 4, 26)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(part.sharesWith ? (offsets.get(part.sharesWith) ?? 0) : offset, 42)
    offsets.set(part.name, offset)
    heads.push(central, name)
    all.push(local, localName, packed)
    offset += 30 + localName.length + packed.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(saysCount, 8)
  end.writeUInt16LE(saysCount, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...all, directory, end])
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a small workbook, some of them replaced or added. */
export function workbookParts(sheetData: string, change: Record<string, string | Buffer> = {}): TestPart[] {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="h" sheetId="2" state="hidden" r:id="rId9"/><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="x" Target="worksheets/sheet9.xml"/><Relationship Id="rId1" Type="x" Target="/xl/worksheets/first.xml"/></Relationships>`,
    'xl/worksheets/sheet9.xml': `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
    'xl/worksheets/first.xml': `<?xml version="1.0"?><worksheet xmlns="${main}">${sheetData}</worksheet>`,
    ...change,
  }
  return Object.entries(parts).map(([name, bytes]) => ({ name, bytes }))
}

/** A sheet's rows with one cell of inline text. */
export const textRow = (no: number, text: string): string =>
  `<row r="${no}"><c r="A${no}" t="inlineStr"><is><t>${text}</t></is></c></row>`
