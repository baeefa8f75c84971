import { z } from 'zod'

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address')

const rules = {
  DATABASE_ADMIN_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl,
  DATABASE_AUTH_URL: postgresUrl,
  /** The worker's own sign-in; the app's process does not have it. */
  DATABASE_WORKER_URL: postgresUrl,
  /** The seed of the key that signs seals, 32 bytes in base64url; the worker's alone. */
  SEAL_KEY: z.string().regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url'),
  /** The id of the key of the last seal, when SEAL_KEY is another one on purpose; goes into the next seal. */
  SEAL_KEY_REPLACES: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the sha256 of a public key in hexadecimal')
    .optional(),
  /** The hash of the last published seal, when the published log is lost and is to be begun anew. */
  SEAL_LOG_ANEW: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the hash of a seal in hexadecimal')
    .optional(),
  /** The public half of that key, in PEM, for the pages. */
  SEAL_PUBLIC_KEY: z.string().min(1),
  /** The key that signs Web Pushes, P-256, 32 bytes in base64url; the worker's alone. */
  PUSH_KEY: z.string().regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url'),
  /** Its public half, for the pages that ask a browser to take pushes. */
  PUSH_PUBLIC_KEY: z.string().regex(/^[\w-]{87}$/, 'must be a P-256 point in base64url'),
  /** The post office that takes our mail, as smtp://user:password@host:port or smtps://; without it mail is not offered. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  /** Whom mail comes from. */
  MAIL_FROM: z.string().min(3).default('Sixlines 六线 <sixlines@localhost>'),
  /** Who gets the published seals by mail each morning, comma-separated; nobody without it. */
  SEAL_MAIL_TO: z
    .string()
    .refine(
      list => list.split(',').every(one => z.email().safeParse(one.trim()).success),
      'must be mail addresses, comma-separated',
    )
    .optional(),
  /** Set by npm start where SMTP_URL is: the app offers mail and never sees the post office's password. */
  MAIL: z.string().optional(),
  /** More origins that bots and push services may have, comma-separated; these may be http and lie in a private network. */
  WEBHOOK_ORIGINS: z
    .string()
    .default('')
    .transform(list =>
      list
        .split(',')
        .map(one => one.trim())
        .filter(Boolean),
    )
    .refine(
      list => list.every(one => URL.canParse(one) && new URL(one).origin === one),
      'must be origins such as https://bot.example.org, comma-separated',
    ),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  APP_ORIGIN: z
    .url()
    .default('http://localhost:3000')
    .transform(address => new URL(address).origin),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Endpoint and bucket of an S3-compatible store, path style; without it evidence lies in DATA_DIR. */
  EVIDENCE_S3_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .refine(address => {
      const { pathname, username, password, search, hash } = new URL(address)
      return /^\/[^/]/.test(pathname) && !username && !password && !search && !hash
    }, 'must be an endpoint and a bucket, as https://store.example/bucket, and nothing else')
    .transform(address => address.replace(/\/+$/, ''))
    .optional(),
  EVIDENCE_S3_KEY_ID: z.string().min(1),
  EVIDENCE_S3_SECRET: z.string().min(1),
  EVIDENCE_S3_REGION: z.string().min(1).default('us-east-1'),
  /** Connections of the app to PostgreSQL in one process. */
  POOL_SIZE: z.coerce.number().int().min(2).max(50).default(10),
  /** Proxies of ours between the people and this server; 0 believes nothing that a client says of its address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Pages of public answers that one network may ask for in a minute; 0 sets no limit, for a bench or behind a cache that limits. */
  PUBLIC_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(120),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
}

type Environment = { readonly [Name in keyof typeof rules]: z.output<(typeof rules)[Name]> }

// `next build` loads every route without a database to talk to; nothing read in that phase reaches a reader.
const whileBuilding: Record<string, string> =
  process.env.NEXT_PHASE === 'phase-production-build'
    ? {
        DATABASE_APP_URL: 'postgresql://build@127.0.0.1/none',
        DATABASE_AUTH_URL: 'postgresql://build@127.0.0.1/none',
        AUTH_SECRET: 'only-while-the-pages-are-being-built',
      }
    : {}

function read(name: keyof typeof rules): unknown {
  const checked = rules[name].safeParse(process.env[name] || whileBuilding[name] || undefined)
  if (checked.success) return checked.data
  throw new Error(
    `${name} ${process.env[name] ? checked.error.issues[0]?.message : 'is not set'}; ${name.startsWith('EVIDENCE_S3_') ? 'it goes with EVIDENCE_S3_URL' : 'npm start sets it'}.`,
  )
}

/** The environment, each variable checked when it is first read, so that a process needs only the ones it uses. */
export const env = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.keys(rules).map(name => [name, { enumerable: true, get: () => read(name as keyof typeof rules) }]),
  ),
) as Environment
