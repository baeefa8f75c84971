'use client'

import { useEffect } from 'react'
import { EmptyState } from '@/components/empty-state'
import { askedIn, visitsFor } from './find-visit'
import { goTo, screens } from './hash-route'
import { usePhone } from './phone'
import { Screen } from './screen'
import { SignInNotice } from './today-screen'
import { useWords } from './words'

/** Where a label leads: the visit of its place, or what can be done when none is planned. */
export function PlaceScreen({ asked }: { asked: string }) {
  const { bundle, online, signedOut } = usePhone()
  const { say, pick } = useWords()
  const found = visitsFor(asked, bundle?.visits ?? [])
  const only = found.length === 1 ? found[0]!.id : null
  useEffect(() => {
    if (only !== null) goTo(`visit/${only}`, true)
  }, [only])
  const text = askedIn(asked)
  const isNumber = /^\d{1,15}$/.test(text)
  return (
    <Screen
      title={say('place.title')}
      heading={say(found.length > 0 ? 'place.which' : 'place.none', { asked: text })}
      back={{ href: screens.today, word: say('back') }}
    >
      {signedOut && <SignInNotice />}
      {found.length === 0 && !signedOut && (
        <EmptyState title={say(online ? 'place.noneOnline' : 'place.noneOffline')} text={say('place.noneText')}>
          {online && (
            <p className="row wrap">
              <a
                className="btn"
                href={isNumber ? `/inspections/new?place=${text}` : `/places?q=${encodeURIComponent(text)}`}
              >
                {say('place.plan')}
              </a>
              <a className="btn" href={isNumber ? `/hazards/new?place=${text}` : '/hazards/new'}>
                {say('place.report')}
              </a>
            </p>
          )}
        </EmptyState>
      )}
      <ul className="visits">
        {found.map(visit => (
          <li key={visit.id}>
            <a href={screens.visit(visit.id)}>
              <b>{pick(visit.place.zh, visit.place.en)}</b>
              <span className="dim">{visit.code}</span>
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
