'use client'

import { type ReactNode, useState } from 'react'

/** A plain multipart form; with script it says that the reading has begun, and is sent once. */
export function SheetUploadForm({
  action,
  label,
  send,
  busy,
  children,
}: {
  action: string
  label: string
  send: string
  busy: string
  children: ReactNode
}) {
  const [sent, setSent] = useState(false)
  return (
    <form
      className="form"
      action={action}
      method="post"
      encType="multipart/form-data"
      aria-label={label}
      aria-busy={sent}
      onSubmit={event => (sent ? event.preventDefault() : setSent(true))}
    >
      {children}
      <div className="ends">
        <button className="btn pri" type="submit" aria-disabled={sent || undefined}>
          {send}
        </button>
      </div>
      <p className="dim" role="status">
        {sent ? busy : ''}
      </p>
    </form>
  )
}
