import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { type Day, shanghaiDay } from '@/domain/clock'
import { type AskedDay, askedDay } from '@/domain/past-day'

/** What this request is shown at the end of; kept for as long as the request is rendered. */
const shown = cache((): { day: Day | null } => ({ day: null }))

/** Which past day this page was asked for; a page calls it, or `read`, before it asks what day it is. */
export const pastDay = cache(async (): Promise<AskedDay> => {
  const asked = askedDay((await headers()).get('x-path') ?? '/', shanghaiDay(new Date()))
  if (asked && 'day' in asked) shown().day = asked.day
  return asked
})

/** The past day at whose end the page stands, or null at present. */
export const dayShown = (): Day | null => shown().day
