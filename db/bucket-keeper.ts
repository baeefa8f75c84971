import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { type Keeper, StoreAway } from './keeper'

export type Bucket = {
  /** Endpoint and bucket, path style: https://store.example/bucket */
  url: string
  keyId: string
  secret: string
  region: string
  /** How long one attempt may take, and the pauses before the second, third … attempt, in milliseconds. */
  timeoutMs?: number
  pausesMs?: readonly number[]
}

type Answer = { status: number; body: Buffer }

/** The word in which the store says what is wrong, as NoSuchKey. */
const codeIn = ({ body }: Answer): string => /<Code>(\w{1,60})<\/Code>/.exec(body.toString('utf8'))?.[1] ?? ''

/** Keeps files in a bucket, every request signed and bounded in time and number. What it throws names neither key nor secret. */
export function bucketKeeper({
  url,
  keyId,
  secret,
  region,
  timeoutMs = 15_000,
  pausesMs = [250, 1000],
}: Bucket): Keeper {
  const signer = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 0 })
  const host = new URL(url).host

  async function once(name: string, init: RequestInit): Promise<Answer> {
    const request = await signer.sign(`${url}/${name}`, init)
    // a store that sends us elsewhere would be given a signature that is not for it
    const answer = await fetch(request, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
  }

  async function ask(name: string, init: RequestInit): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      const pause = pausesMs[attempt]
      try {
        const answer = await once(name, init)
        const passing = answer.status === 429 || (answer.status >= 500 && answer.status !== 501)
        if (!passing) return answer
        if (pause === undefined) throw unexpected(init.method, answer)
      } catch (error) {
        if (error instanceof StoreAway) throw error
        const why = error instanceof Error ? ((error.cause as NodeJS.ErrnoException)?.code ?? error.name) : 'unknown'
        if (pause === undefined) throw new StoreAway(`${init.method} at ${host}: ${why}`)
      }
      await wait(pause)
    }
  }

  const unexpected = (method: string | undefined, answer: Answer) =>
    new StoreAway(`${method} at ${host}: ${answer.status} ${codeIn(answer)}`.trim())

  async function put(name: string, bytes: Buffer, headers: Record<string, string>): Promise<Answer> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    // the store checks what arrives against this hash, which the signature covers
    return ask(name, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream', ...headers },
    })
  }

  return {
    read: async name => {
      const answer = await ask(name, { method: 'GET' })
      if (answer.status === 200) return answer.body
      if (answer.status === 404 && codeIn(answer) === 'NoSuchKey') return null
      throw unexpected('GET', answer)
    },
    write: async (name, bytes, how) => {
      const condition: Record<string, string> = how === 'sealed' ? { 'if-none-match': '*' } : {}
      let answer = await put(name, bytes, condition)
      // an older store knows no condition on a write; what was there before was read just now
      if (answer.status === 501 && how === 'sealed') answer = await put(name, bytes, {})
      if (answer.status === 412 || answer.status === 409) return false
      if (answer.status !== 200) throw unexpected('PUT', answer)
      return true
    },
  }
}
