import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Basis } from '@/components/basis'
import { Evidence, type EvidenceItem } from '@/components/evidence'
import { Light } from '@/components/light'
import type { AssessedElement } from '@/db/queries/assurance'
import { ruleOn } from '@/db/queries/rules'
import type { Element } from '@/domain/assurance'
import type { Day } from '@/domain/clock'
import { today } from '../../light-of'
import { cite } from '../../rule-words'
import { localized, sayDay } from '../../words'
import type { FiveMark } from './standing'

/** The five, one after the other: how it stands where it counts, grade with what it means, what there is, until when and on what basis, and the proof. */
export async function ElementList({
  rows,
  marks,
  region,
  on,
  proofs,
  beside,
}: {
  rows: readonly AssessedElement[]
  /** Of a confirmed assessment; one that is not has no standing. */
  marks: readonly FiveMark[] | null
  region: string
  /** The day on which it was assessed: its scale is that day's. */
  on: Day
  proofs: (element: string) => readonly EvidenceItem[]
  /** What the product's own records give of an element, beside what is said of it. */
  beside?: Partial<Record<Element, ReactNode>>
}) {
  const [t, locale] = await Promise.all([getTranslations('assurance'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const shown = await Promise.all(
    rows.map(async row => ({
      ...row,
      meaning: ruleOn(`five.grade.${row.element}.${row.grade}`, on, region),
      cited: await cite(row.rule),
      mark: marks?.find(one => one.element === row.element),
      given: proofs(row.element),
    })),
  )
  return (
    <ul className="fives" aria-label={t('case.elements')}>
      {shown.map(row => (
        <li key={row.element} id={`of-${row.element}`}>
          <div className="fivename">
            <h3>{t(`element.${row.element}`)}</h3>
            {row.mark && <Light tone={row.mark.tone} word={row.mark.word} why={row.mark.why} />}
          </div>
          <div className="fivesaid">
            <p>
              <b>{t('grade', { n: row.grade })}</b>{' '}
              <span className="dim">{pick(row.meaning.noteZh, row.meaning.noteEn)}</span>
            </p>
            <p>{row.words}</p>
            {beside?.[row.element] && <p>{beside[row.element]}</p>}
            <p>
              <span className="faint">{t('column.expires')}</span> {sayDay(row.expiresOn, locale, now)}
              <Basis href="/settings/rules">
                {row.expiresOn === row.latestOn
                  ? t('case.basisRule')
                  : t('case.basisShorter', { on: sayDay(row.latestOn, locale, now) })}
                {' · '}
                {row.cited}
              </Basis>
            </p>
          </div>
          {(row.given.length > 0 || row.grade > 0) && (
            <Evidence
              items={row.given}
              wanted={row.given.length === 0 ? [{ key: row.element, word: t('case.noProof') }] : undefined}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
