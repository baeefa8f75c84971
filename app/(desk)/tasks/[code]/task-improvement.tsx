import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { findImprovementOf } from '@/db/queries/improvements'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** Of which drill or response a task is what must get better. */
export async function TaskImprovement({ of }: { of: Awaited<ReturnType<typeof findImprovementOf>> }) {
  if (!of) return null
  const [t, locale] = await Promise.all([getTranslations('improvements'), getLocale()])
  return (
    <Section title={t('ofTask.title')} id="improvement-of">
      <p>
        {t('ofTask.by', {
          name: of.givenBy ? localized(locale)(of.givenBy.zh, of.givenBy.en) : '—',
          at: sayInstant(of.at, locale, today()),
        })}{' '}
        <a className="link" href={`/${of.loop}s/${of.caseId}#improvements`}>
          {t(`ofTask.${of.loop}`, { id: of.caseId })}
        </a>
      </p>
    </Section>
  )
}
