import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './progress.mjs'

const fromEnvironment = {
  authSecret: 'AUTH_SECRET',
  app: 'DATABASE_APP_PASSWORD',
  auth: 'DATABASE_AUTH_PASSWORD',
  worker: 'DATABASE_WORKER_PASSWORD',
  audit: 'DATABASE_AUDIT_PASSWORD',
  backup: 'DATABASE_BACKUP_PASSWORD',
  sealKey: 'SEAL_KEY',
  pushKey: 'PUSH_KEY',
  superuser: 'EMBEDDED_SUPERUSER_PASSWORD',
}

/** The secrets of this data folder: made once with mode 0600, and the environment wins where it has one. */
export function loadSecrets(folder) {
  const file = join(folder, 'secrets.json')
  const kept = readKept(file)
  const names = Object.keys(fromEnvironment)
  const complete = Object.fromEntries(names.map(name => [name, kept?.[name] ?? randomBytes(32).toString('base64url')]))
  const secrets = names.some(name => !kept?.[name]) ? write(file, complete, kept !== null) : complete
  for (const name of names) secrets[name] = process.env[fromEnvironment[name]] || secrets[name]
  return secrets
}

export function rolePasswords({ app, auth, worker, audit, backup }) {
  return { app, auth, worker, audit, backup }
}

function readKept(file) {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'))
    if (statSync(file).mode & 0o077) chmodSync(file, 0o600)
    return kept
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw new Trouble(
      `The secrets in ${file} can't be read (${error.code ?? 'not JSON'}); run as the user who owns them, or restore the file.`,
      `无法读取密钥文件 ${file}（${error.code ?? '不是 JSON'}）；请用其所有者账户运行，或恢复该文件。`,
    )
  }
}

function write(file, secrets, replace) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  try {
    if (replace) rmSync(file)
    // A link, unlike a rename, never replaces the secrets that another first start has just written.
    linkSync(draft, file)
    return secrets
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(draft, { force: true })
  }
}
