import { getLocale, getTranslations } from 'next-intl/server'
import type { MeasureKind } from '@/domain/measure'
import { today } from '../light-of'
import { sayDay } from '../words'

/** What an event says of a measure, a public notice or experts, in the reader's language. */
export async function measureWords() {
  const [t, locale] = await Promise.all([getTranslations('measures'), getLocale()])
  return (payload: Record<string, unknown>): { label: string; to: string }[] => {
    const { measure, publication, experts } = payload as {
      measure?: { kind: MeasureKind; number: string }
      publication?: { channel: string; onDay: string }
      experts?: { names: string }
    }
    return [
      ...(measure ? [{ label: t('change.measure'), to: `${t(`kind.${measure.kind}`)} · ${measure.number}` }] : []),
      ...(publication
        ? [
            {
              label: t('change.notice'),
              to: `${publication.channel} · ${sayDay(publication.onDay, locale, today())}`,
            },
          ]
        : []),
      ...(experts?.names ? [{ label: t('change.experts'), to: experts.names }] : []),
    ]
  }
}
