import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { Reconciliation } from '@/db/queries/reconciliations'
import { today } from '../../../light-of'
import { sayInstant } from '../../../words'

const faults = ['missing', 'empty', 'shorter', 'differs', 'unreadable', 'ahead', 'unwritable', 'otherKey'] as const
const mendings = ['completed', 'found', 'anew'] as const

/** Whether the published log is what was written to it and the worker's key that of the seals: what is wrong in words, and what was mended by itself. */
export async function Watched({ rows }: { rows: readonly Reconciliation[] }) {
  const [t, locale] = await Promise.all([getTranslations('seals'), getLocale()])
  if (rows.length === 0) return null
  const faultOf = (row: Reconciliation) => faults.find(fault => fault === row.details[0]?.fault)
  return (
    <Section id="watched" title={t('watched')}>
      {rows
        .filter(row => row.differences > 0)
        .map(row => {
          const fault = faultOf(row)
          const { seal = '', said = '', anew = '', key = '' } = row.details[0] as Record<string, string>
          return (
            <Notice
              key={row.kind}
              kind="bad"
              title={
                fault ? t(`logFault.${fault}`, { seal: String(seal), said }) : t(`kind.${row.kind}` as 'kind.seal_log')
              }
            >
              <p>{t('logKept')}</p>
              {anew && <p style={{ overflowWrap: 'anywhere' }}>{t('logAnew', { anew })}</p>}
              {key && <p style={{ overflowWrap: 'anywhere' }}>{t('keyReplaces', { key })}</p>}
            </Notice>
          )
        })}
      <ul className="duty">
        {rows.map(({ kind, differences, details, at }) => (
          <li key={kind} className="row wrap">
            <span className="grow">
              {t(`kind.${kind}` as 'kind.seal_log')}
              {differences === 0 &&
                mendings.map(one => {
                  const seal = details.find(detail => detail[one] !== undefined)?.[one]
                  return seal === undefined ? null : (
                    <span key={one} className="faint">
                      {' '}
                      {t(`mended.${one}`, { seal: String(seal) })}
                    </span>
                  )
                })}
            </span>
            <span className="faint">{sayInstant(at, locale, today())}</span>
            <Light
              tone={differences === 0 ? 'green' : 'red'}
              word={differences === 0 ? t('asWritten') : t('isWrong')}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
