/** After a loss shorter than this nothing is said: the browser comes back by itself. */
const graceMs = 6_000
/** A screen that nobody touches for so long is not read again, or it would keep its session alive for ever. */
const idleMs = 20 * 60_000
const refusedMs = 30_000
/** A reading that has not come by then is taken for lost. */
const longestReadMs = 30_000
const wallReadsMs = 60_000
const wallStaleMs = 90_000

type Page = {
  /** Reads the page again in place. */
  refresh: () => void
  /** When what is shown was read, as an ISO instant. */
  at: () => string
  /** Says whether the page is still kept up to date. */
  lost: (lost: boolean) => void
  /** A screen on a wall: read at least once a minute, whether anybody touches it or not. */
  wall: boolean
}

const isChanged = (field: Element): boolean =>
  field instanceof HTMLSelectElement
    ? [...field.options].some(option => option.selected !== option.defaultSelected && option.defaultSelected)
    : field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      ? field.value !== field.defaultValue ||
        (field instanceof HTMLInputElement && field.checked !== field.defaultChecked)
      : false

/** Whether somebody is writing on the page, or has and did not send it. */
const isTyped = () =>
  document.querySelector('dialog[open]') !== null ||
  [...document.querySelectorAll('input:not([type=hidden]), textarea, select')].some(isChanged)

/** Keeps a page up to date over the line of /api/live; `read` is to be called when a reading has come, `stop` at the end. */
export function watch({ refresh, at, lost, wall }: Page): { read: () => void; stop: () => void } {
  let line: EventSource | undefined
  let wanted = false
  let began = 0
  let next = 0
  let readAt = performance.now()
  let touchedAt = readAt
  let goneAt: number | undefined
  let planned: number | undefined
  let again: number | undefined

  function plan() {
    if (planned === undefined && wanted && !began)
      planned = window.setTimeout(go, Math.max(0, next - performance.now(), isTyped() ? 1000 : 0))
  }
  async function go() {
    planned = undefined
    if (document.hidden) return
    if (isTyped()) return plan()
    // what cannot be reached would leave the browser's own error page here, from which no screen comes back
    const there =
      (!wall && goneAt === undefined) ||
      (await fetch('/api/health').then(
        answer => answer.ok,
        () => false,
      ))
    if (!there || began) return
    wanted = false
    began = performance.now()
    refresh()
  }
  function read() {
    readAt = performance.now()
    // a page that is slow to read is read less often
    if (began) next = readAt + Math.max(1000, 3 * (readAt - began))
    began = 0
    say()
    plan()
  }
  function moved() {
    goneAt = undefined
    wanted = true
    say()
    plan()
  }
  function gone() {
    goneAt ??= performance.now()
  }
  function open() {
    window.clearTimeout(again)
    line?.close()
    line = new EventSource(`/api/live?since=${encodeURIComponent(at())}`)
    line.onopen = () => {
      goneAt = undefined
      say()
    }
    line.onerror = () => {
      gone()
      // refused: signed out, or too many lines; a loss the browser mends itself
      if (line?.readyState === EventSource.CLOSED) again = window.setTimeout(open, refusedMs)
    }
    line.addEventListener('moved', moved)
    line.addEventListener('deaf', gone)
    line.addEventListener('over', () => {
      gone()
      line?.close()
    })
  }
  function close() {
    window.clearTimeout(again)
    line?.close()
    line = undefined
  }
  function say() {
    const now = performance.now()
    lost(wall ? now - readAt > wallStaleMs : goneAt !== undefined && now - goneAt > graceMs)
  }
  function beat() {
    const now = performance.now()
    if (began && now - began > longestReadMs) began = 0
    if (!wall && line && now - touchedAt > idleMs) {
      close()
      gone()
    }
    if (wall && now - readAt > wallReadsMs) wanted = true
    say()
    plan()
  }
  function touched() {
    touchedAt = performance.now()
    if (!line) open()
  }
  function seen() {
    if (document.hidden) close()
    else touched()
  }

  open()
  const beats = window.setInterval(beat, 5000)
  const touches = ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const
  for (const touch of touches) addEventListener(touch, touched, { passive: true })
  document.addEventListener('visibilitychange', seen)
  addEventListener('pageshow', touched)
  return {
    read,
    stop() {
      close()
      window.clearInterval(beats)
      window.clearTimeout(planned)
      for (const touch of touches) removeEventListener(touch, touched)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('pageshow', touched)
    },
  }
}
