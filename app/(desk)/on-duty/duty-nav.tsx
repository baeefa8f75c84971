import { getTranslations } from 'next-intl/server'
import { SavedViews } from '@/components/saved-views'

const pages = {
  board: '/on-duty',
  rosters: '/on-duty/rosters',
  gaps: '/on-duty/gaps',
  swaps: '/on-duty/swaps',
  handovers: '/on-duty/handovers',
  checks: '/on-duty/checks',
  calendar: '/on-duty/calendar',
} as const

/** The pages of duty beside each other. */
export async function DutyNav({ here }: { here: keyof typeof pages }) {
  const t = await getTranslations('roster')
  return (
    <SavedViews
      label={t('nav.label')}
      views={Object.entries(pages).map(([page, href]) => ({
        href,
        word: t(`nav.${page as keyof typeof pages}`),
        current: page === here,
      }))}
    />
  )
}
