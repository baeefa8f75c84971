import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import { Section } from '@/components/section'
import { type DutyFigures as Counted, dutyLinks } from '@/db/queries/on-duty'
import { percentages } from '../audits/rate-words'

/** Every number of duty in the reader's units; each opens the rows that make it. */
export async function DutyFigures({ counts }: { counts: Counted }) {
  const [t, { percent }] = await Promise.all([getTranslations('roster'), percentages()])
  const { answered, drawn } = counts
  return (
    <Section title={t('figures.title')} aside={t('figures.sight')}>
      <Figures>
        <Figure value={counts.onDuty} label={t('figures.onDuty')} href={dutyLinks.onDuty} />
        <Figure value={counts.gaps} label={t('figures.gaps')} href={dutyLinks.gaps} bad={counts.gaps > 0} />
        <Figure
          value={drawn === 0 ? '—' : percent(answered / drawn)}
          unit={` ${t('figures.of', { answered, drawn })}`}
          label={t('figures.rate')}
          href={dutyLinks.drawn}
        />
        <Figure value={counts.missed} label={t('figures.missed')} href={dutyLinks.missed} bad={counts.missed > 0} />
        <Figure
          value={counts.unsigned}
          label={t('figures.unsigned')}
          href={dutyLinks.unsigned}
          bad={counts.unsigned > 0}
        />
        <Figure value={counts.missing} label={t('figures.missing')} href={dutyLinks.missing} bad={counts.missing > 0} />
        <Figure value={counts.swaps} label={t('figures.swaps')} href={dutyLinks.swaps} />
      </Figures>
    </Section>
  )
}
