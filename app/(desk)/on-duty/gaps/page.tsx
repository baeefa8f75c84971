import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listGaps } from '@/db/queries/duty-board'
import { refuseIf } from '@/domain/refusal'
import { read } from '../../../session'
import { DutyNav } from '../duty-nav'
import { dutyWords } from '../duty-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('gapsPage.title') }
}

/** Every place that nobody has on a published shift of the next seven days. */
export default async function GapsPage() {
  const rows = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    return listGaps(tx, new Date())
  })
  const { t, pick, role, gap, span } = await dutyWords()
  return (
    <>
      <TopBar title={t('gapsPage.title')} aside={t('gapsPage.caption', { n: rows.length })} />
      <DutyNav here="gaps" />
      <LedgerTable
        caption={t('gapsPage.caption', { n: rows.length })}
        wide
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/on-duty/shifts/${row.shiftId}`}
        empty={
          <Section>
            <EmptyState closed title={t('gapsPage.emptyTitle')} text={t('gapsPage.emptyText')} />
          </Section>
        }
        columns={[
          { key: 'unit', head: t('gapsPage.unit'), cell: row => pick(row.unit.zh, row.unit.en), phone: 'title' },
          { key: 'when', head: t('gapsPage.when'), cell: row => span(row.from, row.to), look: 'nw' },
          { key: 'place', head: t('gapsPage.place'), cell: row => role(row.kind) },
          {
            key: 'why',
            head: t('gapsPage.why'),
            cell: row => <Light tone="red" word={`${t('gap')}: ${gap(row.why)}`} />,
            phone: 'full',
          },
        ]}
      />
    </>
  )
}
