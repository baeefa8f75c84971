'use client'

import { useState } from 'react'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { begin, submit } from './acts'
import type { Visit } from './bundle'
import { goTo, screens } from './hash-route'
import { usePhone } from './phone'
import { PhotoRow } from './photo-row'
import { followPosition } from './position'
import { Progress } from './progress'
import { RiskWord } from './risk-word'
import { Screen } from './screen'
import { Signature } from './signature'
import { type List, nextOpen, visitState } from './visit-state'
import { useWords } from './words'

/** One visit: where it is, what was found there before, how far it has come, and what it lacks. */
export function VisitScreen({ visit, list }: { visit: Visit; list: List }) {
  const phone = usePhone()
  const { say, pick } = useWords()
  const { states, missing, answered, stage, own } = visitState(phone, visit, list)
  const first = nextOpen(list, states, -1) ?? list.items[0]?.id
  const refused = own.find(entry => entry.state === 'refused' && entry.act.kind === 'submit')
  return (
    <Screen
      title={pick(visit.place.zh, visit.place.en)}
      sub={`${visit.code} · ${say('visit.list', { name: pick(list.zh, list.en), version: list.version })}`}
      back={{ href: screens.today, word: say('back') }}
      aside={`${answered} / ${list.items.length}`}
      marks={<Progress list={list} states={states} />}
      dock={<VisitDock visit={visit} stage={stage} first={first} ready={missing.length === 0} />}
    >
      {visit.gone && <Notice kind="warn" title={say('visit.gone')} />}
      {refused?.refusal && <Notice kind="bad" title={refused.refusal.sentence} />}
      {stage === 'submitted' && <Notice kind="good" live title={say('visit.submitted')} />}
      {stage === 'in_field' && <MissingList visit={visit} list={list} missing={missing} />}
      <PlaceFacts visit={visit} />
      {stage === 'in_field' && (
        <>
          <section aria-labelledby="site-photos">
            <h2 id="site-photos">{say('visit.photos')}</h2>
            <PhotoRow visit={visit} itemId={null} purpose="document" queued />
          </section>
          <Signature visit={visit} />
        </>
      )}
      <History visit={visit} />
    </Screen>
  )
}

function VisitDock({
  visit,
  stage,
  first,
  ready,
}: {
  visit: Visit
  stage: string
  first: number | undefined
  ready: boolean
}) {
  const { say } = useWords()
  const [busy, setBusy] = useState(false)
  const once = (work: () => Promise<unknown>) => async () => {
    setBusy(true)
    await work()
    setBusy(false)
  }
  if (stage === 'submitted')
    return (
      <a className="thumb wide" href={screens.today}>
        {say('visit.others')}
      </a>
    )
  if (stage === 'assigned')
    return (
      <button
        type="button"
        className="thumb pri wide"
        disabled={busy}
        onClick={once(async () => {
          followPosition()
          if ((await begin(visit)) && first) goTo(screens.item(visit.id, first).slice(2))
        })}
      >
        {say('visit.begin')}
      </button>
    )
  return (
    <>
      <a className="thumb" href={screens.list(visit.id)}>
        {say('list.open')}
      </a>
      {ready ? (
        <button type="button" className="thumb pri two" disabled={busy} onClick={once(() => submit(visit))}>
          {say('visit.submit')}
        </button>
      ) : (
        <a className="thumb pri two" href={first ? screens.item(visit.id, first) : screens.list(visit.id)}>
          {say('visit.goOn')}
        </a>
      )}
    </>
  )
}

function MissingList({
  visit,
  list,
  missing,
}: {
  visit: Visit
  list: List
  missing: ReturnType<typeof visitState>['missing']
}) {
  const { say } = useWords()
  const named = missing.filter(one => one.why !== 'answer')
  const open = missing.filter(one => one.why === 'answer')
  if (missing.length === 0) return <Notice kind="good" title={say('visit.ready')} />
  return (
    <Notice title={say('visit.missing')}>
      <ul className="missing">
        {open[0] && (
          <li>
            <a className="link" href={screens.item(visit.id, open[0].itemId)}>
              {say('missing.answer', { n: open.length })}
            </a>
          </li>
        )}
        {named.map(({ itemId, why }) => (
          <li key={itemId}>
            <a className="link" href={screens.fail(visit.id, itemId)}>
              {say(`missing.${why}`, { no: list.items.find(item => item.id === itemId)?.no ?? '' })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function PlaceFacts({ visit }: { visit: Visit }) {
  const { say, pick, day } = useWords()
  const { place, team } = visit
  const onMap =
    place.latitude === null || place.longitude === null
      ? null
      : `geo:${place.latitude},${place.longitude}?q=${place.latitude},${place.longitude}`
  return (
    <section aria-labelledby="place-facts">
      <h2 id="place-facts">{say('visit.place')}</h2>
      <Facts
        facts={[
          { term: say('visit.risk'), value: <RiskWord risk={place.risk} /> },
          { term: say('visit.address'), value: pick(place.addressZh, place.addressEn) || '—' },
          { term: say('visit.registerNo'), value: place.registerNo ?? '—' },
          { term: say('visit.kind'), value: say(`inspectionKind.${visit.kind}`) },
          { term: say('visit.day'), value: visit.onDay ? day(visit.onDay) : '—' },
          { term: say('visit.team'), value: team.map(person => pick(person.zh, person.en)).join(say('and')) },
          ...(onMap
            ? [
                {
                  term: say('visit.position'),
                  value: (
                    <a className="link" href={onMap}>
                      {say('visit.map')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

function History({ visit }: { visit: Visit }) {
  const { say, pick, instant } = useWords()
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say('visit.history')}</h2>
      {visit.history.length === 0 && <p className="dim">{say('visit.noHistory')}</p>}
      <ul className="history">
        {visit.history.map(hazard => (
          <li key={hazard.hazardId}>
            <b>{pick(hazard.titleZh, hazard.titleEn)}</b>
            <span className="dim">
              {hazard.code} · {say(`hazardStage.${hazard.stage}`)} · {instant(hazard.openedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
