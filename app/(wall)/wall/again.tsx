'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page again in place, so that nothing flickers and focus stays; without script the browser loads it anew. */
export function Again({ everySeconds }: { everySeconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everySeconds * 1000)
    return () => clearInterval(timer)
  }, [router, everySeconds])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(everySeconds)} />
    </noscript>
  )
}
