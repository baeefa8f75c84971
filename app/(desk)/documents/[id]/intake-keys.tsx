'use client'

import { useEffect } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(radio|checkbox)$/.test(target.type)))

/** The keys of the page where a document is decided on; everything is done by the page's own links and forms, so that it works without them too. */
export function IntakeKeys() {
  useEffect(() => {
    const form = () => document.querySelector<HTMLFormElement>('#decide form')
    const choose = (name: string, value: string) => {
      const input = form()?.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`)
      if (input) input.checked = true
      return input
    }
    const step = (by: 1 | -1) => {
      const all = [...document.querySelectorAll<HTMLAnchorElement>('.intake a.sent')]
      const here = all.findIndex(link => link.getAttribute('aria-current') === 'true')
      all[Math.min(Math.max(here + by, 0), all.length - 1)]?.click()
    }
    function press(event: KeyboardEvent) {
      const taken = event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)
      if (taken || document.querySelector('dialog[open]')) return
      const line = /^[1-6]$/.test(event.key)
        ? form()?.querySelectorAll<HTMLInputElement>('input[name="line"]')[Number(event.key) - 1]
        : null
      const does: Record<string, () => void> = {
        j: () => step(1),
        k: () => step(-1),
        d: () => choose('disposition', 'directive')?.focus(),
        p: () => choose('disposition', 'preamble')?.form?.requestSubmit(),
        m: () => choose('disposition', 'metadata')?.form?.requestSubmit(),
        s: () => form()?.requestSubmit(),
        t: () => document.querySelector<HTMLFormElement>('[data-key="t"] form')?.requestSubmit(),
      }
      if (line) {
        event.preventDefault()
        choose('disposition', 'directive')
        line.checked = true
        line.form?.requestSubmit()
        return
      }
      const doIt = does[event.key]
      if (!doIt || (event.key !== 'j' && event.key !== 'k' && !form())) return
      event.preventDefault()
      doIt()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}
