import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  head: ReactNode
  /** The head is read out, not shown: a column of actions. */
  quietHead?: boolean
  cell: (row: Row) => ReactNode
  numeric?: boolean
  /** A css length; on a `even` table the columns without one share the rest. */
  width?: string
  /** `now` is the order the list is in, when it is by this column. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
  /** Its place in the two lines of a row on a phone; facts of the second line by default. `hide` is also the first to go on a small laptop. */
  phone?: 'title' | 'lead' | 'aside' | 'full' | 'hide'
  /** Said before the value on a phone, where the value alone would not be understood. */
  phoneLabel?: string
  look?: string
}

const places = { title: 'p-title', lead: 'p-lead', aside: 'p-aside', full: 'p-full', hide: 'p-hide' } as const

/** A ledger: rules, not boxes. The title column's link covers its row; on a phone each row becomes a block of two lines. */
export function LedgerTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowHref,
  rowId,
  select,
  selected,
  wide = false,
  even = false,
  tall = false,
  empty,
  foot,
}: {
  /** What the table holds; read out, not shown. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** Makes the `title` column's words (or the first column's) the link of the row. */
  rowHref?: (row: Row) => string
  rowId?: (row: Row) => string
  /** A box at the head of each row, for a form around the table. */
  select?: {
    name: string
    label: (row: Row) => string
    head: string
    /** Ticked to begin with. */
    checked?: (row: Row) => boolean
  }
  selected?: (row: Row) => boolean
  /** Runs to the edges of the page. */
  wide?: boolean
  /** Fixed columns, one line a row. */
  even?: boolean
  tall?: boolean
  /** What stands here instead of an empty table. */
  empty?: ReactNode
  /** Cells of the closing row, one a column (the selection box excepted). */
  foot?: readonly ReactNode[]
}) {
  if (rows.length === 0 && empty) return <>{empty}</>
  const linked = columns.find(column => column.phone === 'title') ?? columns[0]
  const look = `table fold${wide ? ' wide' : ''}${even ? ' even' : ''}${tall ? ' tall' : ''}`
  return (
    <div className="tablewrap">
      <table className={look}>
        <caption className="vh">{caption}</caption>
        {columns.some(column => column.width) && (
          <colgroup>
            {select && <col style={{ width: '3.25rem' }} />}
            {columns.map(column => (
              <col
                key={column.key}
                className={column.phone === 'hide' ? places.hide : undefined}
                style={column.width ? { width: column.width } : undefined}
              />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            {select && (
              <th className="box1" scope="col">
                <span className="vh">{select.head}</span>
              </th>
            )}
            {columns.map(column => (
              <th key={column.key} scope="col" className={headLook(column)} aria-sort={column.sort?.now}>
                {column.sort ? (
                  <a className="sort" href={column.sort.href}>
                    {column.head}
                  </a>
                ) : (
                  <span className={column.quietHead ? 'vh' : undefined}>{column.head}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)} id={rowId?.(row)} className={selected?.(row) ? 'sel' : undefined}>
              {select && (
                <td className="box1">
                  <label>
                    <input
                      key={String(select.checked?.(row) ?? false)}
                      className="box"
                      type="checkbox"
                      name={select.name}
                      value={rowKey(row)}
                      defaultChecked={select.checked?.(row)}
                    />
                    <span className="vh">{select.label(row)}</span>
                  </label>
                </td>
              )}
              {columns.map(column => (
                <td key={column.key} className={cellLook(column)} data-label={column.phoneLabel}>
                  {rowHref && column === linked ? (
                    <a className="open" href={rowHref(row)}>
                      {column.cell(row)}
                    </a>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {select && <td />}
              {columns.map((column, index) => (
                <td key={column.key} className={cellLook(column)} data-label={column.phoneLabel}>
                  {foot[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function headLook<Row>(column: Column<Row>): string | undefined {
  return [column.numeric ? 'n' : '', column.phone === 'hide' ? places.hide : ''].filter(Boolean).join(' ') || undefined
}

function cellLook<Row>(column: Column<Row>): string | undefined {
  return (
    [column.numeric ? 'n' : '', column.phone ? places[column.phone] : '', column.look ?? '']
      .filter(Boolean)
      .join(' ') || undefined
  )
}
