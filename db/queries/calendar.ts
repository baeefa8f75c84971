import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Calendar } from '@/domain/clock'

let kept: Calendar | undefined

/** The State Council's holiday notices, 2018–2026, from data/holidays.csv; read once. Throws when the file is missing. */
export function calendar(): Calendar {
  if (kept) return kept
  const file = join(process.cwd(), 'data', 'holidays.csv')
  if (!existsSync(file)) throw new Error('data/holidays.csv is missing: the working-day calendar cannot be made')
  const off = new Set<string>()
  const work = new Set<string>()
  let lastYear = 0
  for (const row of readFileSync(file, 'utf8').split('\n').slice(1)) {
    const [day, , kind, , , status] = row.split(',')
    if (!day || status !== 'active') continue
    ;(kind === 'off' ? off : work).add(day)
    lastYear = Math.max(lastYear, Number(day.slice(0, 4)))
  }
  kept = { off, work, lastYear }
  return kept
}
