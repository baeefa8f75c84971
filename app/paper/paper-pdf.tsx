import 'server-only'
import { Document, Link, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer'
import { qrPath, quietModules } from '@/components/qr-path'
import { columnShares, type Run, type Sheet, type SheetTable } from '@/domain/paper-sheet'
import { fontsFor, missingGlyph } from './paper-fonts'
import { paperStyles as look } from './paper-styles'

/** Every text that a sheet sets, in one string. */
const textOf = (sheet: Sheet): string => JSON.stringify(sheet)

/** The sheet with the mark for a missing glyph in place of each such character. */
function withoutMissing(sheet: Sheet, missing: readonly string[]): Sheet {
  if (missing.length === 0) return sheet
  const known = new Set(missing)
  return JSON.parse(JSON.stringify(sheet), (_, value) =>
    typeof value === 'string' ? [...value].map(one => (known.has(one) ? missingGlyph : one)).join('') : value,
  )
}

const Runs = ({ runs, origin }: { runs: readonly Run[]; origin: string }) =>
  runs.map((run, index) =>
    run.href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a frozen text never change their order
      <Link key={index} src={`${origin}${run.href}`} style={look.link}>
        {run.text}
      </Link>
    ) : (
      run.text
    ),
  )

function Table({ table, origin }: { table: SheetTable; origin: string }) {
  if (table.rows.length === 0) return <Text style={look.paragraph}>{table.none}</Text>
  const cell = (column: number) => {
    const align = column < table.words ? 'left' : 'right'
    return [look.cell, { flexGrow: columnShares(table)[column], flexBasis: 0, textAlign: align } as const]
  }
  return (
    <View style={look.table}>
      <Text style={look.caption} minPresenceAhead={90}>
        {table.caption}
      </Text>
      <View style={look.head} fixed>
        {table.heads.map((head, column) => (
          <Text key={head} style={cell(column)}>
            {head}
          </Text>
        ))}
      </View>
      {table.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a frozen table never change their order
        <View key={index} style={row.sum ? look.sum : look.row} wrap={false}>
          {row.cells.map((runs, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
            <Text key={column} style={cell(column)}>
              <Runs runs={runs} origin={origin} />
            </Text>
          ))}
        </View>
      ))}
      {table.note && <Text style={look.proof}>{table.note}</Text>}
    </View>
  )
}

function Code({ text }: { text: string }) {
  const { size, path } = qrPath(text)
  const edge = size + 2 * quietModules
  return (
    <Svg viewBox={`${-quietModules} ${-quietModules} ${edge} ${edge}`} style={look.code}>
      <Path d={path} fill="#000" />
    </Svg>
  )
}

/** A document as a PDF on A4 with its font embedded, so that its text can be selected and looks the same everywhere. `origin` is where its links lead. */
export async function paperPdf(given: Sheet, origin: string): Promise<Buffer> {
  const { families, missing } = fontsFor(textOf(given))
  const sheet = withoutMissing(given, missing)
  const chinese = sheet.language === 'zh'
  const paragraph = chinese ? look.paragraph : look.western
  const notes = missing.map(one => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`)
  return renderToBuffer(
    <Document title={sheet.title} author={sheet.unit} subject={sheet.number} language={chinese ? 'zh-CN' : 'en'}>
      <Page size="A4" style={[look.page, { fontFamily: families }]}>
        {sheet.unissued && <Text style={look.unissued}>{sheet.unissued}</Text>}
        <Text style={chinese ? look.unit : look.unitWestern}>{sheet.unit}</Text>
        <Text style={look.number}>{sheet.number}</Text>
        <View style={look.rule} />
        <Text style={look.title}>{sheet.title}</Text>
        {sheet.to && <Text style={look.to}>{sheet.to}</Text>}
        {sheet.blocks.map((block, index) => {
          const key = `${index}`
          if (block.kind === 'heading')
            return (
              <Text key={key} style={chinese ? look.heading : look.headingWestern} minPresenceAhead={110}>
                {block.text}
              </Text>
            )
          if (block.kind === 'table') return <Table key={key} table={block} origin={origin} />
          return (
            <Text key={key} style={paragraph}>
              <Runs runs={block.runs} origin={origin} />
            </Text>
          )
        })}
        <View wrap={false}>
          <View style={look.sign}>
            <Text>{sheet.signUnit}</Text>
            <Text>{sheet.signDay}</Text>
          </View>
          {sheet.copies && <Text style={look.copies}>{sheet.copies}</Text>}
          <View style={look.foot}>
            {sheet.verify && <Code text={sheet.verify.address} />}
            <View style={look.proofs}>
              {sheet.verify && (
                <Text style={look.proof}>
                  {sheet.verify.words}{' '}
                  <Link src={sheet.verify.address} style={look.link}>
                    {sheet.verify.address}
                  </Link>
                </Text>
              )}
              {sheet.provenance.map(line => (
                <Text key={line} style={look.proof}>
                  {line}
                </Text>
              ))}
              {notes.length > 0 && (
                <Text style={look.proof}>
                  {missingGlyph} {notes.join(', ')}
                </Text>
              )}
            </View>
          </View>
        </View>
        <Text style={look.folio} fixed render={({ pageNumber }) => `— ${pageNumber} —`} />
      </Page>
    </Document>,
  )
}
