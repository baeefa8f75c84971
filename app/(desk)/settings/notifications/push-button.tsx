'use client'

import { useState, useTransition } from 'react'
import { Notice } from '@/components/notice'
import { takeBrowserAction } from './actions'

type Problem = 'unsupported' | 'denied' | 'broken'

async function subscribe(publicKey: string): Promise<PushSubscription> {
  // a scope of its own, beside the one of /field: it keeps no page and answers no request
  await navigator.serviceWorker.register('/push-worker.js', { scope: '/inbox' })
  const registration = await navigator.serviceWorker.getRegistration('/inbox')
  if (!registration) throw new Error('the worker for pushes is gone')
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
}

/** Asks the browser whether it takes notices, and hands its answer to the server. */
export function PushButton({
  publicKey,
  words,
}: {
  publicKey: string
  words: { take: string } & Record<Problem, string>
}) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [pending, start] = useTransition()
  const take = () =>
    start(async () => {
      setProblem(null)
      if (!('serviceWorker' in navigator) || !('PushManager' in window)) return setProblem('unsupported')
      if ((await Notification.requestPermission()) !== 'granted') return setProblem('denied')
      try {
        const { endpoint, keys } = (await subscribe(publicKey)).toJSON()
        await takeBrowserAction({ endpoint, p256dh: keys?.p256dh, auth: keys?.auth })
      } catch (error) {
        console.error('this browser was not taken for notices:', error)
        setProblem('broken')
      }
    })
  return (
    <>
      {problem && <Notice kind="bad" title={words[problem]} live />}
      <button type="button" className="btn pri" onClick={take} aria-disabled={pending || undefined}>
        {words.take}
      </button>
    </>
  )
}
