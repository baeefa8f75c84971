import { getLocale, getTranslations } from 'next-intl/server'
import type { VisitDocument } from '@/db/queries/visit-document'
import { checkRecordLaw } from '@/domain/inspection'
import { codeOf } from '@/domain/loops'
import { localized, sayDay, sayInstant } from '../../../../words'
import { Findings } from './findings'
import { Results } from './results'
import { Signed } from './signed'

/** The check record as it is printed: who was where, when, with what list, what was found, by which clause, what follows, who signed. */
export async function Paper({ id, visit }: { id: number; visit: VisitDocument }) {
  const [t, tl, tr, locale] = await Promise.all([
    getTranslations('visits'),
    getTranslations('loops'),
    getTranslations('rules'),
    getLocale(),
  ])
  const pick = localized(locale)
  const name = (who: { zh: string; en: string } | null) => (who ? pick(who.zh, who.en) : tl('none'))
  const self = visit.kind === 'self_check'
  const time = [visit.beganAt, visit.endedAt].map(at => (at ? sayInstant(at, locale) : '—')).join(' – ')
  const facts: [string, string][] = [
    [t('document.place'), name(visit.place)],
    [t('document.address'), visit.place ? pick(visit.place.addressZh, visit.place.addressEn) : '—'],
    [t('document.unit'), name(visit.placeUnit)],
    [t('document.kind'), tl(`inspectionKind.${visit.kind}`)],
    [t('document.day'), visit.onDay ? sayDay(visit.onDay, locale) : '—'],
    [t('document.time'), time],
    [t(self ? 'document.checkedBy' : 'document.team'), visit.team.map(name).join(locale === 'en' ? ', ' : '、') || '—'],
    [t('document.checklist'), t('document.version', { name: name(visit.checklist), n: visit.checklist.version })],
    ...(visit.followsId === null
      ? []
      : [[t('document.follows'), codeOf('inspection', visit.followsId)] as [string, string]]),
  ]
  return (
    <article className="a4 record" lang={locale} aria-labelledby="paper-title">
      <p className="org">{name(visit.authority)}</p>
      <p className="docno">
        {t('document.number', {
          code: codeOf('inspection', id),
          on: visit.issuedAt ? sayInstant(visit.issuedAt, locale) : '—',
        })}
      </p>
      <div className="redrule" />
      <h1 id="paper-title">{t(self ? 'document.selfTitle' : 'document.title')}</h1>
      <table className="said">
        <caption className="vh">{t('document.facts')}</caption>
        <tbody>
          {facts.map(([term, value]) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Results items={visit.items} />
      <Findings items={visit.items} />
      <Signed visit={visit} />
      <p className="prov">
        {t('document.law', {
          instrument: pick(checkRecordLaw.instrumentZh, checkRecordLaw.instrumentEn),
          clause: pick(checkRecordLaw.clauseZh, checkRecordLaw.clauseEn),
          seen: tr(`seen.${checkRecordLaw.seen}`),
        })}
      </p>
      <p className="prov">
        {t('document.ledger', { hash: visit.hash.slice(0, 16) })}{' '}
        <a className="link noprint" href={`/ledger/inspection/${id}`}>
          {t('document.toLedger')}
        </a>
      </p>
    </article>
  )
}
