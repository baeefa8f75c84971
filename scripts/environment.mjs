import { createECDH, createPrivateKey, createPublicKey } from 'node:crypto'
import { buildOnce, servingFolder } from './build.mjs'
import { joinUsers } from './claims.mjs'
import { onClose } from './closing.mjs'
import { migrateDatabase, openDatabase, seedDemoOnce } from './database.mjs'
import { prepareDataFolder } from './paths.mjs'
import { step } from './progress.mjs'
import { loadSecrets } from './secrets.mjs'
import { serve } from './serve.mjs'
import { startWorker } from './worker-process.mjs'

/** Brings up a migrated database for a data folder, with the demo when `demo` says so, and takes it down on close. */
export async function bringUpDatabase({ folder, demo, durable = true, name, source }) {
  prepareDataFolder(folder)
  const secrets = loadSecrets(folder)
  const database = await step('Starting the database · 启动数据库', async note => {
    const opening = openDatabase({ folder, secrets, durable, note, name, source })
    onClose(async () => {
      const opened = await opening.catch(() => null)
      await opened?.stop()
    })
    return await opening
  })
  await step('Roles and tables · 角色与数据表', note => migrateDatabase(database, note))
  const seeds = demo === 'embedded' ? database.kind === 'embedded' : demo
  if (seeds) await step('Demo data · 演示数据', note => seedDemoOnce(database, folder, note))
  return { ...database, folder, secrets, demo: Boolean(seeds) }
}

/** The public half, in PEM, of the Ed25519 key with this seed (32 bytes in base64url). */
function publicHalf(seed) {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'base64url')])
  return createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })).export({
    format: 'pem',
    type: 'spki',
  })
}

/** The public half of the key that signs Web Pushes (P-256, 32 bytes in base64url), as browsers want it. */
function pushPublicKey(secret) {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(Buffer.from(secret, 'base64url'))
  return curve.getPublicKey('base64url')
}

/** The variables of the worker: its own sign-in, the keys of what it sends, and nothing of the administrator or the app. */
function workerEnvironment(database, { origin }) {
  const { DATABASE_URL, DATABASE_ADMIN_URL, DATABASE_APP_URL, DATABASE_AUTH_URL, ...inherited } = process.env
  return {
    ...inherited,
    DATABASE_WORKER_URL: database.workerUrl,
    SEAL_KEY: database.secrets.sealKey,
    PUSH_KEY: database.secrets.pushKey,
    APP_ORIGIN: origin,
    DATA_DIR: database.folder,
  }
}

/** The variables that the running app gets. The administrator's address is not among them: the app can't do what it must not. */
function appEnvironment(database, { port, origin }) {
  const { DATABASE_URL, DATABASE_ADMIN_URL, DATABASE_WORKER_URL, SEAL_KEY, PUSH_KEY, SMTP_URL, ...inherited } =
    process.env
  return {
    ...inherited,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_AUTH_URL: database.authUrl,
    AUTH_SECRET: database.secrets.authSecret,
    SEAL_PUBLIC_KEY: publicHalf(database.secrets.sealKey),
    PUSH_PUBLIC_KEY: pushPublicKey(database.secrets.pushKey),
    // the app offers mail; the address and password of the post office are the worker's
    MAIL: SMTP_URL ? 'yes' : '',
    SIXLINES_DEMO: database.demo ? '1' : '',
    APP_ORIGIN: origin,
    DATA_DIR: database.folder,
    PORT: String(port),
  }
}

/** The same with every role's address, for the tests and benchmarks that look at the database directly. */
export function testEnvironment(database, where) {
  return {
    ...appEnvironment(database, where),
    DATABASE_ADMIN_URL: database.adminUrl,
    DATABASE_WORKER_URL: database.workerUrl,
    SEAL_KEY: database.secrets.sealKey,
    PUSH_KEY: database.secrets.pushKey,
    DATABASE_AUDIT_URL: database.auditUrl,
    BASE_URL: where.origin,
  }
}

/** Starts the worker beside the app, starts it again when it dies, and lets it finish what it does on close. */
export function bringUpWorker({ database, origin }) {
  return step('Starting the worker · 启动后台', async () => {
    const worker = startWorker(workerEnvironment(database, { origin }))
    onClose(() => worker.stop())
    await worker.ready
    return worker
  })
}

/** Builds if the sources changed, serves, and stops serving on close. */
export async function bringUpApp({ database, mode = 'start', port, host = 'localhost', origin, hear, started }) {
  if (mode === 'start') {
    await step('Building the app · 构建应用', buildOnce)
    const serving = joinUsers(servingFolder)
    onClose(() => serving.leave())
  }
  return step('Starting the app · 启动应用', async () => {
    const starting = serve({ mode, port, host, env: appEnvironment(database, { port, origin }), hear, started })
    onClose(async () => (await starting.catch(() => null))?.stop())
    return await starting
  })
}
