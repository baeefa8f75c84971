const hour = 3_600_000
const shanghai = 8 * hour

/** Instants by how many days ago they were, in the order of the numbers, squeezed into the hours from 08:30 to 17:30 of their day; today's into what has passed of it. */
export const officeHours =
  (now: number) =>
  (daysAgo: number): number => {
    const local = now - daysAgo * 24 * hour + shanghai
    const midnight = Math.floor(local / (24 * hour)) * 24 * hour
    const squeezed = midnight - shanghai + 8.5 * hour + ((local - midnight) / (24 * hour)) * 9 * hour
    return Math.floor(Math.min(squeezed, now - daysAgo * hour))
  }
