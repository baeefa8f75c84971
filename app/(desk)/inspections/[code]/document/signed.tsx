import { getLocale, getTranslations } from 'next-intl/server'
import type { VisitDocument } from '@/db/queries/visit-document'
import { localized, sayInstant } from '../../../../words'

/** Who signed, with a line for who has not, and what the place said of the document. */
export async function Signed({ visit }: { visit: VisitDocument }) {
  const [t, locale] = await Promise.all([getTranslations('visits'), getLocale()])
  const pick = localized(locale)
  const name = (who: { zh: string; en: string } | null) => (who ? pick(who.zh, who.en) : '—')
  const received = visit.words.find(word => word.move === 'receive')
  const replies = visit.words.filter(word => word.move === 'reply')
  const self = visit.kind === 'self_check'
  return (
    <>
      <h2>{t('document.signatures')}</h2>
      <div className="signs">
        {visit.signatures.map(signature => (
          <figure key={signature.id}>
            <img
              src={`/api/evidence/${signature.id}?size=thumb`}
              alt={t('document.signatureOf', { who: signature.caption || name(signature.who) })}
            />
            <figcaption>
              {signature.caption || name(signature.who)} · {sayInstant(signature.at, locale)}
            </figcaption>
          </figure>
        ))}
        {visit.team.map(person => (
          <p key={person.id} className="line">
            {t(self ? 'document.signChecker' : 'document.signInspector', { who: name(person) })}
          </p>
        ))}
        <p className="line">{t('document.signUnit')}</p>
        {!self && <p className="line">{t('document.signRefused')}</p>}
      </div>
      <p>{visit.verifier && t(self ? 'document.confirmedBy' : 'document.reviewedBy', { who: name(visit.verifier) })}</p>
      <h2>{t('document.receipt')}</h2>
      <p>
        {received
          ? t('document.received', {
              who: name(received.who),
              unit: name(received.unit),
              at: sayInstant(received.at, locale),
              hash: received.hash.slice(0, 8),
            })
          : t('document.notReceived')}
      </p>
      {replies.map(reply => (
        <blockquote key={reply.seq}>
          <p>{reply.reason}</p>
          <p className="prov">
            {t('document.replied', {
              who: name(reply.who),
              unit: name(reply.unit),
              at: sayInstant(reply.at, locale),
              hash: reply.hash.slice(0, 8),
            })}
          </p>
        </blockquote>
      ))}
      {received && replies.length === 0 && <p className="prov">{t('document.noReply')}</p>}
    </>
  )
}
