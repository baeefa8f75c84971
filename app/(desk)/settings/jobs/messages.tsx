import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import type { countDeliveries, FailedDelivery } from '@/db/queries/jobs'
import { channels, deliveryStates } from '@/domain/notice'
import { today } from '../../../light-of'
import { inReadersLanguage, sayInstant } from '../../../words'
import { failureWords } from '../../inbox/notice-words'

type Counts = Awaited<ReturnType<typeof countDeliveries>>

/** How many messages of each channel wait, were sent or failed; and the last that failed, each with why, never with what it said. */
export async function Messages({ counts, failed }: { counts: Counts; failed: readonly FailedDelivery[] }) {
  const [t, name, locale, pick, why] = await Promise.all([
    getTranslations('jobs'),
    getTranslations('notices.channel'),
    getLocale(),
    inReadersLanguage(),
    failureWords(),
  ])
  const used = channels.filter(channel => counts.some(one => one.channel === channel))
  const sums: Column<(typeof channels)[number]>[] = [
    { key: 'channel', head: t('channel'), cell: channel => name(channel), phone: 'title' },
    ...deliveryStates.map(state => ({
      key: state,
      head: t(`state.${state}`),
      numeric: true,
      phoneLabel: t(`state.${state}`),
      cell: (channel: (typeof channels)[number]) =>
        count(counts.find(one => one.channel === channel && one.state === state)?.n ?? 0),
    })),
  ]
  const columns: Column<FailedDelivery>[] = [
    {
      key: 'at',
      head: t('failed.at'),
      cell: row => sayInstant(row.endedAt, locale, today()),
      look: 'nw dim',
      phone: 'aside',
    },
    { key: 'channel', head: t('channel'), cell: row => name(row.channel), phone: 'lead' },
    { key: 'who', head: t('failed.who'), cell: row => pick(row.nameZh, row.nameEn), phone: 'title' },
    { key: 'why', head: t('failed.why'), cell: row => why(row.error), phone: 'full' },
    { key: 'attempts', head: t('failed.attempts'), cell: row => count(row.attempts), numeric: true, phone: 'hide' },
  ]
  return (
    <>
      <Section title={t('messages')}>
        <LedgerTable
          caption={t('messagesCaption')}
          columns={sums}
          rows={used}
          rowKey={channel => channel}
          empty={<p className="dim">{t('noMessages')}</p>}
        />
      </Section>
      <Section title={t('failedMessages')}>
        <LedgerTable
          caption={t('failedCaption')}
          columns={columns}
          rows={failed}
          rowKey={row => row.id}
          empty={<p className="dim">{t('noFailedMessages')}</p>}
        />
      </Section>
    </>
  )
}
