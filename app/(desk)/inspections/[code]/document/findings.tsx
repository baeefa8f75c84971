import { getLocale, getTranslations } from 'next-intl/server'
import type { DocumentItem } from '@/db/queries/visit-document'
import { codeOf } from '@/domain/loops'
import { localized, sayDay } from '../../../../words'

/** The problems found, each with the clause that it is found by and what is done about it. */
export async function Findings({ items }: { items: readonly DocumentItem[] }) {
  const [t, tl, tc, locale] = await Promise.all([
    getTranslations('visits'),
    getTranslations('loops'),
    getTranslations('checklists'),
    getLocale(),
  ])
  const pick = localized(locale)
  const failed = items.filter(item => item.answer === 'fail')
  return (
    <>
      <h2>{t('document.findings', { n: failed.length })}</h2>
      {failed.length === 0 && <p>{t('document.noFinding')}</p>}
      {failed.length > 0 && (
        <table className="found">
          <caption className="vh">{t('document.findings', { n: failed.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('document.item')}</th>
              <th scope="col">{t('document.problem')}</th>
              <th scope="col">{t('document.clause')}</th>
              <th scope="col">{t('document.handling')}</th>
            </tr>
          </thead>
          <tbody>
            {failed.map(({ id, code, textZh, textEn, clause, seen, note, hazard }) => (
              <tr key={id}>
                <td>{code}</td>
                <td>
                  {note || (hazard && pick(hazard.zh, hazard.en))}
                  <small>{t('document.asks', { text: pick(textZh, textEn) })}</small>
                </td>
                <td>
                  <span lang="zh-CN">{clause}</span>
                  <small>{tc(`seen.${seen}`)}</small>
                </td>
                <td>
                  {hazard ? (
                    <>
                      <a className="link" href={`/hazards/${hazard.id}`}>
                        {codeOf('hazard', hazard.id)}
                      </a>{' '}
                      {hazard.level ? tl(`level.${hazard.level}`) : t('document.notGraded')}
                      <small>
                        {hazard.dueOn ? t('document.due', { on: sayDay(hazard.dueOn, locale) }) : t('document.noDue')} ·{' '}
                        {tl(`stage.hazard.${hazard.stage}` as 'stage.hazard.closed')}
                      </small>
                    </>
                  ) : (
                    t('document.noHazard')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {failed.length > 0 && <p className="prov">{t('document.asOf')}</p>}
    </>
  )
}
