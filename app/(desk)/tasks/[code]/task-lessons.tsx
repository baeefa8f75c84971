import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { SystemicTask } from '@/db/queries/causes'
import type { InferenceOfTask } from '@/db/queries/inferences'
import { codeOf } from '@/domain/loops'
import { localized } from '../../../words'

/** What a task has to do with lessons: the places of a fan-out that it looks at, or the hazards whose common cause it goes at. */
export async function TaskLessons({
  inference,
  systemic,
}: {
  inference: InferenceOfTask | null
  systemic: SystemicTask | undefined
}) {
  if (!inference && !systemic) return null
  const [t, locale] = await Promise.all([getTranslations('lessons'), getLocale()])
  const pick = localized(locale)
  return (
    <>
      {inference && (
        <Section title={t('ofTask.board')} id="inference">
          <p>
            {t('ofTask.boardText', {
              places: inference.places,
              waiting: inference.waiting,
              code: codeOf('accident', inference.accidentId),
            })}
          </p>
          <p className="mt-3">
            <a className="btn" href={`/lessons/inferences/${inference.id}?unit=${inference.unitId}`}>
              {t('ofTask.open')}
            </a>
          </p>
        </Section>
      )}
      {systemic && (
        <Section title={t('ofTask.system')} id="systemic">
          <p>
            {t('ofTask.systemText')}{' '}
            <a className="link" href={`/lessons/causes?cause=${systemic.causeId}#tasks`}>
              {pick(systemic.causeZh, systemic.causeEn)}
            </a>
          </p>
          <p className="mt-2">
            {systemic.hazards.map(id => (
              <a key={id} className="link mr-3" href={`/hazards/${id}`}>
                {codeOf('hazard', id)}
              </a>
            ))}
          </p>
        </Section>
      )}
    </>
  )
}
