import { createHash } from 'node:crypto'
import type { BetterAuthOptions } from 'better-auth'
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/adapters'

/** What is stored of a session's token; ctx.session() in the database computes the same. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

const hashed = (where: Where[]): Where[] =>
  where.map(clause => {
    if (clause.field !== 'token') return clause
    const { value } = clause
    if (typeof value === 'string') return { ...clause, value: tokenHash(value) }
    if (Array.isArray(value)) return { ...clause, value: value.map(one => tokenHash(String(one))) }
    return clause
  })

/** The plain token of each hash that the caller asked for. */
const askedFor = (where: Where[]): Map<string, string> =>
  new Map(
    where
      .filter(clause => clause.field === 'token')
      .flatMap(clause => (Array.isArray(clause.value) ? clause.value.map(String) : [String(clause.value)]))
      .map(token => [tokenHash(token), token]),
  )

function plain<Row>(row: Row, tokens: Map<string, string>): Row {
  if (!row || typeof row !== 'object' || !('token' in row)) return row
  return { ...row, token: tokens.get(String(row.token)) ?? row.token }
}

function withHashedTokens(inner: DBTransactionAdapter): DBTransactionAdapter {
  const asks = <Request extends { model: string; where?: Where[] }>(request: Request): Request =>
    request.model === 'session' && request.where ? { ...request, where: hashed(request.where) } : request
  const answer = <Row>(request: { model: string; where?: Where[] }, row: Row): Row =>
    request.model === 'session' ? plain(row, askedFor(request.where ?? [])) : row
  const changed = <Values extends Record<string, unknown>>(model: string, values: Values): Values =>
    model === 'session' && typeof values.token === 'string' ? { ...values, token: tokenHash(values.token) } : values

  return {
    ...inner,
    async create<T extends Record<string, unknown>, R = T>(request: {
      model: string
      data: Omit<T, 'id'>
      select?: string[]
      forceAllowId?: boolean
    }) {
      const row = await inner.create<T, R>({ ...request, data: changed(request.model, request.data) })
      const token = request.model === 'session' ? (request.data as { token?: string }).token : undefined
      return token ? plain(row, new Map([[tokenHash(token), token]])) : row
    },
    findOne: async request => answer(request, await inner.findOne(asks(request))),
    async findMany<T>(request: Parameters<DBTransactionAdapter['findMany']>[0]) {
      const rows = await inner.findMany<T>(asks(request))
      return rows.map(row => answer(request, row))
    },
    count: request => inner.count(asks(request)),
    update: async request =>
      answer(request, await inner.update(asks({ ...request, update: changed(request.model, request.update) }))),
    updateMany: request => inner.updateMany(asks({ ...request, update: changed(request.model, request.update) })),
    delete: request => inner.delete(asks(request)),
    deleteMany: request => inner.deleteMany(asks(request)),
    consumeOne: async request => answer(request, await inner.consumeOne(asks(request))),
    incrementOne: async request => answer(request, await inner.incrementOne(asks(request))),
  }
}

/** better-auth with the tokens of its sessions at rest as sha256: who reads the table cannot sign in with what is there. */
export const hashingTokens =
  (make: (options: BetterAuthOptions) => DBAdapter) =>
  (options: BetterAuthOptions): DBAdapter => {
    const inner = make(options)
    return {
      ...inner,
      ...withHashedTokens(inner),
      transaction: work => inner.transaction(inside => work(withHashedTokens(inside))),
    }
  }
