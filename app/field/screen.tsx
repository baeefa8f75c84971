'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { isOpen } from '@/domain/outbox'
import { screens } from './hash-route'
import { usePhone } from './phone'
import { useWords } from './words'

let shownBefore = false

/** The frame of a screen: where one is, what waits to be sent, the content, and the buttons under the thumb. */
export function Screen({
  title,
  sub,
  heading,
  back,
  aside,
  marks,
  dock,
  children,
}: {
  title: string
  sub?: string
  /** The h1, when it is not the title itself. */
  heading?: ReactNode
  back?: { href: string; word: string }
  aside?: ReactNode
  marks?: ReactNode
  dock?: ReactNode
  children?: ReactNode
}) {
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    // a new screen starts at its top, for the eye and for a screen reader; the very first is the browser's own
    if (shownBefore) {
      window.scrollTo(0, 0)
      main.current?.focus()
    }
    shownBefore = true
  }, [])
  return (
    <div className="phone field">
      <header>
        <div className="bar1">
          {back ? (
            <a href={back.href} aria-label={back.word}>
              <Icon name="back" size={24} />
            </a>
          ) : (
            <span className="gap" />
          )}
          <div className="grow">
            <b className="clip">{title}</b>
            {sub && <small className="faint">{sub}</small>}
          </div>
          {aside && <span className="n faint">{aside}</span>}
        </div>
        <OutboxLine />
      </header>
      <main ref={main} id="content" tabIndex={-1}>
        {marks}
        <Trouble />
        {heading !== null && <h1>{heading ?? title}</h1>}
        {children}
      </main>
      {dock && <footer className="thumbs3 dock">{dock}</footer>}
    </div>
  )
}

/** Always visible: whether there is a signal, how much waits, when the server last answered. */
function OutboxLine() {
  const { bundle, entries, online, asked, sending, signedOut } = usePhone()
  const { say, instant } = useWords()
  const waiting = entries.filter(isOpen)
  const decide = waiting.filter(entry => entry.state === 'refused' || entry.state === 'conflict').length
  const signal = signedOut ? 'signedOut' : online ? (sending && waiting.length > 0 ? 'sending' : 'online') : 'offline'
  const shape = decide > 0 ? 'r' : waiting.length > 0 || signedOut ? 'y' : online ? 'g' : 'w'
  return (
    <a className="net" href={screens.outbox} id="outbox-line">
      <i className={`lt ${shape}`} aria-hidden="true" />
      <span className="grow" role="status">
        {say(`net.${signal}`)}
        {bundle && ` · ${say('net.waiting', { n: waiting.length })}`}
        {decide > 0 && ` · ${say('net.decide', { n: decide })}`}
      </span>
      <span className="nw">{asked ? say('net.asked', { at: instant(asked) }) : say('net.never')}</span>
    </a>
  )
}

function Trouble() {
  const { trouble } = usePhone()
  const { say } = useWords()
  if (!trouble) return null
  return (
    <Notice kind="bad" live title={say(`trouble.${trouble}.title`)}>
      <p>{say(`trouble.${trouble}.text`)}</p>
    </Notice>
  )
}
