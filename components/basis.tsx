import type { ReactNode } from 'react'

/** What an owner, date, target or clause rests on: the source, the law, or who assigned it and when. `unseen`: nobody has read the text itself. */
export function Basis({ children, href, unseen = false }: { children: ReactNode; href?: string; unseen?: boolean }) {
  const look = `basis${unseen ? ' unseen' : ''}`
  return href ? (
    <a className={look} href={href}>
      {children}
    </a>
  ) : (
    <span className={look}>{children}</span>
  )
}
