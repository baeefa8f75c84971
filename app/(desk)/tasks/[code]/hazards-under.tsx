import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { HazardUnder } from '@/db/queries/task-page'
import { codeOf, loops } from '@/domain/loops'
import { lightWords } from '../../../light-of'
import { localized } from '../../../words'

/** Hazards found under a task or a directive. */
export async function HazardsUnder({
  rows,
  more,
}: {
  rows: readonly HazardUnder[]
  /** Where all of them are, and how many, when these are only the first. */
  more?: { href: string; count: number }
}) {
  if (rows.length === 0) return null
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('tasks'),
    getTranslations('loops'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  const open = more?.count ?? rows.filter(row => loops.hazard.states[row.stage] === 'open').length
  return (
    <Section
      id="hazards"
      title={t('hazards')}
      aside={
        more ? (
          <a className="link" href={more.href}>
            {t('openHazards', { n: open })}
          </a>
        ) : (
          t('openHazards', { n: open })
        )
      }
    >
      <LedgerTable
        caption={t('hazards')}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/hazards/${row.id}`}
        columns={[
          {
            key: 'code',
            head: t('column.code'),
            cell: row => <span className="code">{codeOf('hazard', row.id)}</span>,
            phone: 'lead',
            width: '5.5rem',
          },
          { key: 'title', head: t('column.hazard'), cell: row => pick(row.titleZh, row.titleEn), phone: 'title' },
          {
            key: 'place',
            head: t('column.place'),
            cell: row => <span className="dim">{pick(row.placeZh, row.placeEn)}</span>,
          },
          {
            key: 'stage',
            head: t('column.stage'),
            cell: row => <span className="dim">{tl(`stage.hazard.${row.stage}` as 'stage.hazard.closed')}</span>,
          },
          {
            key: 'light',
            head: t('column.light'),
            phone: 'aside',
            cell: row => {
              const shown = light('hazard', row.stage, row.dueOn)
              return <Light tone={shown.tone} word={shown.short} />
            },
          },
        ]}
      />
    </Section>
  )
}
