import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { Reconciliation } from '@/db/queries/reconciliations'
import { today } from '../../../light-of'
import { sayInstant } from '../../../words'

/** Whether the kept counts behind the dashboards equal their rows, by the newest recount of each kind. */
export async function Recounts({ rows }: { rows: readonly Reconciliation[] }) {
  const [t, locale] = await Promise.all([getTranslations('seals'), getLocale()])
  const wrong = rows.filter(row => row.differences > 0)
  return (
    <Section id="counts" title={t('counts')} aside={t('countsAside')}>
      {rows.length === 0 && <p className="dim">{t('noCounts')}</p>}
      <ul className="duty">
        {rows.map(({ kind, differences, at }) => (
          <li key={kind} className="row wrap">
            <span className="grow">{t(`kind.${kind}` as 'kind.tally')}</span>
            <span className="faint">{sayInstant(at, locale, today())}</span>
            <Light
              tone={differences === 0 ? 'green' : 'red'}
              word={differences === 0 ? t('equal') : t('differ', { n: differences })}
            />
          </li>
        ))}
      </ul>
      {wrong.map(({ kind, details }) => (
        <details key={kind}>
          <summary>
            {t('details')}: {t(`kind.${kind}` as 'kind.tally')}
          </summary>
          <ul className="words">
            {details.map(one => (
              <li key={JSON.stringify(one)} className="hash" style={{ overflowWrap: 'anywhere' }}>
                {JSON.stringify(one)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  )
}
