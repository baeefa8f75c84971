import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { BoardRow, Term } from '@/db/queries/inferences'
import type { Actor } from '@/domain/actor'
import type { Day } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../../../light-of'
import { localized, sayInstant } from '../../../../words'
import { whyWords } from '../../accident-words'

const tones = { waiting: 'grey', found: 'yellow', nothing: 'green', left_out: 'grey' } as const

/** The places of a fan-out: whose they are, why they were asked, and what was seen. */
export async function BoardTable({
  rows,
  path,
  actor,
  terms,
  dueOn,
}: {
  rows: readonly BoardRow[]
  path: string
  actor: Actor
  terms: readonly Term[]
  dueOn: Day
}) {
  const [t, locale, why] = await Promise.all([getTranslations('lessons'), getLocale(), whyWords(terms)])
  const pick = localized(locale)
  const now = today()
  const isLate = dueOn < now
  const mayLook = ['inspector', 'official', 'head', 'supervisor'].includes(actor.role)
  const seen = (row: BoardRow) => {
    if (row.state === 'left_out') return row.leftOut
    if (row.state === 'waiting')
      return mayLook && row.unit?.id === actor.orgId ? (
        <a
          className="link"
          href={`${path}/${row.placeId}`}
          aria-label={t('board.lookAt', { place: pick(row.zh, row.en) })}
        >
          {t('board.look')}
        </a>
      ) : (
        '—'
      )
    return (
      <>
        {row.words}
        <small className="faint block">
          {row.lookedBy ? pick(row.lookedBy.zh, row.lookedBy.en) : '—'}, {sayInstant(row.lookedAt!, locale, now)}
          {' · '}
          {row.inspectionId ? (
            <a className="link" href={`/inspections/${row.inspectionId}`}>
              {t('board.inspection', { code: codeOf('inspection', row.inspectionId) })}
            </a>
          ) : (
            <a className="link" href={`/api/evidence/${row.evidenceId}?size=full`}>
              {t('board.evidence')}
            </a>
          )}
          {row.hazards.map(id => (
            <span key={id}>
              {' · '}
              <a className="link" href={`/hazards/${id}`}>
                {codeOf('hazard', id)}
              </a>
            </span>
          ))}
        </small>
      </>
    )
  }
  return (
    <LedgerTable
      caption={t('board.places', { n: rows.length })}
      wide
      tall
      rows={rows}
      rowKey={row => row.placeId}
      empty={
        <div className="sec">
          <EmptyState title={t('board.empty')} text={t('board.emptyText')} />
        </div>
      }
      columns={[
        {
          key: 'place',
          head: t('board.place'),
          phone: 'title',
          cell: row => (
            <a className="link" href={`/places/${row.placeId}`}>
              {pick(row.zh, row.en)}
            </a>
          ),
        },
        {
          key: 'region',
          head: t('board.territory'),
          width: '8rem',
          cell: row => <span className="dim">{pick(row.regionZh, row.regionEn)}</span>,
        },
        {
          key: 'unit',
          head: t('board.unit'),
          width: '10rem',
          cell: row =>
            row.unit ? (
              <>
                {pick(row.unit.zh, row.unit.en)}
                {row.taskId && (
                  <>
                    {' '}
                    <a className="link" href={`/tasks/${row.taskId}`}>
                      {codeOf('task', row.taskId)}
                    </a>
                  </>
                )}
              </>
            ) : (
              <span className="bad">{t('infer.noUnit')}</span>
            ),
        },
        {
          key: 'why',
          head: t('board.why'),
          phone: 'hide',
          width: '14rem',
          cell: row => <small className="dim">{why(row.why)}</small>,
        },
        {
          key: 'how',
          head: t('board.how'),
          phone: 'aside',
          width: '10rem',
          cell: row => {
            const late = row.state === 'waiting' && isLate
            return <Light tone={late ? 'red' : tones[row.state]} word={t(`board.state.${late ? 'late' : row.state}`)} />
          },
        },
        { key: 'what', head: t('board.what'), phone: 'full', width: '20rem', cell: seen },
      ]}
    />
  )
}
