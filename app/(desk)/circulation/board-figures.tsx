import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import { share } from '@/components/numerals'
import type { CirculationFigures, CirculationFilters } from '@/db/queries/circulation'
import { addressOf } from '../../address'
import { sayHours } from './hours'

/** The figures of one document's board, each opening exactly its rows; `narrowed` is what the board is narrowed to. */
export async function BoardFigures({
  figures,
  path,
  narrowed,
  document,
}: {
  figures: CirculationFigures
  path: string
  narrowed: Pick<CirculationFilters, 'under' | 'unit' | 'kind' | 'region'>
  document: string
}) {
  const t = await getTranslations('circulation')
  const of = (more: CirculationFilters = {}) => `${path}${addressOf({ ...narrowed, ...more })}`
  const listOf = (state?: string) => `/circulation/commitments${addressOf({ document, ...narrowed, state })}`
  const { sent, signed, unsignedLate, signedLate, medianHours, commitments, kept, judged, dueUnreviewed } = figures
  return (
    <Figures>
      <Figure value={sent} label={t('figure.sent')} href={of()} />
      <Figure
        value={share(signed, sent)}
        unit={` ${t('of', { n: signed, all: sent })}`}
        label={t('figure.signed')}
        href={of({ sign: 'signed' })}
      />
      <Figure value={unsignedLate} label={t('figure.late')} href={of({ sign: 'late' })} bad={unsignedLate > 0} />
      <Figure value={signedLate} label={t('figure.signedLate')} href={of({ sign: 'signedLate' })} />
      <Figure
        value={medianHours === null ? '—' : sayHours(medianHours)}
        label={t('figure.hours')}
        href={of({ sign: 'signed' })}
      />
      <Figure value={commitments} label={t('figure.commitments')} href={listOf()} />
      <Figure
        value={share(kept, judged)}
        unit={` ${t('of', { n: kept, all: judged })}`}
        label={t('figure.kept')}
        href={listOf('kept')}
      />
      <Figure
        value={dueUnreviewed}
        label={t('figure.unreviewed')}
        href={listOf('unreviewed')}
        bad={dueUnreviewed > 0}
      />
    </Figures>
  )
}
