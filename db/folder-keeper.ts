import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Keeper } from './keeper'

/** Writes the bytes so that the name either leads to all of them, on the disk, or to nothing. */
async function writeWhole(path: string, bytes: Buffer, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${randomUUID()}`
  try {
    const file = await open(unfinished, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await unlink(unfinished).catch(gone => {
      if (gone.code !== 'ENOENT') console.error('an unfinished file could not be removed:', unfinished, gone.message)
    })
    throw error
  }
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

/** Keeps files in a folder; originals are read-only. */
export const folderKeeper = (folder: string): Keeper => ({
  read: name =>
    readFile(resolve(folder, name)).catch(error => {
      if (error.code === 'ENOENT') return null
      throw error
    }),
  write: async (name, bytes, how) => {
    await writeWhole(resolve(folder, name), bytes, how === 'sealed' ? 0o400 : 0o600)
    return true
  },
})
