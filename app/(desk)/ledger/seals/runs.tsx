import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { JobRun } from '@/db/queries/reconciliations'
import { today } from '../../../light-of'
import { sayInstant } from '../../../words'

/** The jobs that this page tells of; the others stand under the settings. */
const ofSeals: readonly string[] = ['sealLedger', 'sealWhole', 'mailSeals', 'reconcile']

/** The newest run of each job: when it ended, what it did, or why it failed. */
export async function Runs({ rows }: { rows: readonly JobRun[] }) {
  const [t, tj, locale] = await Promise.all([getTranslations('seals'), getTranslations('jobs'), getLocale()])
  const say = (at: Date) => sayInstant(at, locale, today())
  return (
    <Section id="runs" title={t('runs')}>
      {rows.length === 0 && <p className="dim">{t('noRuns')}</p>}
      <ul className="duty">
        {rows
          .filter(row => ofSeals.includes(row.name))
          .map(({ name, startedAt, endedAt, ok, said, error }) => (
            <li key={name} className="row wrap">
              <span className="grow">{tj(`name.${name}` as 'name.reconcile')}</span>
              <span className="faint">
                {Object.entries(said ?? {})
                  .map(([key, n]) => t(`did.${key}` as 'did.seals', { n }))
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
