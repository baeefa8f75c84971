'use client'

import { useState } from 'react'
import { isOpen } from '@/domain/outbox'
import { exportOutbox } from './export-outbox'
import { forget, tellLeft } from './forget'
import { screens } from './hash-route'
import { OutboxRow } from './outbox-row'
import { usePhone } from './phone'
import { Screen } from './screen'
import { sendAll } from './send'
import { SignInNotice } from './today-screen'
import { useWords } from './words'

/** How many lines of a kind are shown at once: each is drawn anew with every answer of the server. */
const shown = 50

/** What waits to be sent, what a person must decide, and what the server has confirmed. */
export function OutboxScreen({ signOut }: { signOut: () => Promise<void> }) {
  const { entries, sending, signedOut, lasting, bundle, others, online } = usePhone()
  const { say } = useWords()
  const [all, setAll] = useState(false)
  const waiting = entries.filter(isOpen)
  const decide = waiting.filter(entry => entry.state === 'refused' || entry.state === 'conflict')
  const rest = waiting.filter(entry => !decide.includes(entry))
  const sent = entries.filter(entry => entry.state === 'done').reverse()
  const aside = entries.filter(entry => entry.state === 'aside')
  return (
    <Screen
      title={say('outbox.title')}
      back={{ href: screens.today, word: say('back') }}
      dock={
        <>
          <button type="button" className="thumb" disabled={waiting.length === 0} onClick={() => void exportOutbox()}>
            {say('outbox.export')}
          </button>
          <button type="button" className="thumb pri two" aria-busy={sending} onClick={() => void sendAll()}>
            {say(sending ? 'outbox.sending' : 'outbox.send')}
          </button>
        </>
      }
    >
      <p className="dim">{say(lasting ? 'outbox.lasting' : 'outbox.notLasting')}</p>
      {signedOut && <SignInNotice />}
      {decide.length > 0 && (
        <section aria-labelledby="decide">
          <h2 id="decide">{say('outbox.decide', { n: decide.length })}</h2>
          <ul className="outbox">
            {decide.map(entry => (
              <OutboxRow key={entry.order} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="waiting">
        <h2 id="waiting">{say('outbox.waiting', { n: rest.length })}</h2>
        {rest.length === 0 && (
          <p className="dim">{say(others > 0 ? 'others.title' : 'outbox.nothing', { n: others })}</p>
        )}
        <ul className="outbox">
          {rest.slice(0, all ? undefined : shown).map(entry => (
            <OutboxRow key={entry.order} entry={entry} />
          ))}
        </ul>
        {!all && rest.length > shown && (
          <button type="button" className="btn" onClick={() => setAll(true)}>
            {say('outbox.all', { n: rest.length })}
          </button>
        )}
      </section>
      {aside.length > 0 && (
        <section aria-labelledby="aside">
          <h2 id="aside">{say('outbox.aside', { n: aside.length })}</h2>
          <ul className="outbox">
            {aside.map(entry => (
              <OutboxRow key={entry.order} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {sent.length > 0 && (
        <section aria-labelledby="sent">
          <h2 id="sent">{say('outbox.sent', { n: sent.length })}</h2>
          <ul className="outbox">
            {sent.slice(0, all ? undefined : shown).map(entry => (
              <OutboxRow key={entry.order} entry={entry} />
            ))}
          </ul>
          {!all && sent.length > shown && (
            <button type="button" className="btn" onClick={() => setAll(true)}>
              {say('outbox.all', { n: sent.length })}
            </button>
          )}
        </section>
      )}
      {bundle && (
        <section className="leave" aria-labelledby="leave">
          <h2 id="leave">{say('leave.title')}</h2>
          <p className="dim">{say('leave.text', { n: waiting.length })}</p>
          {!online && <p className="dim">{say('leave.offline')}</p>}
          <form
            action={async () => {
              if (!(await forget())) return
              if (navigator.onLine && (await tellLeft())) await signOut()
              else location.hash = screens.today
            }}
          >
            <button type="submit" className="btn">
              {say('leave.go')}
            </button>
          </form>
        </section>
      )}
    </Screen>
  )
}
