import type { Run, Sheet, SheetTable } from '@/domain/paper-sheet'
import { QrCode } from './qr-code'

/** A document as an A4 page in the manner of GB/T 9704: red head, number, rule, title, text, signature, copies. */
export function PaperSheet({ sheet }: { sheet: Sheet }) {
  const chinese = sheet.language === 'zh'
  return (
    <article className="a4 paper" lang={chinese ? 'zh-CN' : 'en'} aria-labelledby="paper-title">
      {sheet.unissued && <p className="unissued">{sheet.unissued}</p>}
      <p className="org">{sheet.unit}</p>
      <p className="docno">{sheet.number}</p>
      <div className="redrule" />
      <h1 id="paper-title">{sheet.title}</h1>
      {sheet.to && <p className="to">{sheet.to}</p>}
      {sheet.blocks.map((block, index) => {
        const key = `${index}`
        if (block.kind === 'heading') return <h2 key={key}>{block.text}</h2>
        if (block.kind === 'table') return <PaperTable key={key} table={block} />
        return (
          <p key={key}>
            <Runs runs={block.runs} />
          </p>
        )
      })}
      <div className="sign">
        {sheet.signUnit}
        <br />
        {sheet.signDay}
      </div>
      {sheet.copies && (
        <div className="copy">
          <span>{sheet.copies}</span>
        </div>
      )}
      <div className="proof">
        {sheet.verify && <QrCode text={sheet.verify.address} label={sheet.verify.words} />}
        <div>
          {sheet.verify && (
            <p className="prov">
              {sheet.verify.words}{' '}
              <a className="link" href={new URL(sheet.verify.address).pathname}>
                {sheet.verify.address}
              </a>
            </p>
          )}
          {sheet.provenance.map(line => (
            <p className="prov" key={line}>
              {line}
            </p>
          ))}
        </div>
      </div>
    </article>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, index) =>
    run.href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a frozen text never change their order
      <a key={index} href={run.href} data-figure={run.figure}>
        {run.text}
      </a>
    ) : (
      run.text
    ),
  )
}

function PaperTable({ table }: { table: SheetTable }) {
  if (table.rows.length === 0) return <p>{table.none}</p>
  return (
    <>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.heads.map((head, index) => (
              <th key={head} scope="col" className={index < table.words ? 'w' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a frozen table never change their order
            <tr key={index} className={row.sum ? 'sum' : undefined}>
              {row.cells.map((runs, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                <td key={column} className={column < table.words ? 'w' : undefined}>
                  <Runs runs={runs} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.note && <p className="prov">{table.note}</p>}
    </>
  )
}
