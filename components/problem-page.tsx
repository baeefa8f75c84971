import type { ReactNode } from 'react'
import { LineStroke } from './line-stroke'

/** A line that ends nowhere, one that may not close, one that broke. */
const drawn = {
  notFound: { total: 1, open: 1, late: 0 },
  refused: { total: 3, open: 1, late: 0 },
  error: { total: 9, open: 3, late: 1 },
} as const

/** A page that cannot be shown: what happened, that nothing was lost, what to do. */
export function ProblemPage({
  kind,
  title,
  happened,
  kept,
  next,
  actions,
  reference,
}: {
  kind: keyof typeof drawn
  title: string
  happened: ReactNode
  kept?: string
  next?: ReactNode
  actions?: ReactNode
  /** What to quote when asking for help. */
  reference?: string
}) {
  return (
    <div className="problem">
      <LineStroke {...drawn[kind]} width={352} height={12} full />
      <h1>{title}</h1>
      <p>{happened}</p>
      {kept && <p className="kept">{kept}</p>}
      {next && <p>{next}</p>}
      {actions && <div className="acts">{actions}</div>}
      {reference && <p className="hash">{reference}</p>}
    </div>
  )
}
