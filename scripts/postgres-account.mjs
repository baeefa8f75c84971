import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './progress.mjs'

const nobody = 65534

/**
 * Under which account PostgreSQL runs on this data folder: { owner, wrap(program, args), ids }.
 * PostgreSQL refuses to be root. Root first borrows an identity in a user namespace, where the files stay root's and a
 * checkout under a 0700 home stays reachable; where namespaces are forbidden it becomes the owner of the folder, or nobody.
 */
export function postgresAccount(pgFolder, program) {
  const uid = process.getuid()
  const owner = existsSync(pgFolder) ? statSync(pgFolder).uid : null
  if (uid !== 0) {
    if (owner !== null && owner !== uid) {
      throw new Trouble(
        `The database in ${pgFolder} belongs to user ${owner}, and you are ${uid}; start as that user or set DATA_DIR.`,
        `数据库目录 ${pgFolder} 属于用户 ${owner}，当前用户为 ${uid}；请用该用户启动，或设置 DATA_DIR。`,
      )
    }
    return { owner: uid, wrap: (file, args) => [file, args], ids: {} }
  }
  const ways = owner ? [plainUser(owner), asUser(owner)] : [inNamespace(), plainUser(nobody), asUser(nobody)]
  const way = ways.find(one => runs(one, program, '--version') && runs(one, 'ls', '-d', join(pgFolder, '..', '.')))
  if (!way) {
    throw new Trouble(
      'PostgreSQL may not run as root, and no way to run it as another user was found here; start Sixlines as an ordinary user.',
      'PostgreSQL 不能以 root 运行，且此处无法切换为其他用户；请以普通用户启动六线。',
    )
  }
  if (owner === 0 && way.owner !== 0) chownTree(pgFolder, way.owner)
  return way
}

function inNamespace() {
  const flags = ['-U', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']
  return { owner: 0, wrap: (file, args) => ['unshare', [...flags, file, ...args]], ids: {} }
}

// The one capability kept is the one that lets PostgreSQL reach a folder below a private home; the secure bit makes access() heed it.
function asUser(owner) {
  const flags = [`--reuid=${owner}`, `--regid=${owner}`, '--clear-groups', '--securebits=+no_setuid_fixup']
  const reach = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--']
  return { owner, wrap: (file, args) => ['setpriv', [...flags, ...reach, file, ...args]], ids: {} }
}

function plainUser(owner) {
  return { owner, wrap: (file, args) => [file, args], ids: { uid: owner, gid: owner } }
}

function runs(way, program, ...words) {
  const [file, args] = way.wrap(program, words)
  return spawnSync(file, args, { ...way.ids, stdio: 'ignore' }).status === 0
}

function chownTree(path, owner) {
  chownSync(path, owner, owner)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) chownTree(join(path, name), owner)
}
