import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { ComparedDoubt } from '@/db/queries/doubts'
import type { DoubtVerdict } from '@/domain/doubt'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayInstant } from '../../words'
import { doubtSentences } from './doubt-words'

export const verdictTone = { sound: 'green', hollow: 'red', unread: 'grey' } as const

/** What a person found of a doubt, or that nobody has read it. */
export async function VerdictLight({ verdict }: { verdict: DoubtVerdict | null }) {
  const t = await getTranslations('doubts')
  return <Light tone={verdictTone[verdict ?? 'unread']} word={t(`verdict.${verdict ?? 'unread'}`)} />
}

/** Doubts as a ledger: what sign, of which case, what was compared, what was found. */
export async function DoubtTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ComparedDoubt[]
  empty: ReactNode
}) {
  const [t, locale, says] = await Promise.all([getTranslations('doubts'), getLocale(), doubtSentences()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/doubts/${row.id}`}
      empty={empty}
      columns={[
        { key: 'kind', head: t('column.kind'), cell: row => t(`kind.${row.kind}`), phone: 'title', look: 'nw' },
        {
          key: 'case',
          head: t('column.case'),
          cell: row => (
            <>
              <span className="code">{codeOf(row.loop, row.caseId)}</span> {pick(row.titleZh, row.titleEn)}
            </>
          ),
          phone: 'full',
        },
        { key: 'says', head: t('column.says'), cell: row => says(row), phone: 'full' },
        {
          key: 'unit',
          head: t('column.unit'),
          cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
          phone: 'hide',
        },
        { key: 'at', head: t('column.at'), cell: row => sayInstant(row.at, locale, today()), look: 'nw' },
        {
          key: 'verdict',
          head: t('column.verdict'),
          cell: row => <VerdictLight verdict={row.verdict} />,
          look: 'nw',
          phone: 'aside',
        },
      ]}
    />
  )
}
