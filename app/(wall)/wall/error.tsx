'use client'

import { useEffect } from 'react'
import { type Broken, BrokenPage } from '../../broken-page'

/** Nobody stands before a wall to press a button: it comes back by itself when the server does. */
export default function WallError(broken: Broken) {
  useEffect(() => {
    const timer = setInterval(async () => {
      const there = await fetch('/api/health').then(
        answer => answer.ok,
        () => false,
      )
      if (there) location.reload()
    }, 15_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <main id="content" className="wall">
      <BrokenPage {...broken} />
    </main>
  )
}
