/** Cells of an RFC 4180 text, row by row; a quoted cell may hold commas, doubled quotes and line ends. Throws on a stray quote. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const endRow = () => {
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (;;) {
        const quote = text.indexOf('"', at + 1)
        if (quote < 0) throw new Error(`csv row ${rows.length + 1}: a quote is never closed`)
        cell += text.slice(at + 1, quote)
        at = quote + 1
        if (text[at] !== '"') break
        cell += '"'
      }
      if (at < text.length && !',\r\n'.includes(text[at]!)) {
        throw new Error(`csv row ${rows.length + 1}: text follows a closing quote`)
      }
    } else {
      const start = at
      while (at < text.length && !',\r\n'.includes(text[at]!)) {
        if (text[at] === '"') throw new Error(`csv row ${rows.length + 1}: a quote inside an unquoted cell`)
        at++
      }
      cell = text.slice(start, at)
    }
    row.push(cell)
    if (text[at] === ',') {
      at++
      if (at === text.length) row.push('')
      else continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    endRow()
  }
  return rows
}

/** Rows of a CSV text keyed by its header; throws when a row is not as wide as the header or a wanted column is missing. */
export function readCsv<Column extends string>(text: string, columns: readonly Column[]): Record<Column, string>[] {
  const [header, ...rows] = parseCsv(text)
  if (!header) throw new Error('csv: no header')
  const missing = columns.filter(column => !header.includes(column))
  if (missing.length > 0) throw new Error(`csv: no column ${missing.join(', ')}`)
  return rows.map((row, index) => {
    if (row.length !== header.length) {
      throw new Error(`csv row ${index + 2}: ${row.length} cells under ${header.length} headings`)
    }
    return Object.fromEntries(header.map((name, column) => [name, row[column]])) as Record<Column, string>
  })
}
