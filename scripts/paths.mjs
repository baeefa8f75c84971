import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Trouble } from './progress.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export const inRoot = (...parts) => resolve(root, ...parts)

/** The folder that holds everything a deployment must keep: database, secrets, evidence files. */
export function dataFolder(chosen = process.env.DATA_DIR) {
  return resolve(root, chosen || '.data')
}

/** Makes the data folder, or says in a sentence why it can't be used. */
export function prepareDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    accessSync(folder, constants.W_OK | constants.R_OK | constants.X_OK)
  } catch (error) {
    throw new Trouble(
      `The data folder ${folder} can't be written (${error.code}); give it to this user or set DATA_DIR to another folder.`,
      `数据目录 ${folder} 不可写（${error.code}）；请授权当前用户，或用 DATA_DIR 指定其他目录。`,
    )
  }
  requireSpace(folder)
}

export function requireSpace(folder, megabytes = 300) {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1_048_576)
  if (free >= megabytes) return
  throw new Trouble(
    `Only ${free} MB are free on the disk of ${folder}; Sixlines needs ${megabytes} MB to go on. Nothing was changed.`,
    `${folder} 所在磁盘仅剩 ${free} MB，至少需要 ${megabytes} MB；未作任何改动。`,
  )
}
