import { notFound } from 'next/navigation'

/** The campaign's number in the address of its pages; anything else is no page. */
export function campaignIdIn(segment: string): number {
  if (!/^\d{1,15}$/.test(segment)) notFound()
  return Number(segment)
}
