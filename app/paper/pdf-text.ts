import { inflateSync } from 'node:zlib'

/** For the tests: what a reader of the PDF can select, page after page, by the fonts' own ToUnicode tables (ISO 32000-1, 9.10.3). */
export function pdfText(pdf: Buffer): string {
  const objects = new Map<number, { head: string; stream: Buffer | null }>()
  const text = pdf.toString('latin1')
  for (const found of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const body = found[2]!
    const at = body.indexOf('stream\n')
    const head = at < 0 ? body : body.slice(0, at)
    let stream: Buffer | null = null
    if (at >= 0) {
      const raw = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1')
      stream = head.includes('/FlateDecode') ? inflateSync(raw) : raw
    }
    objects.set(Number(found[1]), { head, stream })
  }
  const reference = (head: string, name: string) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1])
  const tables = new Map<number, Map<string, string>>()
  for (const [number, { head }] of objects) {
    const stream = objects.get(reference(head, 'ToUnicode'))?.stream
    if (stream) tables.set(number, charactersIn(stream.toString('latin1')))
  }
  let said = ''
  for (const { head } of objects.values()) {
    if (!/\/Type \/Page\b(?!s)/.test(head)) continue
    const resources = objects.get(reference(head, 'Resources'))?.head ?? head
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(font => [font[1]!, tables.get(Number(font[2]))]),
    )
    const content = objects.get(reference(head, 'Contents'))?.stream?.toString('latin1') ?? ''
    let table: Map<string, string> | undefined
    for (const sign of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|\bET\b/gi)) {
      if (sign[1]) table = fonts.get(sign[1])
      else if (sign[2])
        for (const code of sign[2].toLowerCase().match(/.{4}/g) ?? []) said += table?.get(code) ?? '\u{fffd}'
    }
    said += '\n'
  }
  return said
}

function charactersIn(table: string): Map<string, string> {
  const found = new Map<string, string>()
  const characters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const block of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const range of block[1]!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) {
      const first = Number.parseInt(range[1]!, 16)
      for (const [index, hex] of [...range[3]!.matchAll(/<([0-9a-f ]+)>/gi)].entries())
        found.set((first + index).toString(16).padStart(4, '0'), characters(hex[1]!.replaceAll(' ', '')))
    }
  }
  return found
}
