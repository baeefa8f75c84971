import { getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import { ruleOn } from '@/db/queries/rules'
import type { RumourDetail } from '@/db/queries/rumours'
import { shanghaiDay } from '@/domain/clock'
import { cite } from '../../../rule-words'
import { rumourLights } from '../clock-light'

/** The two clocks of a rumour: when each ends or was met, and the rule that gives it. */
export async function RumourClocks({ detail, now }: { detail: RumourDetail; now: Date }) {
  const [t, lights] = await Promise.all([getTranslations('rumours'), rumourLights(now)])
  const on = shanghaiDay(detail.receivedAt)
  const rows = await Promise.all(
    lights.clocksOf(detail).map(async clock => ({
      ...clock,
      cited: await cite(ruleOn(`rumour.${clock.name}`, on, detail.regionCode)),
    })),
  )
  return (
    <Section title={t('clocks.title')} id="clocks" aside={t('clocks.aside')}>
      <LedgerTable
        caption={t('clocks.title')}
        rows={rows}
        rowKey={row => row.name}
        columns={[
          {
            key: 'name',
            head: t('clocks.name'),
            phone: 'title',
            width: '13rem',
            cell: row => t(`clocks.${row.name}`, { n: row.hours }),
          },
          {
            key: 'due',
            head: t('clocks.due'),
            phoneLabel: t('clocks.due'),
            width: '8rem',
            look: 'nw',
            cell: row => row.due,
          },
          {
            key: 'how',
            head: t('clocks.how'),
            phone: 'aside',
            width: '12rem',
            cell: row => <Light tone={row.tone} word={row.word} />,
          },
          {
            key: 'rule',
            head: t('clocks.rule'),
            phone: 'full',
            cell: row => <small className="dim">{row.cited}</small>,
          },
        ]}
      />
    </Section>
  )
}
