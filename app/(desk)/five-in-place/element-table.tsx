import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { type EvidenceItem, EvidenceStrip } from '@/components/evidence'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { AssessedElement } from '@/db/queries/assurance'
import { ruleOn } from '@/db/queries/rules'
import type { Day } from '@/domain/clock'
import { today } from '../../light-of'
import { cite } from '../../rule-words'
import { localized, sayDay } from '../../words'
import type { FiveMark } from './standing'

/** The five as rows: grade with what it means, what there is, proof, until when and on what basis, and where it counts, how it stands. */
export async function ElementTable({
  rows,
  marks,
  region,
  on,
  proofs,
}: {
  rows: readonly AssessedElement[]
  /** Of a confirmed assessment; one that is not has no standing. */
  marks: readonly FiveMark[] | null
  region: string
  /** The day on which it was assessed: its scale is that day's. */
  on: Day
  proofs: (element: string) => readonly EvidenceItem[]
}) {
  const [t, locale] = await Promise.all([getTranslations('assurance'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const cited = new Map(await Promise.all(rows.map(async row => [row.element, await cite(row.rule)] as const)))
  const columns: Column<AssessedElement>[] = [
    {
      key: 'element',
      head: t('column.element'),
      width: '8rem',
      phone: 'lead',
      cell: row => <b>{t(`element.${row.element}`)}</b>,
    },
    {
      key: 'grade',
      head: t('column.grade'),
      phone: 'full',
      width: '15rem',
      cell: row => {
        const meaning = ruleOn(`five.grade.${row.element}.${row.grade}`, on, region)
        return (
          <>
            <b>{t('grade', { n: row.grade })}</b> <span className="dim">{pick(meaning.noteZh, meaning.noteEn)}</span>
          </>
        )
      },
    },
    { key: 'words', head: t('column.words'), phone: 'full', cell: row => row.words },
    {
      key: 'evidence',
      head: t('column.evidence'),
      width: '9rem',
      phone: 'full',
      cell: row => {
        const given = proofs(row.element)
        if (given.length > 0) return <EvidenceStrip items={given} />
        return row.grade > 0 ? (
          <Light tone="yellow" word={t('case.noProof')} />
        ) : (
          <span className="faint">{t('none')}</span>
        )
      },
    },
    {
      key: 'expires',
      head: t('column.expires'),
      width: '10rem',
      phoneLabel: t('column.expires'),
      cell: row => (
        <>
          {sayDay(row.expiresOn, locale, now)}
          <Basis href="/settings/rules">
            {row.expiresOn === row.latestOn
              ? t('case.basisRule')
              : t('case.basisShorter', { on: sayDay(row.latestOn, locale, now) })}
            {' · '}
            {cited.get(row.element)}
          </Basis>
        </>
      ),
    },
    ...(marks
      ? [
          {
            key: 'standing',
            head: t('column.standing'),
            width: '8rem',
            phone: 'aside' as const,
            cell: (row: AssessedElement) => {
              const mark = marks.find(one => one.element === row.element)!
              return <Light tone={mark.tone} word={mark.word} why={mark.why} />
            },
          },
        ]
      : []),
  ]
  return <LedgerTable caption={t('case.elements')} columns={columns} rows={rows} rowKey={row => row.element} tall />
}
