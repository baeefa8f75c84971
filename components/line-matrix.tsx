import { type Closing, LineStroke } from './line-stroke'
import { count } from './numerals'

export type MatrixCell = { open: number; late: number; href: string }
export type MatrixLine = Closing & { number: number; name: string; href: string }
export type MatrixRow = {
  key: string | number
  name: string
  href?: string
  cells: readonly MatrixCell[]
  all: MatrixCell
}

/** Line by department, worst first; every cell opens its rows. */
export function LineMatrix({
  lines,
  rows,
  total,
  words,
}: {
  lines: readonly MatrixLine[]
  /** One cell a line, in the order of `lines`. */
  rows: readonly MatrixRow[]
  total: { cells: readonly MatrixCell[]; all: MatrixCell }
  /** `says` puts a cell in words for who does not see its red square: "3 overdue of 6 open". */
  words: { caption: string; corner: string; all: string; says: (cell: MatrixCell) => string }
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="scroll" aria-label={words.caption} tabIndex={0}>
      <table className="matrix">
        <caption className="vh">{words.caption}</caption>
        <colgroup>
          <col className="who" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{words.corner}</th>
            {lines.map(line => (
              <th scope="col" key={line.number}>
                <a href={line.href}>
                  {line.number} {line.name}
                  <LineStroke {...line} />
                </a>
              </th>
            ))}
            <th scope="col">{words.all}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">{row.href ? <a href={row.href}>{row.name}</a> : row.name}</th>
              {[...row.cells, row.all].map((cell, index) => (
                <Cell key={lines[index]?.number ?? 'all'} cell={cell} says={words.says} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            {[...total.cells, total.all].map((cell, index) => (
              <Cell key={lines[index]?.number ?? 'all'} cell={cell} says={words.says} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Cell({ cell, says }: { cell: MatrixCell; says: (cell: MatrixCell) => string }) {
  return (
    <td>
      {cell.open > 0 ? (
        <a href={cell.href} aria-label={says(cell)}>
          {cell.late > 0 && (
            <span className="bad">
              <i className="lt r" />
              {count(cell.late)}
            </span>
          )}
          <span>{count(cell.open)}</span>
        </a>
      ) : (
        <span className="faint">—</span>
      )}
    </td>
  )
}
