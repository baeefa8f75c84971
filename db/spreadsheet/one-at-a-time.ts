import { RefusalError } from '@/domain/refusal'

let reading: Promise<unknown> = Promise.resolve()
let waiting = 0
const mostWaiting = 4

/** A sheet is read by one reader at a time: each may need some hundred megabytes for some seconds. Refuses `busy` when four wait already. */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting) throw new RefusalError({ code: 'busy' })
  waiting++
  const mine = reading.then(work)
  reading = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting--
  }
}
