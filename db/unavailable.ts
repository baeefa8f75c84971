import { StoreAway } from './keeper'

/** SQLSTATE classes of a server that is away, full or ending: connection, resources, operator intervention, system error. */
const passing = /^(08|53|57|58)/
const network = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']
/** A disk or a quota that is full, or a disk that may only be read. */
const disk = ['ENOSPC', 'EDQUOT', 'EROFS']
/** pg gives these no code. */
const words =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|timeout expired/

/** Whether the database or the store of files could not be asked or cannot keep more now, so that the same request may well succeed later. */
export function isUnavailable(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : ''
    if (
      passing.test(code) ||
      network.includes(code) ||
      disk.includes(code) ||
      at instanceof StoreAway ||
      words.test(at.message)
    )
      return true
    if (at instanceof AggregateError && at.errors.some(isUnavailable)) return true
  }
  return false
}
