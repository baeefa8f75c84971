'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads its page again every so many seconds, while it is looked at. */
export function Refresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return null
}
