'use client'

import { useEffect, useState } from 'react'
import type { Visit } from './bundle'
import { ghostOf } from './ghosts'
import { usePhone } from './phone'
import { phoneDatabase } from './phone-database'
import { useWords } from './words'

/** An address of bytes for as long as something shows them. */
export function useBytes(
  read: () => Promise<{ bytes: ArrayBuffer } | undefined>,
  key: string,
  mime: string,
): string | null {
  const [address, setAddress] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names what is read
  useEffect(() => {
    let made: string | null = null
    let gone = false
    read()
      .then(found => {
        if (!found || gone) return
        made = URL.createObjectURL(new Blob([found.bytes], { type: mime }))
        setAddress(made)
      })
      .catch(error => console.error('a picture could not be shown:', error))
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [key, mime])
  return address
}

/** The address of the last picture of the item or place, kept on the phone; null when there is none. */
export function useGhost(visit: Visit, itemId: number | null): { address: string; at: string } | null {
  const personId = usePhone().bundle?.as.personId ?? -1
  const ghost = ghostOf(visit, itemId)
  const address = useBytes(
    async () => (ghost ? (await phoneDatabase()).get('ghosts', [personId, ghost.evidenceId]) : undefined),
    String(ghost?.evidenceId),
    'image/jpeg',
  )
  return ghost && address ? { address, at: ghost.at } : null
}

export function Ghost({ visit, itemId }: { visit: Visit; itemId: number | null }) {
  const { say, instant } = useWords()
  const ghost = useGhost(visit, itemId)
  if (!ghost) return null
  const words = say('ghost', { at: instant(ghost.at) })
  return (
    <figure className="ghost">
      <img src={ghost.address} alt={words} />
      <figcaption>{words}</figcaption>
    </figure>
  )
}
