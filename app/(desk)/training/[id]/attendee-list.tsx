import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import type { OnList } from '@/db/queries/trainings'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

export const listViews = ['all', 'present', 'absent', 'explained'] as const
export type ListView = (typeof listViews)[number]

const isIn: Record<ListView, (one: OnList) => boolean> = {
  all: () => true,
  present: one => one.at !== null,
  absent: one => one.at === null,
  explained: one => one.at === null && one.absentWhy !== null,
}

/** Who was expected and who was there, how each came onto the list, and why the others did not come. */
export async function AttendeeList({
  id,
  people,
  view,
  open,
}: {
  id: number
  people: readonly OnList[]
  view: ListView
  /** Whoever comes is expected. */
  open: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('list.title')} id="list">
      <SavedViews
        label={t('list.views')}
        inside
        views={listViews.map(one => ({
          href: `/training/${id}${one === 'all' ? '' : `?who=${one}`}#list`,
          word: t(`list.${one}`),
          count: people.filter(isIn[one]).length,
          current: one === view,
        }))}
      />
      <LedgerTable
        caption={t('list.title')}
        rows={people.filter(isIn[view])}
        rowKey={row => row.personId}
        empty={<p className="dim">{t('list.none')}</p>}
        columns={[
          {
            key: 'person',
            head: t('list.person'),
            phone: 'title',
            cell: row => (
              <>
                {row.zh ? pick(row.zh, row.en) : t('list.hidden')}{' '}
                <span className="dim">{row.unitZh ? pick(row.unitZh, row.unitEn) : ''}</span>
                {!row.expected && !open && <span className="faint"> · {t('list.unexpected')}</span>}
              </>
            ),
          },
          {
            key: 'when',
            head: t('list.when'),
            width: '9rem',
            look: 'nw',
            cell: row =>
              row.at ? sayInstant(row.at, locale, today()) : <span className="faint">{t('list.notThere')}</span>,
          },
          {
            key: 'how',
            head: t('list.how'),
            cell: row =>
              row.how === 'code' ? (
                t('list.byCode')
              ) : row.how === 'added' ? (
                t('list.byHand', {
                  who: row.addedBy ? pick(row.addedBy.zh, row.addedBy.en) : '—',
                  why: row.addedWhy ?? '',
                })
              ) : row.absentWhy ? (
                t('list.because', {
                  why: row.absentWhy,
                  who: row.absentBy ? pick(row.absentBy.zh, row.absentBy.en) : '—',
                })
              ) : (
                <span className="faint">{t('list.noReason')}</span>
              ),
          },
          {
            key: 'quiz',
            head: t('list.quiz'),
            width: '9rem',
            phoneLabel: t('list.quiz'),
            cell: row =>
              row.attempts === 0 ? (
                <span className="faint">—</span>
              ) : (
                t(row.passed ? 'list.passed' : 'list.failed', { best: row.best ?? 0, n: row.attempts })
              ),
          },
        ]}
      />
    </Section>
  )
}
