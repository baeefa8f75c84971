import type { ReactNode } from 'react'

const kinds = {
  plain: { look: '', shape: 'w' },
  good: { look: ' note-good', shape: 'g' },
  warn: { look: ' note-warn', shape: 'y' },
  bad: { look: ' note-bad', shape: 'r' },
} as const

/** A short word from the system in the page. `live` has it read out when it appears. */
export function Notice({
  kind = 'plain',
  title,
  live,
  children,
  actions,
}: {
  kind?: keyof typeof kinds
  title: ReactNode
  live?: boolean
  children?: ReactNode
  actions?: ReactNode
}) {
  const { look, shape } = kinds[kind]
  return (
    <div className={`notice${look}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      <i className={`lt ${shape}`} aria-hidden="true" />
      <b>{title}</b>
      {children}
      {actions && <div className="acts">{actions}</div>}
    </div>
  )
}
