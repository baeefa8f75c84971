import type { ReactNode } from 'react'
import { count } from './numerals'

export type SavedView = { href: string; word: string; count?: number; current?: boolean }

/** The views of a list as a row of names with their counts. `inside` a section it has no rule of its own. */
export function SavedViews({
  views,
  label,
  inside = false,
  children,
}: {
  views: readonly SavedView[]
  label: string
  inside?: boolean
  children?: ReactNode
}) {
  return (
    <nav className={`views${inside ? ' in' : ''}`} aria-label={label}>
      <ul>
        {views.map(view => (
          <li key={view.href}>
            <a href={view.href} aria-current={view.current ? 'page' : undefined}>
              {view.word}
              {view.count !== undefined && <span className="n">{count(view.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  )
}
