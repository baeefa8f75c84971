import { ping } from '@/db/client'

/** 200 once this process can serve: it is up and its database answers. A worker that is late is said and fails nothing: pages do not need it. */
export async function GET(): Promise<Response> {
  try {
    const { workerAge } = await ping()
    return Response.json({ ok: true, worker: { secondsSinceHeartbeat: workerAge } })
  } catch (error) {
    console.error('health: the database does not answer:', error)
    return Response.json({ ok: false, why: 'database' }, { status: 503, headers: { 'retry-after': '5' } })
  }
}
