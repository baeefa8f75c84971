/** When a job runs: every so many minutes, or at a time of the day in Shanghai, on working days alone where it says so. */
export type When = { everyMinutes: number } | { at: string; workingDays?: true }

/** The same as cron, which the queue reads in UTC; Shanghai is eight hours ahead all year. Throws for a time that is none. */
export function cronOf(when: When): string {
  if ('everyMinutes' in when) return `*/${when.everyMinutes} * * * *`
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(when.at) ?? []
  if (hour === undefined || minute === undefined) throw new Error(`${when.at} is no time of the day`)
  return `${Number(minute)} ${(Number(hour) + 16) % 24} * * *`
}
