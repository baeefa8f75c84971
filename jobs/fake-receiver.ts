import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { path: string; headers: Record<string, unknown>; body: string }

/** A receiver on loopback for the tests: keeps what it gets and answers as it is told. */
export async function fakeReceiver(answer: (got: Received) => { status?: number; body?: unknown; afterMs?: number }) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const got = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('latin1') }
      received.push(got)
      const { status = 200, body = { errcode: 0, errmsg: 'ok' }, afterMs = 0 } = answer(got)
      setTimeout(() => {
        if (status === 0) return request.socket.destroy()
        response.writeHead(status, { 'content-type': 'application/json', location: 'http://127.0.0.1:1/' })
        response.end(JSON.stringify(body))
      }, afterMs)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  }
  return { origin, received, close }
}
