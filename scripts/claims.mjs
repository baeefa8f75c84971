import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf, isAlive } from './processes.mjs'

/** Takes a one-process claim on `file`: { release, update } when it is ours, { holder } when a living process has it. */
export function claim(file) {
  for (;;) {
    const mine = { pid: process.pid, birth: birthOf(process.pid) }
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' })
      return {
        release: () => rmSync(file, { force: true }),
        update: extra => writeFileSync(file, JSON.stringify({ ...mine, ...extra })),
      }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = readMark(file)
    if (holder && isAlive(holder)) return { holder }
    // Renaming first lets only one of two newcomers remove the dead claim.
    const aside = `${file}.dead-${process.pid}`
    try {
      renameSync(file, aside)
      rmSync(aside, { force: true })
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
    if (holder?.child) return { ...claim(file), orphan: holder.child }
  }
}

function readMark(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Joins the users of a shared thing (a folder of marks); `leave()` answers true when nobody else is left. */
export function joinUsers(folder) {
  mkdirSync(folder, { recursive: true })
  const own = join(folder, `${process.pid}.json`)
  writeFileSync(own, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }))
  return {
    leave() {
      rmSync(own, { force: true })
      return livingUsers(folder).length === 0
    },
  }
}

export function livingUsers(folder) {
  const living = []
  let names = []
  try {
    names = readdirSync(folder)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  for (const name of names) {
    const mark = readMark(join(folder, name))
    if (mark && isAlive(mark)) living.push(mark.pid)
    else rmSync(join(folder, name), { force: true })
  }
  return living
}
