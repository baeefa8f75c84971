import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim, joinUsers, livingUsers } from './claims.mjs'
import { birthOf } from './processes.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sixlines-claims-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function deadMark() {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10000)'])
  await once(child, 'spawn')
  const mark = { pid: child.pid, birth: birthOf(child.pid) }
  child.kill('SIGKILL')
  await once(child, 'close')
  return mark
}

test('a living holder keeps the claim, and a released one can be taken', () => {
  const file = join(folder, 'lock')
  const first = claim(file)
  expect(first.holder).toBeUndefined()
  expect(claim(file).holder.pid).toBe(process.pid)
  first.release()
  expect(claim(file).holder).toBeUndefined()
})

test('the claim of a killed process is taken over, and what it left running is named', async () => {
  const file = join(folder, 'lock')
  const child = { pid: 1, birth: 'some' }
  writeFileSync(file, JSON.stringify({ ...(await deadMark()), child }))
  expect(claim(file)).toMatchObject({ orphan: child })
})

test('a reused process id does not hold a claim', () => {
  const file = join(folder, 'lock')
  writeFileSync(file, JSON.stringify({ pid: process.pid, birth: 'another life' }))
  expect(claim(file).holder).toBeUndefined()
})

test('the last user out is told so, and the dead do not count', async () => {
  const users = joinUsers(folder)
  writeFileSync(join(folder, 'dead.json'), JSON.stringify(await deadMark()))
  expect(livingUsers(folder)).toEqual([process.pid])
  expect(users.leave()).toBe(true)
})
