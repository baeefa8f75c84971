import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { hashPassword } from '@/db/auth/password'
import { account, user } from '@/db/schema/auth'
import { insertRows } from '../rows'
import { demoPassword, demoSignIns } from '../sign-ins'

/** Makes an account for each demo sign-in; returns account ids by e-mail. */
export async function writeAccounts(client: pg.Client): Promise<Map<string, string>> {
  const made = await Promise.all(
    demoSignIns.map(async signIn => ({ ...signIn, id: randomUUID(), password: await hashPassword(demoPassword) })),
  )
  await insertRows(
    client,
    user,
    made.map(({ id, nameZh, email }) => ({
      id,
      name: nameZh,
      email,
      emailVerified: true,
      createdAt: new Date(),
      updatedAt: new Date(),
    })),
    'auth',
  )
  await insertRows(
    client,
    account,
    made.map(({ id, password }) => ({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password,
      createdAt: new Date(),
      updatedAt: new Date(),
    })),
    'auth',
  )
  return new Map(made.map(({ email, id }) => [email, id]))
}
