import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import type { JobRun } from '@/db/queries/reconciliations'
import { today } from '../../../light-of'
import { sayInstant } from '../../../words'

/** The newest run of each job: when it ended, what it did, or why it failed. */
export async function Runs({ rows }: { rows: readonly JobRun[] }) {
  const [t, locale] = await Promise.all([getTranslations('seals'), getLocale()])
  const say = (at: Date) => sayInstant(at, locale, today())
  return (
    <Section id="runs" title={t('runs')}>
      {rows.length === 0 && <p className="dim">{t('noRuns')}</p>}
      <ul className="duty">
        {rows.map(({ name, startedAt, endedAt, ok, said, error }) => (
          <li key={name} className="row wrap">
            <span className="grow">{t(`run.${name}` as 'run.reconcile')}</span>
            <span className="faint">
              {Object.entries(said ?? {})
                .map(([key, n]) => t(`did.${key}` as 'did.seals', { n: count(n) }))
                .join(' · ')}
            </span>
            {endedAt === null ? (
              <Light tone="yellow" word={t('running', { at: say(startedAt) })} />
            ) : (
              <Light
                tone={ok && !said?.logFaults ? 'green' : 'red'}
                word={ok ? t('ended', { at: say(endedAt) }) : t('runFailed', { at: say(endedAt), why: error ?? '' })}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
