import type { ReactNode } from 'react'

/** The foot of a list: how much is shown, and the pages before and after. */
export function KeysetPager({
  label,
  range,
  previous,
  next,
  inside = false,
  children,
}: {
  label: string
  /** "1–18 of 68", or only how many are shown where the rest is not counted. */
  range: string
  previous?: { href: string; word: string }
  next?: { href: string; word: string }
  inside?: boolean
  /** The keys that move in the list, an export link. */
  children?: ReactNode
}) {
  return (
    <nav className={`pager${inside ? ' in' : ''}`} aria-label={label}>
      <span>{range}</span>
      {previous && (
        <a className="link" rel="prev" href={previous.href}>
          {previous.word}
        </a>
      )}
      {next && (
        <a className="link" rel="next" href={next.href}>
          {next.word}
        </a>
      )}
      {children}
    </nav>
  )
}
