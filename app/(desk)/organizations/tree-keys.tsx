'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** What was typed counts as one word for so long. */
const wordMillis = 600

/** The keyboard of a tree (WAI-ARIA: arrows, Home, End, letters) on links that work without it. Opening a branch goes to its address and comes back to the unit. */
export function TreeKeys({ tree }: { tree: string }) {
  const router = useRouter()
  useEffect(() => {
    const root = document.getElementById(tree)
    if (!root) return
    const items = [...root.querySelectorAll<HTMLElement>('[role=treeitem]')]
    let typed = ''
    let typedAt = 0
    /** One stop for Tab: this unit, and then its own links. */
    function stop(item: HTMLElement | undefined) {
      for (const one of items) {
        one.tabIndex = one === item ? 0 : -1
        for (const link of one.querySelectorAll('a')) link.tabIndex = one === item ? 0 : -1
      }
    }
    function focus(item: HTMLElement | undefined) {
      if (!item) return
      stop(item)
      item.focus()
    }
    const wanted = items.find(item => `#${item.id}` === location.hash)
    // a branch that was opened or closed keeps its place
    stop(wanted ?? items[0])
    if (wanted && (document.activeElement === document.body || root.contains(document.activeElement))) wanted.focus()

    const levelOf = (item: HTMLElement) => Number(item.ariaLevel)
    function toggle(item: HTMLElement) {
      const href = item.querySelector('.tw')?.getAttribute('href')
      if (href) router.push(href, { scroll: false })
    }
    function find(item: HTMLElement, key: string) {
      const now = Date.now()
      typed = (now - typedAt < wordMillis ? typed : '') + key.toLowerCase()
      typedAt = now
      const from = items.indexOf(item) + (typed.length > 1 ? 0 : 1)
      focus(
        [...items.slice(from), ...items.slice(0, from)].find(one =>
          one.querySelector('.nm')?.textContent?.toLowerCase().startsWith(typed),
        ),
      )
    }
    function right(item: HTMLElement, at: number) {
      const next = items[at + 1]
      if (item.ariaExpanded === 'false') toggle(item)
      else if (item.ariaExpanded === 'true' && next && levelOf(next) > levelOf(item)) focus(next)
    }
    function left(item: HTMLElement, at: number) {
      if (item.ariaExpanded === 'true') toggle(item)
      else focus(items.slice(0, at).findLast(one => levelOf(one) < levelOf(item)))
    }
    const steps = new Map<string, (item: HTMLElement, at: number) => void>([
      ['ArrowDown', (_, at) => focus(items[at + 1])],
      ['ArrowUp', (_, at) => focus(items[at - 1])],
      ['Home', () => focus(items[0])],
      ['End', () => focus(items.at(-1))],
      ['ArrowRight', right],
      ['ArrowLeft', left],
    ])
    function onKey(event: KeyboardEvent) {
      const item = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]')
      if (!item || event.ctrlKey || event.metaKey || event.altKey) return
      // a link inside is pressed as a link
      if (event.key === 'Enter' && event.target === item) return void item.querySelector<HTMLElement>('.nm')?.click()
      const step = steps.get(event.key)
      if (step) step(item, items.indexOf(item))
      else if (event.key.length === 1 && event.key !== ' ') find(item, event.key)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    root.addEventListener('keydown', onKey)
    return () => root.removeEventListener('keydown', onKey)
  })
  return null
}
