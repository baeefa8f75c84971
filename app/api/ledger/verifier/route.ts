import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refusalSentence } from '../../../refusal-sentence'
import { visitor } from '../../../session'

/** The verifier itself: one plain Node file. Whoever does not trust this server takes it from the project's source instead. */
export async function GET(): Promise<Response> {
  if (!(await visitor())) return new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  return new Response(await readFile(join(process.cwd(), 'scripts', 'verify-export.mjs'), 'utf8'), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'content-disposition': 'attachment; filename="verify-export.mjs"',
    },
  })
}
