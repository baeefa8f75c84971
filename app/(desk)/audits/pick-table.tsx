import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { Pick } from '@/db/queries/audits'
import type { AuditResult } from '@/domain/doubt'
import { codeOf } from '@/domain/loops'
import { localized } from '../../words'

const resultTone = { waiting: 'grey', holds: 'green', false_closure: 'red' } as const

/** What the second look found, or that nobody has looked yet. */
export async function ResultLight({ result }: { result: AuditResult | null }) {
  const t = await getTranslations('audits')
  return <Light tone={resultTone[result ?? 'waiting']} word={t(`result.${result ?? 'waiting'}`)} />
}

/** Drawn cases as a ledger, in the order of their lots. */
export async function PickTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly Pick[]
  empty?: ReactNode
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('audits'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/audits/picks/${row.id}`}
      empty={empty}
      columns={[
        {
          key: 'no',
          head: t('picks.no'),
          cell: row => row.no,
          numeric: true,
          width: '4rem',
          phone: 'lead',
        },
        {
          key: 'case',
          head: t('picks.case'),
          cell: row => (
            <>
              <span className="code">{codeOf(row.loop, row.caseId)}</span> {pick(row.titleZh, row.titleEn)}
            </>
          ),
          phone: 'title',
        },
        {
          key: 'unit',
          head: t('picks.unit'),
          cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
        },
        {
          key: 'stage',
          head: t('picks.stage'),
          cell: row => tl(`stage.${row.loop}.${row.stage}` as 'stage.task.issued'),
          look: 'nw',
        },
        { key: 'draw', head: t('picks.draw'), cell: row => row.drawId, numeric: true, phone: 'hide' },
        {
          key: 'found',
          head: t('picks.found'),
          cell: row => <ResultLight result={row.result} />,
          look: 'nw',
          phone: 'aside',
        },
      ]}
    />
  )
}
