import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { LineStroke } from '@/components/line-stroke'
import { Section } from '@/components/section'
import { hrefOf, taskFigure } from '@/db/queries/figure'
import type { LineUnit } from '@/db/queries/line-page'
import type { Line } from '@/domain/line'
import { inReadersLanguage } from '../../../words'

/** The units that are worst off on this line: most overdue, then most open. */
export async function WorstUnits({ units, line }: { units: readonly LineUnit[]; line: Line }) {
  const [t, pick] = await Promise.all([getTranslations('lines'), inReadersLanguage()])
  const columns: Column<LineUnit>[] = [
    { key: 'unit', head: t('unit'), phone: 'title', cell: unit => pick(unit.zh, unit.en) },
    {
      key: 'stroke',
      head: <span className="vh">{t('share')}</span>,
      cell: unit => <LineStroke total={unit.open + unit.done} open={unit.open} late={unit.late} />,
    },
    {
      key: 'open',
      head: t('open'),
      numeric: true,
      phoneLabel: t('open'),
      cell: unit => (
        <NumberLink
          value={unit.open}
          href={hrefOf(taskFigure(unit.open, { state: 'open', line, unit: unit.id }))}
          label={t('openSays', { name: pick(unit.zh, unit.en), value: unit.open })}
        />
      ),
    },
    {
      key: 'late',
      head: t('late'),
      numeric: true,
      phoneLabel: t('late'),
      cell: unit => (
        <span className={unit.late ? 'bad' : 'faint'}>
          <NumberLink
            value={unit.late}
            href={hrefOf(taskFigure(unit.late, { due: 'overdue', line, unit: unit.id }))}
            label={t('lateSays', { name: pick(unit.zh, unit.en), value: unit.late })}
          />
        </span>
      ),
    },
  ]
  return (
    <Section title={t('worst')} aside={t('worstAside')}>
      <LedgerTable
        caption={t('worst')}
        columns={columns}
        rows={units}
        rowKey={unit => unit.id}
        empty={<p className="dim">{t('noUnits')}</p>}
      />
    </Section>
  )
}
