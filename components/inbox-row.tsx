import type { ReactNode } from 'react'
import { Light, type Tone } from './light'

/** One thing that waits for this person; the whole row is its link. */
export function InboxRow({
  href,
  code,
  title,
  from,
  light,
  fresh = false,
  current = false,
}: {
  href: string
  code: string
  title: string
  from?: string
  light?: { tone: Tone; word: string }
  /** Not seen yet. */
  fresh?: boolean
  current?: boolean
}) {
  return (
    <a className={`in${fresh ? ' new' : ''}`} href={href} aria-current={current ? 'true' : undefined}>
      <span className="code">{code}</span>
      <span className="ttl clip">
        <b>{title}</b>
      </span>
      <span className="from clip">{from}</span>
      {light ? <Light {...light} /> : <span />}
    </a>
  )
}

export function InboxGroup({
  id,
  title,
  count,
  children,
}: {
  id?: string
  title: string
  count: number
  children: ReactNode
}) {
  return (
    <section id={id}>
      <h2>
        {title} <span>{count}</span>
      </h2>
      {children}
    </section>
  )
}

export function Inbox({ children }: { children: ReactNode }) {
  return <div className="inbox">{children}</div>
}
