'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef } from 'react'

export type KeyWords = Record<
  'title' | 'close' | 'next' | 'previous' | 'enter' | 'act' | 'search' | 'help' | 'palette' | 'placeholder' | 'hint',
  string
>

/** Rows that j and k walk over: of a ledger, or of the desk. */
const rows = '.table a.open, .inbox a.in'
const preview = /^\/(directive|task|hazard|inspection)s\/(\d+)$/

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The keyboard of lists and the palette; a page works whole without it. */
export function Keys({ words }: { words: KeyWords }) {
  const router = useRouter()
  const palette = useRef<HTMLDialogElement>(null)
  const help = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    let later: number | undefined
    function step(by: 1 | -1) {
      const all = [...document.querySelectorAll<HTMLAnchorElement>(rows)]
      if (all.length === 0) return
      const here = all.indexOf(document.activeElement as HTMLAnchorElement)
      const shown = all.findIndex(row => row.getAttribute('aria-current') === 'true')
      const next = all[here >= 0 ? Math.min(Math.max(here + by, 0), all.length - 1) : Math.max(shown, 0)]!
      next.focus()
      const at = location.pathname === '/desk' && preview.exec(next.pathname)
      if (!at) return
      window.clearTimeout(later)
      later = window.setTimeout(() => router.replace(`/desk?case=${at[1]}-${at[2]}`, { scroll: false }), 160)
    }
    /** The one primary move of what is chosen, or of the page. */
    function act() {
      const move = document.querySelector<HTMLElement>('.moves .btn.pri, .moveform .btn.pri')
      // a move is recorded for good, so the key only leads to its button
      if (move instanceof HTMLAnchorElement) move.click()
      else move?.focus()
    }
    function press(event: KeyboardEvent) {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        palette.current?.showModal()
        return
      }
      if (
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('dialog[open]')
      )
        return
      const does: Record<string, () => void> = {
        j: () => step(1),
        k: () => step(-1),
        e: act,
        '/': () => document.querySelector<HTMLInputElement>('#rail-search')?.focus(),
        '?': () => help.current?.showModal(),
      }
      const doIt = does[event.key]
      if (!doIt) return
      event.preventDefault()
      doIt()
    }
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('keydown', press)
      window.clearTimeout(later)
    }
  }, [router])

  function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    palette.current?.close()
    if (said) router.push(`/search?q=${encodeURIComponent(said)}`)
  }

  const list: [string, string][] = [
    ['j', words.next],
    ['k', words.previous],
    ['⏎', words.enter],
    ['e', words.act],
    ['/ · ⌘K', words.search],
    ['?', words.help],
  ]
  return (
    <>
      <dialog ref={palette} className="palette" aria-label={words.palette}>
        <form onSubmit={go} action="/search" role="search">
          <label className="vh" htmlFor="palette-q">
            {words.palette}
          </label>
          <input
            id="palette-q"
            className="q"
            name="q"
            type="search"
            placeholder={words.placeholder}
            autoComplete="off"
          />
          <p className="none">{words.hint}</p>
        </form>
      </dialog>
      <dialog ref={help} className="palette" aria-label={words.title}>
        <h2 className="none">{words.title}</h2>
        <dl>
          {list.map(([key, word]) => (
            <div className="o" key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{word}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="none">
          <button className="btn" type="submit">
            {words.close}
          </button>
        </form>
      </dialog>
    </>
  )
}
