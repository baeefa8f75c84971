import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The text of a file in `data/`, found beside this module or in the working directory; throws when neither has it. */
export function readDataFile(name: string): string {
  const roots = [import.meta.dirname && resolve(import.meta.dirname, '../..'), process.cwd()].filter(root => !!root)
  const path = roots.map(root => join(root, 'data', name)).find(existsSync)
  if (!path) throw new Error(`data/${name} is missing: looked in ${roots.join(' and ')}`)
  return readFileSync(path, 'utf8')
}
