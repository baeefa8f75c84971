'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { watch } from './live-watch'

/** Reads its page again when something moved, in place; says only when it cannot. `at` is when the page was read, `lost` the words for being cut off since then. */
export function Live({ at, lost, wall = false }: { at: string; lost: string; wall?: boolean }) {
  const router = useRouter()
  const [isLost, setLost] = useState(false)
  const shown = useRef(at)
  const watching = useRef<ReturnType<typeof watch>>(null)
  useEffect(() => {
    const one = watch({ refresh: () => router.refresh(), at: () => shown.current, lost: setLost, wall })
    watching.current = one
    return one.stop
  }, [router, wall])
  useEffect(() => {
    shown.current = at
    watching.current?.read()
  }, [at])
  return (
    <span className="notlive" role="status">
      {isLost && lost}
    </span>
  )
}
