import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { AccidentFilters, YearOfAccidents } from '@/db/queries/accidents'
import { accidentGrades } from '@/domain/accident'
import { addressOf } from '../../address'

/** How many accidents of each grade a year had; the latest year first, each number opens its rows. */
export async function YearTable({ years, filters }: { years: readonly YearOfAccidents[]; filters: AccidentFilters }) {
  const t = await getTranslations('lessons')
  const all = (row: YearOfAccidents) => accidentGrades.reduce((sum, grade) => sum + row[grade], 0)
  const most = Math.max(...years.map(all))
  const number = (row: YearOfAccidents, grade?: (typeof accidentGrades)[number]) => {
    const n = grade ? row[grade] : all(row)
    return (
      <NumberLink
        value={n}
        href={`/lessons${addressOf({ ...filters, year: String(row.year), ...(grade ? { grade } : {}) })}`}
        label={t('years.of', { n, year: String(row.year), grade: grade ? t(`grade.${grade}`) : t('years.all') })}
      />
    )
  }
  const columns: Column<YearOfAccidents>[] = [
    { key: 'year', head: t('years.year'), phone: 'title', width: '5rem', cell: row => row.year },
    ...accidentGrades.map(grade => ({
      key: grade,
      head: t(`grade.${grade}`),
      numeric: true,
      phoneLabel: t(`grade.${grade}`),
      cell: (row: YearOfAccidents) => number(row, grade),
    })),
    { key: 'all', head: t('years.all'), numeric: true, phone: 'aside', cell: row => number(row) },
    {
      key: 'bar',
      head: t('years.all'),
      quietHead: true,
      width: '30%',
      phone: 'hide',
      cell: row => (
        <span className="yearbar" aria-hidden="true">
          <i style={{ width: `${(100 * all(row)) / Math.max(most, 1)}%` }} />
        </span>
      ),
    },
  ]
  return (
    <Section title={t('years.title')}>
      <LedgerTable caption={t('years.caption')} columns={columns} rows={years} rowKey={row => row.year} />
    </Section>
  )
}
