import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { ResponseDetail } from '@/db/queries/response-page'
import { ruleOn } from '@/db/queries/rules'
import { shanghaiDay } from '@/domain/clock'
import { loops } from '@/domain/loops'
import { isAccidentKind, limitsOf, type Step, stepsOf } from '@/domain/response-steps'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized, sayInstant } from '../../../words'

/** The track of a response in minutes, with the limits that the rules set; and the law's times for reporting an accident upward. */
export async function ResponseSteps({ view, detail }: { view: CaseView; detail: ResponseDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('responses'), getTranslations('loops'), getLocale()])
  const now = today()
  const on = shanghaiDay(view.openedAt)
  const events = [...view.events].reverse()
  const isOver = loops.response.states[view.facts.stage] === 'stopped'
  const rule = (key: string) => ruleOn(key, on, view.regionCode)
  const steps = stepsOf(events, new Date(), isOver, key => rule(key).value)
  const held = ({ ran, limit, at }: Step) => {
    if (ran === null || limit === null) return null
    const isLate = ran > limit
    const word = isLate ? t('steps.over', { n: ran - limit }) : at ? t('steps.ok') : t('steps.running', { n: ran })
    return (
      <Light tone={isLate ? 'red' : at ? 'green' : 'yellow'} word={`${word} · ${t('steps.within', { n: limit })}`} />
    )
  }
  const cited = await Promise.all(Object.values(limitsOf).map(one => cite(rule(one.rule))))
  return (
    <Section title={t('steps.title')} aside={t('steps.aside')} id="steps">
      <LedgerTable
        caption={t('steps.title')}
        rows={steps}
        rowKey={step => step.step}
        columns={[
          { key: 'step', head: t('steps.step'), phone: 'title', cell: step => tl(`move.response.${step.step}`) },
          {
            key: 'at',
            head: t('steps.at'),
            width: '10rem',
            cell: ({ at, claimedAt, step }) => {
              const said = claimedAt ?? (step === 'alert' ? detail.claimedAt : null)
              return (
                <>
                  {at ? sayInstant(at, locale, now) : <span className="faint">{t('steps.notYet')}</span>}
                  {said && (
                    <small className="faint block">{t('case.claimed', { at: sayInstant(said, locale, now) })}</small>
                  )}
                </>
              )
            },
          },
          {
            key: 'took',
            head: t('steps.took'),
            numeric: true,
            width: '7rem',
            phoneLabel: t('steps.took'),
            cell: ({ took }) => (took === null ? t('none') : t('minutes', { n: took })),
          },
          {
            key: 'total',
            head: t('steps.total'),
            numeric: true,
            width: '7rem',
            phoneLabel: t('steps.total'),
            cell: ({ total }) => (total === null ? t('none') : t('minutes', { n: total })),
          },
          { key: 'limit', head: t('steps.limit'), width: '13rem', phone: 'full', cell: held },
        ]}
      />
      <p className="faint mt-2">{[...new Set(cited)].join(' ')}</p>
      {!isOver && <ReportLimits view={view} detail={detail} />}
    </Section>
  )
}

/** Until when an accident is reported upward, by the regulation's hours, and whether that was noted. */
async function ReportLimits({ view, detail }: { view: CaseView; detail: ResponseDetail }) {
  const [t, locale] = await Promise.all([getTranslations('responses'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const reported = [...view.events].reverse().find(event => event.move === 'report_up')
  const rows = await Promise.all(
    (['unit', 'level'] as const).map(async kind => {
      const rule = ruleOn(`response.report.${kind}`, shanghaiDay(view.openedAt), view.regionCode)
      const until = new Date(view.openedAt.getTime() + rule.value * 60_000)
      const ran = Math.floor(((reported?.at ?? new Date()).getTime() - view.openedAt.getTime()) / 60_000)
      const over = ran - rule.value
      const [tone, word] = reported
        ? over > 0
          ? (['red', t('limits.late', { n: ran, over })] as const)
          : (['green', t('limits.done', { n: ran })] as const)
        : over > 0
          ? (['red', t('limits.over', { n: over })] as const)
          : (['yellow', t('limits.open', { n: rule.value - ran })] as const)
      return { kind, until, tone, word, cited: await cite(rule), note: pick(rule.noteZh, rule.noteEn) }
    }),
  )
  return (
    <div className="mt-4">
      <h3>
        {t('limits.title')} <small className="faint">{t('limits.aside')}</small>
      </h3>
      {isAccidentKind(detail.kind) ? (
        <dl className="facts">
          {rows.map(row => (
            <div key={row.kind} className="contents">
              <dt>{t(`limits.${row.kind}`)}</dt>
              <dd>
                <Light tone={row.tone} word={row.word} why={row.note} />{' '}
                {t('limits.until', { at: sayInstant(row.until, locale, now) })}
                <small className="faint block">{row.cited}</small>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="dim">{t('limits.notAccident')}</p>
      )}
    </div>
  )
}
