import { useSyncExternalStore } from 'react'

/** A screen of the phone: `#/visit/12/item/5`. Screens change behind the hash, so that one kept document serves them all. */
function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
const path = () => window.location.hash.replace(/^#\/?/, '')

export const useScreen = (): string[] =>
  useSyncExternalStore(subscribe, path, () => '')
    .split('/')
    .filter(Boolean)

/** Goes to a screen; `instead` leaves no way back to the present one. */
export function goTo(screen: string, instead = false): void {
  if (instead) window.location.replace(`#/${screen}`)
  else window.location.hash = `/${screen}`
}

export const screens = {
  today: '#/',
  outbox: '#/outbox',
  scan: '#/scan',
  visit: (id: number) => `#/visit/${id}`,
  list: (id: number) => `#/visit/${id}/list`,
  item: (id: number, itemId: number) => `#/visit/${id}/item/${itemId}`,
  fail: (id: number, itemId: number) => `#/visit/${id}/item/${itemId}/fail`,
}
