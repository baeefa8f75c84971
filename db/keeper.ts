/** Where files lie: a folder of this machine, or a bucket of an S3-compatible store. Names are made by db/evidence-store alone. */
export type Keeper = {
  /** All the bytes under a name; null when nothing is there. Throws StoreAway when the store cannot be asked. */
  read(name: string): Promise<Buffer | null>
  /** Writes so that the name leads to all of the bytes or to nothing; false when a sealed name was taken in the meantime. */
  write(name: string, bytes: Buffer, how: 'sealed' | 'served'): Promise<boolean>
}

/** The store of files cannot be asked or does not take a file just now; nothing was kept, and the same request may succeed later. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}

/** The record of a file is here, the file itself is not. */
export class LostFile extends Error {
  override readonly name = 'LostFile'
}
