import type { Position } from './phone-database'

const freshFor = 120_000
let last: { position: Position; at: number } | null = null
let watching = false

/** Where the phone was within the last two minutes, if its person lets the page know. */
export const lastPosition = (): Position | null => (last && Date.now() - last.at < freshFor ? last.position : null)

/** Asks once for the position and follows it while the page is open; a refusal means pictures without a position. */
export function followPosition(): void {
  if (watching || !('geolocation' in navigator)) return
  watching = true
  navigator.geolocation.watchPosition(
    ({ coords: { latitude, longitude, accuracy }, timestamp }) => {
      last = { position: { latitude, longitude, accuracy }, at: timestamp }
    },
    error => {
      if (error.code === error.PERMISSION_DENIED) watching = false
    },
    { enableHighAccuracy: true, maximumAge: 30_000 },
  )
}
