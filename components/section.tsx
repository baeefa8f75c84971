import type { ReactNode } from 'react'

/** One part of a page, ruled and never boxed; `aside` is the small text at the right of its heading. */
export function Section({
  title,
  aside,
  id,
  className,
  children,
}: {
  title?: ReactNode
  aside?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}) {
  return (
    <section className={`sec${className ? ` ${className}` : ''}`} id={id}>
      {title && (
        <div className="hd">
          <h2>{title}</h2>
          {aside && <small>{aside}</small>}
        </div>
      )}
      {children}
    </section>
  )
}
