import { backOff, nextToSend } from '@/domain/outbox'
import { fetchBundle } from './fetch-bundle'
import { forgetIfLeft } from './forget'
import { fetchGhosts } from './ghosts'
import { keepEntry, notePhone, onPhone, phoneNow, readPhone, showEntry } from './phone'
import { type Entry, phoneDatabase } from './phone-database'
import { type Sent, sendEntry } from './send-entry'

/** Failures in a row after which this run gives up and leaves it to the next. */
const enough = 8
const everyMinute = 60_000
/** From an entry made with a signal to its sending. */
const soon = 800
let timer: ReturnType<typeof setTimeout> | undefined
let failures = 0

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

function wakeIn(milliseconds: number) {
  clearTimeout(timer)
  timer = setTimeout(() => void sendAll(), milliseconds)
}

/** Keeps an entry as it now stands; what the server confirmed takes its picture's bytes off the phone, the line stays to be looked up. */
function keepAs(entry: Entry, change: Partial<Entry>): Promise<boolean> {
  const now = { ...entry, ...change }
  return keepEntry(now, async () => {
    const tx = (await phoneDatabase()).transaction(['entries', 'originals'], 'readwrite')
    tx.objectStore('entries').put(now)
    if (now.state === 'done' && now.act.kind === 'photo') tx.objectStore('originals').delete(now.key)
    await tx.done
  })
}

const settled = (sent: Exclude<Sent, { as: 'away' | 'signedOut' }>): Partial<Entry> => {
  if (sent.as === 'done') return { state: 'done', doneAt: new Date().toISOString() }
  if (sent.as === 'refused') return { state: 'refused', refusal: sent.refusal }
  return { state: 'conflict', refusal: sent.refusal, theirs: sent.theirs }
}

/** Waits a little after a failure; false when this run has had enough of them. */
async function patient(after?: number): Promise<boolean> {
  failures++
  if (failures >= enough || !navigator.onLine) return false
  await pause(after ?? backOff(failures, Math.random()))
  return true
}

async function askWho(): Promise<boolean> {
  for (;;) {
    const asked = await fetchBundle()
    if (asked === 'fresh') return true
    if (asked === 'signedOut' || !(await patient())) return false
  }
}

/** Sends what can be sent, one after the other; true when something was confirmed. */
async function sendWaiting(): Promise<boolean> {
  let confirmed = false
  for (;;) {
    if (await forgetIfLeft()) return confirmed
    const entry = nextToSend(phoneNow().entries)
    if (!entry) return confirmed
    // only shown, never stored: a kill leaves it waiting, and a phone that is full can still send to become less so
    showEntry({ ...entry, state: 'sending' })
    const sent = await sendEntry(entry)
    if (sent.as === 'away' || sent.as === 'signedOut') {
      showEntry({ ...entry, state: 'waiting' })
      if (sent.as === 'signedOut') notePhone({ signedOut: true })
      if (sent.as === 'signedOut' || !(await patient(sent.after))) return confirmed
      continue
    }
    failures = 0
    if (!(await keepAs(entry, settled(sent)))) {
      failures = 1
      return confirmed
    }
    confirmed ||= sent.as === 'done'
  }
}

function pauseAfterRun(): number {
  if (failures > 0) return backOff(failures, Math.random())
  const { signedOut, entries } = phoneNow()
  return !signedOut && nextToSend(entries) ? soon : everyMinute * (0.9 + Math.random() / 5)
}

async function run(): Promise<void> {
  notePhone({ sending: true })
  try {
    await readPhone()
    await forgetIfLeft()
    if (!(await askWho())) return
    failures = 0
    // the server's answers now hold what was just sent: ask again, so that they lie under what still waits
    if (await sendWaiting()) await fetchBundle()
    await fetchGhosts()
  } finally {
    notePhone({ sending: false })
    wakeIn(pauseAfterRun())
  }
}

/** Sends the outbox, in one tab at a time; whatever kills it on the way, the next run goes on with the same keys. */
export async function sendAll(): Promise<void> {
  if (!navigator.locks) return run()
  await navigator.locks.request('sixlines-outbox', { ifAvailable: true }, async lock => {
    if (lock) await run()
    else wakeIn(everyMinute)
  })
}

/** Sends now and whenever there is reason to hope; gives back how to stop. */
export function keepSending(): () => void {
  const hope = () => {
    failures = 0
    void sendAll()
  }
  const lost = () => notePhone({ online: false })
  const seen = () => document.visibilityState === 'visible' && hope()
  let known = ''
  const forget = onPhone(({ entries, sending, online }) => {
    const next = nextToSend(entries)?.key ?? ''
    if (next && next !== known && !sending && online) wakeIn(soon)
    known = next
  })
  window.addEventListener('online', hope)
  window.addEventListener('offline', lost)
  document.addEventListener('visibilitychange', seen)
  hope()
  return () => {
    clearTimeout(timer)
    forget()
    window.removeEventListener('online', hope)
    window.removeEventListener('offline', lost)
    document.removeEventListener('visibilitychange', seen)
  }
}
