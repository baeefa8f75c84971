import { close } from './closing.mjs'
import { testEnvironment } from './environment.mjs'
import { throwawayDatabase } from './throwaway.mjs'

/** vitest's global set-up for the database tests: the database of `npm test`, or one of its own when vitest is run by hand. */
export default async function setup() {
  if (process.env.SIXLINES_TEST_DATABASE === 'ready') return undefined
  const database = await throwawayDatabase('vitest')
  Object.assign(process.env, testEnvironment(database, { port: 3000, origin: 'http://localhost:3000' }))
  return close
}
