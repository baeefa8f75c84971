import http from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

const list = `select c.id, c.title_zh, c.title_en, c.stage, c.line, c.due_on, c.version, o.short_zh, o.short_en, p.name_zh, p.name_en
  from task c join org o on o.id = c.org_id left join person p on p.id = c.owner_id
  where c.stage not in ('verified','archived','cancelled','draft') and c.org_id = $1 and c.due_on < $2 order by c.due_on, c.id limit 50`
const page = [
  'select * from task where id = $1',
  `select * from event where loop = 'task' and case_id = $1 order by seq desc`,
  `select * from evidence where loop = 'task' and case_id = $1`,
]
const dashboard = `select line, org_id, stage, sum(n)::int as n, sum(late)::int as late from (
    select line, org_id, stage, count as n, 0 as late from tally where loop = 'task' and count > 0
    union all select line, org_id, 'late', 0, count from tally_due where loop = 'task' and count > 0 and due_on < $1) t group by 1, 2, 3`
const search = `select id, title_zh from task where search @@ find.query($1) order by id desc limit 50`
const move = `with moved as (
    update task set came_by = 'comment', came_from = stage, came_with = $2, version = version + 1 where id = $1 returning id
  ) select * from moved`

/** node:http and the same SQL with no sign-in, no row-level security and no pages: a ceiling, not a peer. */
export async function serveBare(
  adminUrl: string,
  membershipId: number,
): Promise<{ origin: string; port: number; stop: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 10 })
  const answer = async (url: URL): Promise<unknown> => {
    const asked = (name: string) => url.searchParams.get(name)
    switch (url.pathname) {
      case '/list':
        return (await pool.query({ name: 'list', text: list, values: [asked('unit'), asked('today')] })).rows
      case '/page':
        return Promise.all(
          page.map((text, index) =>
            pool.query({ name: `page${index}`, text, values: [asked('id')] }).then(({ rows }) => rows),
          ),
        )
      case '/dashboard':
        return (await pool.query({ name: 'dashboard', text: dashboard, values: [asked('today')] })).rows
      case '/search':
        return (await pool.query({ name: 'search', text: search, values: [asked('q')] })).rows
      case '/move': {
        const client = await pool.connect()
        try {
          await client.query('begin')
          await client.query('select ctx.assume($1)', [membershipId])
          await client.query({ name: 'move', text: move, values: [asked('id'), { reason: 'bench' }] })
          await client.query('commit')
        } finally {
          client.release()
        }
        return {}
      }
      default:
        throw new Error(`no ${url.pathname}`)
    }
  }
  const server = http.createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost')).then(
      rows => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
      error => {
        response.statusCode = 500
        response.end(String(error))
      },
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    stop: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await pool.end()
    },
  }
}
