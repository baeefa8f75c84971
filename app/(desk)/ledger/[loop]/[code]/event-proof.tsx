import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import type { CheckedEvent } from '@/db/queries/ledger'
import type { Fault } from '@/db/verify-ledger-chain'
import type { LoopName } from '@/domain/loop'
import { localized, sayInstant } from '../../../../words'

/** One event as it was hashed: who did what, its hash and the one before, the exact text, and the check done just now. */
export async function EventProof({
  event,
  loop,
  says,
}: {
  event: CheckedEvent
  loop: LoopName
  says: (fault: Fault) => string
}) {
  const [t, ts, done, role, locale] = await Promise.all([
    getTranslations('ledger'),
    getTranslations('seals'),
    getTranslations('loops.done'),
    getTranslations('loops.role'),
    getLocale(),
  ])
  const pick = localized(locale)
  return (
    <li id={`e${event.seq}`} style={{ padding: '10px 0', borderTop: '1px solid var(--color-line)' }}>
      <div className="row" style={{ flexWrap: 'wrap', gap: '2px 12px' }}>
        <a className="num" href={`#e${event.seq}`}>
          {t('eventNo', { seq: event.seq })}
        </a>
        <span>
          <b>{pick(event.personZh, event.personEn)}</b> {done(`${loop}.${event.move}` as 'task.accept')}
        </span>
        <span className="dim">
          {pick(event.orgZh, event.orgEn)} · {role(event.role as 'leader')}
        </span>
        <time className="faint" dateTime={event.at}>
          {sayInstant(new Date(event.at), locale)}
        </time>
        <span className="grow" />
        <a className="link xs" href={`/api/ledger/proof?loop=${loop}&case=${event.caseId}&seq=${event.seq}`}>
          {ts('proof')}
        </a>
        <Light tone={event.fault ? 'red' : 'green'} word={event.fault ? says(event.fault) : t('matches')} />
      </div>
      <dl style={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '2px 12px', marginTop: 4 }}>
        <dt className="xs faint">{t('hash')}</dt>
        <dd className="hash" style={{ overflowWrap: 'anywhere' }}>
          {event.hash}
        </dd>
        <dt className="xs faint">{t('previous')}</dt>
        <dd className="hash" style={{ overflowWrap: 'anywhere' }}>
          {event.previousHash}
        </dd>
        {event.recomputed !== event.hash && (
          <>
            <dt className="xs bad">{t('recomputed')}</dt>
            <dd className="hash bad" style={{ overflowWrap: 'anywhere' }}>
              {event.recomputed}
            </dd>
          </>
        )}
        <dt className="xs faint">{t('body')}</dt>
        <dd className="hash" style={{ overflowWrap: 'anywhere' }} lang="zh-CN">
          {event.body}
        </dd>
      </dl>
    </li>
  )
}
