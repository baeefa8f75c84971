import { getLocale, getTranslations } from 'next-intl/server'
import type { DocumentItem } from '@/db/queries/visit-document'
import { answers } from '@/domain/inspection'
import { localized } from '../../../../words'

/** What was looked at, section by section: how many items of each answer, and why some were not. */
export async function Results({ items }: { items: readonly DocumentItem[] }) {
  const [t, tl, locale] = await Promise.all([getTranslations('visits'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const sections = [...new Set(items.map(item => item.sectionZh))].map(section => ({
    section,
    all: items.filter(item => item.sectionZh === section),
  }))
  const of = (all: readonly DocumentItem[], answer: (typeof answers)[number]) =>
    all.filter(item => item.answer === answer).length
  const skipped = items.filter(item => item.answer === 'not_checked')
  return (
    <>
      <h2>{t('document.results')}</h2>
      <table>
        <caption className="vh">{t('document.results')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('document.section')}</th>
            <th scope="col">{t('document.items')}</th>
            {answers.map(answer => (
              <th key={answer} scope="col">
                {tl(`answer.${answer}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map(({ section, all }) => (
            <tr key={section}>
              <td>{pick(all[0]!.sectionZh, all[0]!.sectionEn)}</td>
              <td>{all.length}</td>
              {answers.map(answer => (
                <td key={answer}>{of(all, answer)}</td>
              ))}
            </tr>
          ))}
          <tr className="sum">
            <td>{t('document.sum')}</td>
            <td>{items.length}</td>
            {answers.map(answer => (
              <td key={answer}>{of(items, answer)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {skipped.map(item => (
        <p key={item.id}>
          {t('document.skipped', { code: item.code, text: pick(item.textZh, item.textEn), why: item.note })}
        </p>
      ))}
    </>
  )
}
