import { getTranslations } from 'next-intl/server'
import { asActor } from '@/db/client'
import { readSealed, readServed, type ServedSize, servedSizes } from '@/db/evidence-store'
import { LostFile, StoreAway } from '@/db/keeper'
import { findEvidence } from '@/db/queries/evidence'
import { RefusalError } from '@/domain/refusal'
import { caller } from '../../../session'

const always = {
  // a picture or document that somebody sent in: it may be looked at, and can do nothing
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'cookie',
}
const sealedForGood = { ...always, 'cache-control': 'private, max-age=31536000, immutable' }

async function answer(
  status: number,
  word: 'signIn' | 'absent' | 'forAuditors' | 'sizes' | 'lost' | 'away',
): Promise<Response> {
  const t = await getTranslations('evidence')
  return new Response(`${t(`answer.${word}`)}\n`, {
    status,
    headers: {
      ...always,
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      ...(status === 503 && { 'retry-after': '5' }),
    },
  })
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}
const named = (how: 'inline' | 'attachment', id: number, ending: string) =>
  `${how}; filename="evidence-${id}.${ending}"`

/**
 * One piece of evidence, to whoever may see its case. `size=thumb` or `full` is a picture encoded anew; a PDF is a download;
 * `size=original` is what was sealed, byte for byte, for auditors.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: segment } = await params
  const who = await caller()
  if (!who) return answer(401, 'signIn')
  if (!/^\d{1,15}$/.test(segment)) return answer(404, 'absent')
  const asked = new URL(request.url).searchParams.get('size') ?? 'full'
  try {
    const seen = await asActor(who, 'read', async (tx, actor) => ({
      row: await findEvidence(tx, Number(segment)),
      role: actor.role,
    }))
    if (!seen.row) return answer(404, 'absent')
    const { id, sha256, mime } = seen.row
    const ending = endings[mime] ?? 'bin'
    if (asked === 'original') {
      if (seen.role !== 'auditor') return answer(403, 'forAuditors')
      return new Response(new Uint8Array(await readSealed(sha256)), {
        headers: {
          ...sealedForGood,
          'content-type': 'application/octet-stream',
          'content-disposition': named('attachment', id, ending),
        },
      })
    }
    if (mime === 'application/pdf') {
      return new Response(new Uint8Array(await readSealed(sha256)), {
        headers: { ...sealedForGood, 'content-type': mime, 'content-disposition': named('attachment', id, ending) },
      })
    }
    if (!(asked in servedSizes)) return answer(400, 'sizes')
    return new Response(new Uint8Array(await readServed(sha256, asked as ServedSize)), {
      headers: { ...sealedForGood, 'content-type': 'image/jpeg', 'content-disposition': named('inline', id, 'jpg') },
    })
  } catch (error) {
    if (error instanceof RefusalError)
      return error.refusal.code === 'signedOut' ? answer(401, 'signIn') : answer(404, 'absent')
    if (error instanceof StoreAway) {
      console.error(`the file of evidence ${segment} could not be read:`, error)
      return answer(503, 'away')
    }
    if (!(error instanceof LostFile)) throw error
    console.error(`the file of evidence ${segment} is lost:`, error)
    return answer(410, 'lost')
  }
}
