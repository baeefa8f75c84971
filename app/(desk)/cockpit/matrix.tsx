import { getTranslations } from 'next-intl/server'
import { LineStroke } from '@/components/line-stroke'
import { count } from '@/components/numerals'
import { toQuery } from '@/db/queries/case-filters'
import type { CockpitFigures, StandingFigures, UnitFigures } from '@/db/queries/cockpit-figures'
import { hrefOf } from '@/db/queries/figure'
import type { Narrowing } from '@/db/queries/narrowing'
import { lineNumber } from '@/domain/line'
import { inReadersLanguage } from '../../words'

const least = { minWidth: 24 }

/** Line by unit, worst first; the open and the overdue of each cell open their own rows. */
export async function Matrix({
  figures,
  units,
  corner,
  narrow,
}: {
  figures: CockpitFigures
  units: readonly UnitFigures[]
  corner: string
  narrow: Narrowing
}) {
  const [t, name, pick] = await Promise.all([
    getTranslations('cockpit'),
    getTranslations('loops.line'),
    inReadersLanguage(),
  ])
  // the six lines stand above for comparison; here only what the cockpit is narrowed to
  const columns = figures.lines.filter(({ line }) => (narrow.line ?? line) === line)
  const says = (who: string, index: number | null) => {
    const line = index === null ? t('all') : name(columns[index]!.line)
    return (kind: 'cellOpen' | 'cellLate', value: number) => t(kind, { who, line, value })
  }
  const cells = (who: string, byLine: readonly StandingFigures[], all: StandingFigures) =>
    [...byLine, all].map((cell, index) => (
      <Cell key={columns[index]?.line ?? 'all'} cell={cell} says={says(who, index < byLine.length ? index : null)} />
    ))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" aria-label={t('matrix')} tabIndex={0}>
      <table className="matrix">
        <caption className="vh">{t('matrixCaption')}</caption>
        <colgroup>
          <col className="who" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ line, open, late, done }) => (
              <th scope="col" key={line}>
                <a href={`/lines/${line}`}>
                  {lineNumber(line)} {name(line)}
                  <LineStroke total={open.value + done.value} open={open.value} late={late.value} />
                </a>
              </th>
            ))}
            <th scope="col">{t('all')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(unit => (
            <tr key={unit.id}>
              <th scope="row">
                <a href={unit.self ? hrefOf(unit.all.open) : `/cockpit${toQuery({ under: unit.id, ...narrow })}`}>
                  {pick(unit.zh, unit.en)}
                </a>
              </th>
              {cells(pick(unit.zh, unit.en), unit.lines, unit.all)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('all')}</th>
            {cells(t('all'), columns, figures.all)}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Cell({
  cell,
  says,
}: {
  cell: StandingFigures
  says: (kind: 'cellOpen' | 'cellLate', value: number) => string
}) {
  if (cell.open.value === 0) {
    return (
      <td>
        <span className="faint">—</span>
      </td>
    )
  }
  return (
    <td>
      <span className="row" style={{ justifyContent: 'flex-end', gap: 2 }}>
        {cell.late.value > 0 && (
          <a className="bad" href={hrefOf(cell.late)} style={least} aria-label={says('cellLate', cell.late.value)}>
            <span>
              <i className="lt r" aria-hidden="true" />
              {count(cell.late.value)}
            </span>
          </a>
        )}
        <a href={hrefOf(cell.open)} style={least} aria-label={says('cellOpen', cell.open.value)}>
          <span className="n">{count(cell.open.value)}</span>
        </a>
      </span>
    </td>
  )
}
