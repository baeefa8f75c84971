import { type Address, readerOf } from '@/db/queries/address'
import { type Refusal, refusalCodes } from '@/domain/refusal'

/** What the upload was refused for, as its route wrote it into the address. */
export function sheetRefusal(address: Address): Refusal | null {
  const { oneOf, one } = readerOf(address)
  const code = oneOf('refused', refusalCodes)
  const details = ['missing', 'unknown', 'twice', 'rows', 'most', 'roles'].flatMap(key =>
    one(key) ? [[key, one(key)!]] : [],
  )
  return code ? { code, details: Object.fromEntries(details) } : null
}
