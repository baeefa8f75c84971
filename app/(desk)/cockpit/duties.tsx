import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import type { CockpitDuties } from '@/db/queries/line-registers'

/** What the registers of thought and of responsibility say: who signed, what was learned, whose five are in place. */
export async function Duties({ duties }: { duties: CockpitDuties }) {
  const t = await getTranslations('lines.registers')
  const { circulation, lessons, accidents, year, enterprises, atFive } = duties
  return (
    <Figures>
      <Figure value={circulation.signed} unit={`/ ${circulation.sent}`} label={t('signed')} />
      <Figure
        value={circulation.unsignedLate}
        label={t('unsignedLate')}
        href="/loops?kind=circulationUnsigned"
        bad={circulation.unsignedLate > 0}
      />
      <Figure value={accidents} label={t('accidents', { year })} href={`/lessons?year=${year}`} />
      <Figure value={lessons.placesLooked} unit={`/ ${lessons.placesAsked}`} label={t('looked')} />
      <Figure
        value={lessons.evaluationsLate}
        label={t('unevaluated')}
        href="/lessons?evaluation=late"
        bad={lessons.evaluationsLate > 0}
      />
      <Figure value={atFive} unit={`/ ${enterprises}`} label={t('atFive')} href="/five-in-place?state=atFive" />
    </Figures>
  )
}
