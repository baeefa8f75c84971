import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Timeline } from '@/components/timeline'
import type { LedgerEvent } from '@/db/queries/events'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../light-of'
import { localized, sayDay, sayInstant } from '../words'
import { measureWords } from './measure-words'

type Held = { zh: string; en: string } | null
const faults = ['fail_reinspection', 'fail_review', 'reopen', 'bounce', 'return']

/** The ledger of a case, newest first; `extra` adds what belongs under an event, by its number. */
export async function CaseTimeline({
  events,
  extra,
  total = events.length,
}: {
  events: readonly LedgerEvent[]
  /** How many events the ledger holds, when `events` are fewer. */
  total?: number
  extra?: (event: LedgerEvent) => ReactNode
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('case'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const first = events[0]
  if (!first) return null
  const measureChanges = await measureWords()
  const changesOf = ({ payload, loop, fromStage, toStage }: LedgerEvent) => {
    const changes: { label?: string; from?: string; to: string }[] = []
    if (fromStage !== toStage && fromStage !== 'none') {
      changes.push({
        from: tl(`stage.${loop}.${fromStage}` as 'stage.task.issued'),
        to: tl(`stage.${loop}.${toStage}` as 'stage.task.issued'),
      })
    }
    if (typeof payload.percent === 'number')
      changes.push({ label: tl('field.percent'), to: t('percentDone', { percent: payload.percent }) })
    if (typeof payload.dueOn === 'string')
      changes.push({ label: tl('field.dueOn'), to: sayDay(payload.dueOn, locale, now) })
    if (typeof payload.wantedOn === 'string')
      changes.push({ label: tl('field.wantedOn'), to: sayDay(payload.wantedOn, locale, now) })
    if (typeof payload.level === 'string')
      changes.push({ label: tl('field.level'), to: tl(`level.${payload.level}` as 'level.major') })
    if (typeof payload.verdict === 'string')
      changes.push({ label: tl('field.verdict'), to: tl(`verdict.${payload.verdict}` as 'verdict.effective') })
    const held = payload.held as { from: Held; to: Held } | undefined
    if (held?.to)
      changes.push({
        label: tl('field.owner'),
        ...(held.from ? { from: pick(held.from.zh, held.from.en) } : {}),
        to: pick(held.to.zh, held.to.en),
      })
    changes.push(...measureChanges(payload))
    if (Array.isArray(payload.sha256s)) changes.push({ to: t('filesGiven', { n: payload.sha256s.length }) })
    return changes
  }
  return (
    <section className="sec" aria-labelledby="ledger-title">
      <div className="hd">
        <h2 id="ledger-title">{t('ledger')}</h2>
        <small>
          <a className="link" href={`/ledger/${first.loop}/${first.caseId}`}>
            {t('events', { n: total })}
          </a>
        </small>
      </div>
      <Timeline
        label={t('ledger')}
        words={{ from: t('from'), to: t('to') }}
        events={events.map(event => {
          const on = shanghaiDay(event.at)
          const said = sayInstant(event.at, locale, now)
          return {
            id: `e${event.seq}`,
            at: on === now ? said.slice(-5) : sayDay(on, locale, now),
            instant: event.at.toISOString(),
            hash: event.hash.slice(0, 8),
            href: `/ledger/${event.loop}/${event.caseId}#e${event.seq}`,
            tone:
              event.move === 'comment' ? ('say' as const) : faults.includes(event.move) ? ('red' as const) : undefined,
            what: (
              <>
                <b>{pick(event.personZh, event.personEn)}</b>{' '}
                <span className="faint">{pick(event.orgZh, event.orgEn)}</span>{' '}
                {tl(`done.${event.loop}.${event.move}` as 'done.task.issue')}
              </>
            ),
            changes: changesOf(event),
            says: typeof event.payload.reason === 'string' ? event.payload.reason : undefined,
            children: extra?.(event),
          }
        })}
      />
    </section>
  )
}
