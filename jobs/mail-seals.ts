import type pg from 'pg'
import { env } from '@/env'
import { postOffice } from './deliver/mail'

/** Seals in one letter; what is more goes with the next. */
const mostInOne = 5_000

type Row = { seal: number; hash: string; signature: string; body: string; at: Date }

/**
 * Sends the lines of the published log that were not mailed yet to those whom SEAL_MAIL_TO names, so that copies lie where this server has no hand; answers with how many
 * seals went. Each attempt is written down. A letter whose arrival is not known is sent again: a seal that comes twice proves no less.
 */
export async function mailSeals(pool: pg.Pool): Promise<{ mailed: number }> {
  if (!env.SMTP_URL || !env.SEAL_MAIL_TO) return { mailed: 0 }
  let mailed = 0
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select s.id::int as seal, s.hash, s.signature, s.body, s.at from seal s
       where not exists (select from seal_publication p where p.seal_id = s.id and p.channel = 'mail' and p.ok) order by s.id limit $1`,
      [mostInOne],
    )
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) return { mailed }
    const record = (error: string | null) =>
      pool.query(
        `insert into seal_publication (seal_id, channel, at, ok, error) select id, 'mail', clock_timestamp(), $2, $3 from unnest($1::bigint[]) id`,
        [rows.map(row => row.seal), error === null, error],
      )
    try {
      await postOffice(env.SMTP_URL).sendMail({
        from: env.MAIL_FROM,
        to: env.SEAL_MAIL_TO,
        subject: `六线 Sixlines: seals 封存 ${first.seal}–${last.seal} · ${last.hash.slice(0, 12)}`,
        text: [
          `封存 ${first.seal}–${last.seal}，最后一个于 ${last.at.toISOString()} 签署。请保存附件：它与台账导出、公钥一起，不经本服务器即可核验（verify-export.mjs）。`,
          `Seals ${first.seal}–${last.seal}, the last signed ${last.at.toISOString()}. Keep the attachment: with an export of the ledger and the public key it is verified without this server (verify-export.mjs).`,
          '',
          `sha256 ${last.hash}`,
          '',
        ].join('\n'),
        attachments: [
          {
            filename: `seals-${first.seal}-${last.seal}.log`,
            contentType: 'application/x-ndjson',
            content: rows
              .map(({ seal, hash, signature, body }) => `${JSON.stringify({ seal, hash, signature, body })}\n`)
              .join(''),
          },
        ],
        messageId: `<seals-${first.seal}-${last.seal}-${last.hash.slice(0, 16)}@${new URL(env.APP_ORIGIN).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } catch (error) {
      await record(error instanceof Error ? error.message : String(error))
      throw error
    }
    await record(null)
    mailed += rows.length
  }
}
