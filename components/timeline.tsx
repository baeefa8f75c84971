import type { ReactNode } from 'react'

export type TimelineEvent = {
  /** The anchor of its permanent link. */
  id: string
  /** When, as said on the page. */
  at: string
  /** When, for machines. */
  instant?: string
  hash?: string
  /** Its permanent address. */
  href: string
  /** `say` is a comment, `red` a fault, a listing, an overrun. */
  tone?: 'say' | 'red'
  /** Who did what: `<><b>Li Jing</b> issued it</>`. */
  what: ReactNode
  changes?: readonly { label?: string; from?: string; to: string }[]
  /** The person's own words. */
  says?: string
  /** Evidence, an instrument that is quoted. */
  children?: ReactNode
}

/** The ledger of a case: one event after another, newest first, each with its hash and a permanent link. */
export function Timeline({
  events,
  label,
  words,
}: {
  events: readonly TimelineEvent[]
  label: string
  words: { from: string; to: string }
}) {
  return (
    <ol className="timeline" aria-label={label}>
      {events.map(event => (
        <li key={event.id} id={event.id} className={event.tone}>
          <div className="at">
            <a href={event.href}>
              <time dateTime={event.instant}>{event.at}</time>
              {event.hash && <span className="hash">{event.hash}</span>}
            </a>
          </div>
          <div className="what">
            {event.what}
            {event.changes?.map(change => (
              <div className="chg" key={`${change.label}${change.to}`}>
                {change.label && `${change.label} `}
                {change.from !== undefined && (
                  <>
                    <span className="vh">{words.from} </span>
                    <s>{change.from}</s> <span aria-hidden="true">→</span> <span className="vh">{words.to} </span>
                  </>
                )}
                <span className="to">{change.to}</span>
              </div>
            ))}
            {event.says && <div className="says">{event.says}</div>}
            {event.children}
          </div>
        </li>
      ))}
    </ol>
  )
}
