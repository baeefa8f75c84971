// Runs under tsx, in a process of its own, and does the asked work on the database: { work, adminUrl, … } comes on stdin.
const works = {
  async migrate({ adminUrl, passwords }) {
    const { migrate } = await import('../db/migrate.ts')
    await migrate({ adminUrl, passwords })
  },
  async base({ adminUrl }) {
    const { seedBase } = await import('../db/seed/base.ts')
    await seedBase({ adminUrl, onProgress: say })
  },
  async demo({ adminUrl }) {
    const { seedDemo } = await import('../db/seed/demo.ts')
    await seedDemo({ adminUrl, onProgress: say })
  },
  async large({ adminUrl, tasks }) {
    const { seedLarge } = await import('../db/seed/large.ts')
    await seedLarge({ adminUrl, tasks, onProgress: say })
  },
  async signIns() {
    const { demoSignIns, demoPassword } = await import('../db/seed/sign-ins.ts')
    return { people: demoSignIns, password: demoPassword }
  },
  async administrator({ adminUrl, email, name, password }) {
    const { createAdministrator } = await import('../db/admin.ts')
    return createAdministrator({ adminUrl, email, name, password })
  },
  async verify({ url }) {
    const { verifyLedger } = await import('../db/verify-ledger.ts')
    return verifyLedger({ url, onProgress: say })
  },
}

function say(...what) {
  process.send({ progress: what.filter(part => part != null).join(' ') })
}

async function read(stream) {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}

const input = JSON.parse(await read(process.stdin))
const results = {}
try {
  for (const name of input.work) results[name] = await works[name](input)
  process.send({ results }, () => process.exit(0))
} catch (error) {
  const root = deepest(error)
  process.send({ failed: { code: root.code, message: root.message, stack: error.stack } }, () => process.exit(1))
}

// drizzle wraps what PostgreSQL said; the code that tells why is on the innermost error.
function deepest(error) {
  return error.cause instanceof Error ? deepest(error.cause) : error
}
