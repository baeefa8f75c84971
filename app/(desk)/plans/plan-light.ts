import { getLocale, getTranslations } from 'next-intl/server'
import type { ListedPlan } from '@/db/queries/plans'
import { today } from '../../light-of'
import { sayDay } from '../../words'

/** The gravest thing that is wrong with a plan, as light and words. */
export async function planLights() {
  const [t, locale] = await Promise.all([getTranslations('plans'), getLocale()])
  const now = today()
  return (plan: ListedPlan): { tone: 'green' | 'yellow' | 'red' | 'grey'; word: string } => {
    if (['draft', 'reviewed'].includes(plan.stage)) return { tone: 'grey', word: t('light.draft') }
    if (['superseded', 'withdrawn'].includes(plan.stage)) return { tone: 'grey', word: t('light.over') }
    if (plan.reviewOn && plan.reviewOn < now)
      return { tone: 'red', word: t('light.expired', { on: sayDay(plan.reviewOn, locale, now) }) }
    if (plan.stage === 'approved' && plan.dueOn && plan.dueOn < now)
      return { tone: 'red', word: t('light.unfiled', { on: sayDay(plan.dueOn, locale, now) }) }
    if (plan.unread > 0) return { tone: 'yellow', word: t('light.unread', { n: plan.unread }) }
    if (!plan.drilledOn) return { tone: 'yellow', word: t('light.neverDrilled') }
    return { tone: 'green', word: t('light.good') }
  }
}
