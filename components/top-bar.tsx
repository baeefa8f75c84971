import type { ReactNode } from 'react'

export type Crumb = { word: string; href?: string }

/** The first line of a page: its title, or the way to it where the title stands in a case head below. */
export function TopBar({
  title,
  crumbs,
  crumbsLabel,
  aside,
  children,
}: {
  title?: ReactNode
  /** Instead of a title; the last one is this page. */
  crumbs?: readonly Crumb[]
  crumbsLabel?: string
  /** A date or a remark, hidden on a phone. */
  aside?: ReactNode
  /** Buttons: quiet ones first, the one primary last. */
  children?: ReactNode
}) {
  return (
    <header className="top">
      <div className="titles">
        {title && <h1>{title}</h1>}
        {crumbs && (
          <nav aria-label={crumbsLabel}>
            <ol className="crumbs">
              {crumbs.map((crumb, index) => (
                <li key={crumb.word}>
                  {index === crumbs.length - 1 ? (
                    <span aria-current="page">{crumb.word}</span>
                  ) : crumb.href ? (
                    <a href={crumb.href}>{crumb.word}</a>
                  ) : (
                    crumb.word
                  )}
                </li>
              ))}
            </ol>
          </nav>
        )}
      </div>
      {(aside || children) && (
        <div className="acts">
          {aside && <span className="faint wide">{aside}</span>}
          {children}
        </div>
      )}
    </header>
  )
}
