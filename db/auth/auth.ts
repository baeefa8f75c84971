import 'server-only'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { drizzle } from 'drizzle-orm/node-postgres'
import { env } from '@/env'
import * as tables from '../schema/auth'
import { hashingTokens } from './hashed-tokens'
import { hashPassword, passwordMatches } from './password'
import { authPool } from './pool'
import { sessionCookie, sessionSeconds } from './session-cookie'

function make() {
  const { user, session, account, verification } = tables
  const { name, secure } = sessionCookie()
  return betterAuth({
    appName: 'Sixlines',
    baseURL: env.APP_ORIGIN,
    secret: env.AUTH_SECRET,
    trustedOrigins: [env.APP_ORIGIN],
    database: hashingTokens(
      drizzleAdapter(drizzle(authPool()), { provider: 'pg', schema: { user, session, account, verification } }),
    ),
    // accounts are made by an administrator; there is no route to better-auth at all, only our own actions call it
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: { hash: hashPassword, verify: ({ hash, password }) => passwordMatches(hash, password) },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: { name, attributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' } } },
      ipAddress: { ipAddressHeaders: ['x-address'], ipv6Subnet: 128 },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
}

const kept = globalThis as { sixlinesAuth?: ReturnType<typeof make> }

export const auth = (): ReturnType<typeof make> => {
  kept.sixlinesAuth ??= make()
  return kept.sixlinesAuth
}
