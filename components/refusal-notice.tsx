import type { ReactNode } from 'react'
import { Notice } from './notice'

/** A refused or failed change: what happened, that nothing was lost, what to do. */
export function RefusalNotice({
  happened,
  kept,
  next,
  actions,
}: {
  happened: string
  kept: string
  next?: ReactNode
  actions?: ReactNode
}) {
  return (
    <Notice kind="bad" title={happened} live actions={actions}>
      <p>
        {kept} {next}
      </p>
    </Notice>
  )
}
