import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { ResponseDetail } from '@/db/queries/response-page'
import { reviewParts } from '@/domain/response'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

const minutesBetween = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / 60_000)

/** Everybody who was told and every team that was called, and who answered. */
export async function ResponseNotices({ detail }: { detail: ResponseDetail }) {
  const [t, locale] = await Promise.all([getTranslations('responses'), getLocale()])
  const pick = localized(locale)
  const now = today()
  return (
    <Section
      title={t('notices.title')}
      aside={detail.notices.length > 0 ? t('notices.aside', { n: detail.notices.length }) : undefined}
      id="notices"
    >
      {detail.notices.length === 0 ? (
        <p className="dim">{t('notices.none')}</p>
      ) : (
        <LedgerTable
          caption={t('notices.title')}
          rows={detail.notices}
          rowKey={row => `${row.person?.id ?? ''}-${row.team?.id ?? ''}`}
          columns={[
            {
              key: 'who',
              head: t('notices.who'),
              phone: 'title',
              cell: ({ person, team }) =>
                team ? (
                  <a className="link" href={`/teams/${team.id}`}>
                    {pick(team.zh, team.en)} <small className="faint">{t('notices.team')}</small>
                  </a>
                ) : (
                  person && pick(person.zh, person.en)
                ),
            },
            {
              key: 'unit',
              head: t('notices.unit'),
              width: '9rem',
              cell: ({ unit }) => <span className="dim">{unit ? pick(unit.zh, unit.en) : t('none')}</span>,
            },
            {
              key: 'by',
              head: t('notices.by'),
              width: '7rem',
              phoneLabel: t('notices.by'),
              cell: ({ by }) => (by ? pick(by.zh, by.en) : t('none')),
            },
            {
              key: 'at',
              head: t('notices.at'),
              width: '7.5rem',
              look: 'nw',
              cell: ({ at }) => sayInstant(at, locale, now),
            },
            {
              key: 'answer',
              head: t('notices.answer'),
              width: '14rem',
              phone: 'full',
              cell: ({ team, answeredAt, at }) =>
                team ? (
                  ''
                ) : answeredAt ? (
                  t('notices.answered', { at: sayInstant(answeredAt, locale, now), n: minutesBetween(at, answeredAt) })
                ) : (
                  <span className="faint">{t('notices.waits')}</span>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

/** What was drawn from stores, what came back and what was used up. */
export async function ResponseDrawn({ detail, underWay }: { detail: ResponseDetail; underWay: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('responses'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('drawn.title')} id="drawn">
      {detail.drawn.length === 0 ? (
        <p className="dim">{t('drawn.none')}</p>
      ) : (
        <LedgerTable
          caption={t('drawn.title')}
          rows={detail.drawn}
          rowKey={row => row.itemId}
          rowHref={row => `/stores/${row.itemId}`}
          columns={[
            {
              key: 'item',
              head: t('drawn.item'),
              phone: 'title',
              cell: row => (
                <>
                  {pick(row.zh, row.en)} <small className="faint">{row.measure}</small>
                  {row.expired && <b className="bad"> ■ {t('drawn.expired')}</b>}
                </>
              ),
            },
            ...(['out', 'back', 'used'] as const).map(key => ({
              key,
              head: t(`drawn.${key}`),
              phoneLabel: t(`drawn.${key}`),
              numeric: true,
              width: '5.5rem',
              cell: (row: ResponseDetail['drawn'][number]) => row[key],
            })),
            {
              key: 'still',
              head: t('drawn.still'),
              phoneLabel: t('drawn.still'),
              numeric: true,
              width: '6rem',
              cell: row => row.out - row.back - row.used,
            },
          ]}
        />
      )}
      {underWay && (
        <p className="mt-2">
          <a className="btn" href="/stores">
            {t('drawn.draw')}
          </a>
        </p>
      )}
    </Section>
  )
}

/** The after-action review as it was signed. */
export async function ResponseReview({ detail }: { detail: ResponseDetail }) {
  const [t, locale] = await Promise.all([getTranslations('responses'), getLocale()])
  const pick = localized(locale)
  const { review } = detail
  return (
    <Section title={t('review.title')} id="review">
      {review ? (
        <>
          <dl className="facts">
            {reviewParts.flatMap(part =>
              review[part] ? [<Said key={part} term={t(`review.${part}`)} words={review[part]} />] : [],
            )}
          </dl>
          <p className="faint mt-2">
            {t('review.signed', {
              who: review.by ? pick(review.by.zh, review.by.en) : t('none'),
              unit: review.unit ? pick(review.unit.zh, review.unit.en) : t('none'),
              at: sayInstant(review.at, locale, today()),
            })}
          </p>
        </>
      ) : (
        <p className="dim">{t('review.none')}</p>
      )}
    </Section>
  )
}

const Said = ({ term, words }: { term: string; words: string }) => (
  <>
    <dt>{term}</dt>
    <dd className="whitespace-pre-line">{words}</dd>
  </>
)
