import { getTranslations } from 'next-intl/server'
import { Figure, NumberLink } from '@/components/figure'
import type { CockpitFigures } from '@/db/queries/cockpit-figures'
import { hrefOf } from '@/db/queries/figure'

const steps = ['plan_filed', 'listed', 'onsite_review'] as const

/** Major hazards that are open, and where they wait. */
export async function Major({ major }: { major: CockpitFigures['major'] }) {
  const [t, stage] = await Promise.all([getTranslations('cockpit'), getTranslations('loops.stage.hazard')])
  return (
    <>
      <div className="figs" style={{ marginBottom: 10 }}>
        <Figure value={major.open.value} label={t('openWord')} href={hrefOf(major.open)} />
        <Figure value={major.late.value} label={t('lateWord')} href={hrefOf(major.late)} bad={major.late.value > 0} />
      </div>
      <ul className="duty">
        {steps.map(step => (
          <li key={step} className="row">
            <span className="grow dim">{stage(step)}</span>
            <NumberLink
              value={major[step].value}
              href={hrefOf(major[step])}
              label={`${stage(step)} ${major[step].value}`}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
