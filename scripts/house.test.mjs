import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { messageFaults } from './house-messages.mjs'
import { roomFaults } from './house-rooms.mjs'

describe('walls between the rooms', () => {
  const crossings = [
    ['domain/task.ts', 'zod'],
    ['domain/task.ts', '/db/client'],
    ['db/commands/accept-task.ts', 'next/cache'],
    ['db/commands/accept-task.ts', '/app/session'],
    ['jobs/remind.ts', 'react'],
    ['components/light.tsx', '/db/client'],
    ['components/light.tsx', '/app/session'],
    ['components/light.tsx', 'next/headers'],
    ['app/page.tsx', 'drizzle-orm'],
    ['app/page.tsx', 'drizzle-orm/pg-core'],
    ['app/page.tsx', '/db/schema/task'],
    ['e2e/loop.spec.ts', '/db/client'],
  ]
  test.each(crossings)('%s may not import %s', (file, name) => {
    expect(roomFaults(file, [name], '')).toHaveLength(1)
  })

  const lawful = [
    ['domain/task.ts', '/domain/role'],
    ['domain/task.test.ts', 'vitest'],
    ['db/commands/accept-task.ts', '/domain/task'],
    ['components/light.tsx', '/domain/clock'],
    ['app/page.tsx', '/db/queries/task'],
    ['app/sign-in/page.tsx', '/db/seed/sign-ins'],
    ['e2e/loop.spec.ts', '@playwright/test'],
  ]
  test.each(lawful)('%s may import %s', (file, name) => {
    expect(roomFaults(file, [name], '')).toEqual([])
  })

  test('domain reads no clock, and may speak of one', () => {
    expect(roomFaults('domain/clock.ts', [], 'const now = Date.now()')).toHaveLength(1)
    expect(roomFaults('domain/clock.ts', [], '// never Date.now()\nconst then = new Date(now)')).toEqual([])
  })
})

describe('words in both languages', () => {
  let folder
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sixlines-words-'))
    for (const language of ['en', 'zh-CN']) mkdirSync(join(folder, language))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function faults(en, zh) {
    writeFileSync(join(folder, 'en', 'tasks.json'), JSON.stringify(en))
    writeFileSync(join(folder, 'zh-CN', 'tasks.json'), JSON.stringify(zh))
    return messageFaults(folder)
  }

  test('a key that one language lacks', () => {
    expect(faults({ a: { b: 'Due', c: 'Done' } }, { a: { b: '到期' } })).toEqual([
      'messages/zh-CN/tasks.json lacks a.c',
    ])
    expect(faults({ a: 'Due' }, { a: '到期', b: '完成' })).toEqual(['messages/en/tasks.json lacks b'])
  })

  test('a value that one language does not name', () => {
    expect(faults({ a: '{count} of {total}' }, { a: '{count}' })).toHaveLength(1)
  })

  test('plural branches are words, not values', () => {
    expect(faults({ a: '{n, plural, one {overdue} other {# of {total}}}' }, { a: '{n} 项，共 {total} 项' })).toEqual([])
  })

  test('an empty word and a missing file', () => {
    expect(faults({ a: 'Due' }, { a: '' })).toHaveLength(1)
    rmSync(join(folder, 'zh-CN', 'tasks.json'))
    expect(messageFaults(folder)).toEqual(['messages/zh-CN/tasks.json is missing'])
  })
})
