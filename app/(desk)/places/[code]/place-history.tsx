import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { ListedCase } from '@/db/queries/case-list'
import type { ListedInspection } from '@/db/queries/inspections'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { lightWords, today } from '../../../light-of'
import { localized, sayDay } from '../../../words'

/** The hazards of a place, the latest first. */
export async function PlaceHazards({
  placeId,
  rows,
  all,
}: {
  placeId: number
  rows: readonly ListedCase[]
  all: number
  open: number
}) {
  const [t, tl, ts, locale, light] = await Promise.all([
    getTranslations('places'),
    getTranslations('loops'),
    getTranslations('lists'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  const more = (
    <a className="link" href={`/hazards?place=${placeId}`}>
      {t('history.all', { n: all })}
    </a>
  )
  return (
    <Section title={t('history.hazards')} aside={all > 0 && more} id="hazards">
      <LedgerTable
        caption={t('history.hazards')}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/hazards/${row.id}`}
        empty={<p className="dim">{t('history.noHazard')}</p>}
        columns={[
          {
            key: 'code',
            head: ts('column.code'),
            cell: row => <span className="code">{codeOf('hazard', row.id)}</span>,
            phone: 'lead',
            width: '4.5rem',
          },
          { key: 'title', head: ts('column.title'), cell: row => pick(row.titleZh, row.titleEn), phone: 'title' },
          {
            key: 'level',
            head: ts('column.level'),
            cell: row =>
              row.level ? (
                <span className={row.level === 'major' ? 'bad' : 'dim'}>{tl(`level.${row.level}`)}</span>
              ) : (
                '—'
              ),
            look: 'nw',
          },
          {
            key: 'stage',
            head: ts('column.stage'),
            cell: row => <span className="dim">{tl(`stage.hazard.${row.stage}` as 'stage.hazard.closed')}</span>,
            look: 'nw',
          },
          {
            key: 'light',
            head: ts('column.light'),
            phone: 'aside',
            cell: row => {
              const shown = light('hazard', row.stage, row.dueOn)
              return <Light tone={shown.tone} word={shown.short} />
            },
          },
          {
            key: 'opened',
            head: ts('column.opened'),
            cell: row => <span className="dim">{sayDay(shanghaiDay(row.openedAt), locale, today())}</span>,
            look: 'nw',
            phone: 'hide',
          },
        ]}
      />
    </Section>
  )
}

/** The inspections of a place, the latest first. */
export async function PlaceInspections({
  placeId,
  rows,
  all,
  none,
}: {
  placeId: number
  rows: readonly ListedInspection[]
  all: number
  /** What stands here instead of a row, for who does not see every visit. */
  none?: string
}) {
  const [t, tl, ts, locale] = await Promise.all([
    getTranslations('places'),
    getTranslations('loops'),
    getTranslations('lists'),
    getLocale(),
  ])
  const pick = localized(locale)
  const more = (
    <a className="link" href={`/inspections?place=${placeId}`}>
      {t('history.all', { n: all })}
    </a>
  )
  return (
    <Section title={t('history.inspections')} aside={all > 0 && more} id="inspections">
      <LedgerTable
        caption={t('history.inspections')}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/inspections/${row.id}`}
        empty={<p className="dim">{none ?? t('history.noInspection')}</p>}
        columns={[
          {
            key: 'code',
            head: ts('column.code'),
            cell: row => <span className="code">{codeOf('inspection', row.id)}</span>,
            phone: 'lead',
            width: '4.5rem',
          },
          {
            key: 'list',
            head: ts('column.title'),
            cell: row => pick(row.checklist.zh, row.checklist.en),
            phone: 'title',
          },
          {
            key: 'day',
            head: t('history.day'),
            cell: row => (row.onDay ? sayDay(row.onDay, locale, today()) : ''),
            look: 'nw',
          },
          {
            key: 'stage',
            head: ts('column.stage'),
            cell: row => (
              <span className="dim">{tl(`stage.inspection.${row.stage}` as 'stage.inspection.issued')}</span>
            ),
            look: 'nw',
          },
          {
            key: 'failed',
            head: t('history.result'),
            cell: row =>
              row.answered > 0 ? (
                <span className={row.failed > 0 ? 'bad' : 'dim'}>{t('history.failed', { n: row.failed })}</span>
              ) : (
                ''
              ),
            phone: 'aside',
          },
        ]}
      />
    </Section>
  )
}
