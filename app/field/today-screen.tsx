'use client'

import { EmptyState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import type { Visit } from './bundle'
import { groupedBy } from './grouped-by'
import { screens } from './hash-route'
import { usePhone } from './phone'
import { RiskWord } from './risk-word'
import { Screen } from './screen'
import { visitState } from './visit-state'
import { useWords } from './words'

const shanghaiDay = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The visits of the person whose phone it is, by day. */
export function TodayScreen({ lost = false }: { lost?: boolean }) {
  const phone = usePhone()
  const { say, pick, day } = useWords()
  const { bundle, signedOut, online, others } = phone
  const today = shanghaiDay(new Date())
  const days = groupedBy(bundle?.visits ?? [], visit => (visit.onDay && visit.onDay > today ? visit.onDay : 'now'))
  return (
    <Screen
      title={say('title')}
      heading={say('visits.title')}
      sub={
        bundle ? `${pick(bundle.as.nameZh, bundle.as.nameEn)} · ${pick(bundle.as.orgZh, bundle.as.orgEn)}` : undefined
      }
      dock={
        <>
          <a className="thumb pri" href={screens.scan}>
            {say('scan.open')}
          </a>
          <a className="thumb" href={screens.outbox}>
            {say('outbox.open')}
          </a>
          <a className="thumb" href="/desk">
            {say('desk')}
          </a>
        </>
      }
    >
      {lost && <Notice kind="warn" live title={say('visits.lost')} />}
      {signedOut && <SignInNotice />}
      {others > 0 && (
        <Notice title={say('others.title', { n: others })}>
          <p>{say('others.text')}</p>
        </Notice>
      )}
      {!bundle && !signedOut && (
        <EmptyState title={say(online ? 'visits.loading' : 'visits.nothingYet')} text={say('visits.nothingYetText')} />
      )}
      {bundle && bundle.visits.length === 0 && (
        <EmptyState title={say('visits.none')} text={say('visits.noneText')}>
          <a className="btn" href="/inspections/new">
            {say('place.plan')}
          </a>
        </EmptyState>
      )}
      {[...days].map(([on, visits]) => (
        <section key={on} aria-labelledby={`day-${on}`}>
          <h2 id={`day-${on}`}>{on === 'now' ? say('visits.now') : day(on)}</h2>
          <ul className="visits">
            {visits.map(visit => (
              <VisitRow key={visit.id} visit={visit} today={today} />
            ))}
          </ul>
        </section>
      ))}
    </Screen>
  )
}

export function SignInNotice() {
  const { say } = useWords()
  return (
    <Notice
      kind="warn"
      title={say('signIn.title')}
      actions={
        <a className="btn pri" href="/sign-in?next=/field">
          {say('signIn.go')}
        </a>
      }
    >
      <p>{say('signIn.text')}</p>
    </Notice>
  )
}

function VisitRow({ visit, today }: { visit: Visit; today: string }) {
  const phone = usePhone()
  const { say, pick, day } = useWords()
  const list = phone.bundle?.checklists[visit.checklistId]
  if (!list) return null
  const { answered, stage, waiting } = visitState(phone, visit, list)
  const late = visit.onDay !== null && visit.onDay < today
  return (
    <li>
      <a href={screens.visit(visit.id)}>
        <b>{pick(visit.place.zh, visit.place.en)}</b>
        <span className="n">
          {stage === 'submitted' ? say('stage.submitted') : `${answered} / ${list.items.length}`}
        </span>
        <span className="dim">
          <RiskWord risk={visit.place.risk} /> · {say(`inspectionKind.${visit.kind}`)} · {visit.code}
          {late && visit.onDay && ` · ${day(visit.onDay)}`}
        </span>
        {waiting > 0 && <span className="n faint">{say('visits.waiting', { n: waiting })}</span>}
      </a>
    </li>
  )
}
