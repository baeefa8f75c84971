import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import { Section } from '@/components/section'
import type { MeasureCounts } from '@/db/queries/lessons'
import { measureResults } from '@/domain/accident'

/** What became of the measures of concluded accidents. */
export async function MeasureFigures({ counts }: { counts: MeasureCounts }) {
  const t = await getTranslations('lessons')
  return (
    <Section title={t('measures.title')} id="measures">
      <Figures>
        {measureResults.map(result => (
          <Figure
            key={result}
            value={counts[result]}
            label={t(`measures.${result}`)}
            href={`/lessons/measures?result=${result}`}
            bad={result === 'not_carried_out' && counts[result] > 0}
          />
        ))}
        <Figure value={counts.open} label={t('measures.open')} href="/lessons/measures?result=open" />
      </Figures>
    </Section>
  )
}
