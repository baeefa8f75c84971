import { forgetIfLeft } from './forget'
import { goTo } from './hash-route'
import { notePhone, readPhone } from './phone'
import { keepSending } from './send'

/** A label's code opens `/field?place=12`; the rest of the phone goes by the hash. */
function openPlace() {
  const place = new URLSearchParams(window.location.search).get('place')
  if (!place) return
  window.history.replaceState(window.history.state, '', '/field')
  goTo(`place/${encodeURIComponent(place)}`, true)
}

async function keepPage() {
  // the development server's files have no hash in their names: a kept one would be stale
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/field-worker.js', { scope: '/field', updateViaCache: 'none' })
}

async function askToLast() {
  const store = navigator.storage
  if (!store?.persist) return
  notePhone({ lasting: (await store.persisted()) || (await store.persist()) })
}

/** Opens the store, keeps the page, and sends what waits; gives back how to stop. */
export function startPhone(): () => void {
  openPlace()
  let stop: (() => void) | undefined
  let stopped = false
  const troubled = (error: unknown) => {
    console.error('the phone has a trouble of its own:', error)
    notePhone({ ready: true, trouble: 'store' })
  }
  if (!window.isSecureContext) {
    notePhone({ ready: true, trouble: 'insecure' })
    return () => {}
  }
  // who signed out at a desk is not shown again, not even until the first answer of the server
  forgetIfLeft()
    .then(readPhone)
    .then(() => {
      if (!stopped) stop = keepSending()
      return askToLast()
    })
    .catch(troubled)
  keepPage().catch(error => console.error('the page could not be kept for a cold start:', error))
  return () => {
    stopped = true
    stop?.()
  }
}
