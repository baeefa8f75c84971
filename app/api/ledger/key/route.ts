import { env } from '@/env'
import { refusalSentence } from '../../../refusal-sentence'
import { visitor } from '../../../session'

/** The public key of the seals, for the verifier. */
export async function GET(): Promise<Response> {
  if (!(await visitor())) return new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  return new Response(env.SEAL_PUBLIC_KEY, {
    headers: {
      'content-type': 'application/x-pem-file',
      'content-disposition': 'attachment; filename="sixlines-seal-key.pem"',
    },
  })
}
