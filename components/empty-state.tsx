import type { ReactNode } from 'react'
import { LineStroke } from './line-stroke'

/** Nothing here, and the next step. `closed` draws an unbroken line: all is done; otherwise an open one: nothing has begun. */
export function EmptyState({
  title,
  text,
  closed = false,
  children,
}: {
  title: string
  text: ReactNode
  closed?: boolean /** The next step as a button or link. */
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <LineStroke total={1} open={closed ? 0 : 1} late={0} width={120} height={10} />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  )
}
