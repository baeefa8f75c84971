const isTest = file => /\.test\.tsx?$/.test(file)
const inRoom = (name, ...rooms) => rooms.some(room => name === `/${room}` || name.startsWith(`/${room}/`))
const isPackage = (name, ...packages) => packages.some(one => name === one || name.startsWith(`${one}/`))
const isOwn = name => name.startsWith('/')

/** What each room may not import; a rule answers why not, or nothing. */
const rooms = {
  domain(name, file) {
    if (isTest(file) && isPackage(name, 'vitest', 'fast-check')) return null
    return inRoom(name, 'domain') ? null : 'domain imports nothing but itself'
  },
  db(name) {
    if (isPackage(name, 'next', 'react', 'react-dom')) return 'db knows nothing of pages'
    return inRoom(name, 'app', 'components', 'jobs', 'e2e', 'bench', 'messages')
      ? 'db imports domain and env only'
      : null
  },
  jobs(name) {
    if (isPackage(name, 'next', 'react', 'react-dom')) return 'jobs know nothing of pages'
    return inRoom(name, 'app', 'components', 'e2e', 'bench') ? 'jobs import db and domain' : null
  },
  components(name, file) {
    if (isTest(file)) return null
    if (
      isPackage(name, 'next/headers', 'next/cache', 'next/server', 'next-intl/server', 'better-auth', 'server-only')
    ) {
      return 'components only look; pages read and pass on'
    }
    if (isPackage(name, 'drizzle-orm', 'pg', 'zod') || name.startsWith('node:'))
      return 'components import domain and React'
    return isOwn(name) && !inRoom(name, 'components', 'domain', 'messages', 'public')
      ? 'components import domain and React'
      : null
  },
  app(name) {
    if (isPackage(name, 'drizzle-orm', 'pg')) return 'SQL stays in db'
    if (inRoom(name, 'db/schema', 'db/migrations', 'db/seed', 'db/migrate') && !inRoom(name, 'db/seed/sign-ins'))
      return 'tables and seeds stay in db'
    return inRoom(name, 'jobs', 'e2e', 'bench', 'scripts') ? 'app imports components, db and domain' : null
  },
  e2e(name) {
    if (!isOwn(name) || inRoom(name, 'e2e', 'messages', 'db/seed/sign-ins', 'playwright.config')) return null
    // what a PDF says is read the same way by the journeys and by the tests of the file
    if (inRoom(name, 'app/paper/pdf-text')) return null
    return 'the journeys know the running app only'
  },
}

const clocks = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(/

/** Imports that cross a wall of the house, and clocks in the domain. */
export function roomFaults(file, imports, text) {
  const room = file.split('/')[0]
  const rule = rooms[room]
  const faults = rule ? imports.map(name => [name, rule(name, file)]).filter(([, why]) => why) : []
  const crossed = faults.map(([name, why]) => `${file}: imports ${name.replace(/^\//, '')}; ${why}`)
  const reads = room === 'domain' && !isTest(file) && clocks.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
  return reads ? [...crossed, `${file}: domain has no clock and no chance of its own; pass them in`] : crossed
}
