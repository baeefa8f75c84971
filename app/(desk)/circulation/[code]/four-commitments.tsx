import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { CommitmentVersion } from '@/db/queries/commitments'
import { ruleOn } from '@/db/queries/rules'
import type { ReviewPhase } from '@/domain/circulation'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { toneOf } from '../board-columns'

type Standing = { row: CommitmentVersion; before: CommitmentVersion[] }

/** The four commitments as rows, each with its day, its owner and what the reviews found; what was promised before and changed stays under it. */
export async function FourCommitments({
  rows,
  regionCode,
}: {
  rows: readonly CommitmentVersion[]
  regionCode: string
}) {
  const [t, tr, locale] = await Promise.all([getTranslations('circulation'), getTranslations('rules'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const day = (on: string) => sayDay(on, locale, now)
  const name = (who: CommitmentVersion['owner']) => (who ? pick(who.zh, who.en) : '—')
  const period = ruleOn('circulation.commit', now, regionCode)
  if (rows.length === 0)
    return (
      <Section title={t('case.noCommitmentsTitle')} id="commitments">
        <p className="dim">{t('case.noCommitments', { period: tr(`unit.${period.unit}`, { n: period.value }) })}</p>
      </Section>
    )
  const standing = rows
    .filter(row => !rows.some(other => other.kind === row.kind && other.version > row.version))
    .map((row): Standing => ({ row, before: rows.filter(was => was.kind === row.kind && was.version < row.version) }))
  const reviewsOf = ({ row, before }: Standing, phase: ReviewPhase) =>
    [row, ...before].flatMap(version => version.reviews.filter(review => review.phase === phase))[0]
  const outcome = (one: Standing, phase: ReviewPhase) => {
    const found = reviewsOf(one, phase)
    return found ? (
      <Light tone={toneOf[found.outcome]} word={t(`outcome.${found.outcome}`)} />
    ) : (
      <span className="faint">{t('board.notYet')}</span>
    )
  }
  const columns: Column<Standing>[] = [
    { key: 'again', head: t('case.again'), width: '9rem', phone: 'lead', cell: one => t(`again.${one.row.kind}`) },
    {
      key: 'words',
      head: t('case.words'),
      phone: 'title',
      cell: one => (
        <>
          <span className="said whitespace-pre-line">{one.row.words}</span>
          {one.before.map((was, index) => {
            const by = index === 0 ? one.row : one.before[index - 1]!
            return (
              <small key={was.id} className="dim mt-1 block">
                {t('case.was', {
                  words: was.words,
                  day: day(was.dueOn),
                  owner: name(was.owner),
                  who: name(by.by),
                  on: day(shanghaiDay(by.at)),
                  reason: by.reason ?? '',
                })}
              </small>
            )
          })}
          {(['mid', 'final'] as const).flatMap(phase => {
            const found = reviewsOf(one, phase)
            return found ? (
              <small key={phase} className="dim mt-1 block">
                {t('case.found', {
                  phase: t(`phase.${phase}`),
                  outcome: t(`outcome.${found.outcome}`),
                  words: found.words,
                  who: name(found.by),
                  on: day(shanghaiDay(found.at)),
                })}
              </small>
            ) : (
              []
            )
          })}
        </>
      ),
    },
    {
      key: 'day',
      head: t('case.day'),
      width: '6rem',
      phoneLabel: t('case.day'),
      cell: one => (
        <span className={one.row.dueOn < now && !reviewsOf(one, 'final') ? 'bad' : undefined}>
          {day(one.row.dueOn)}
        </span>
      ),
    },
    {
      key: 'owner',
      head: t('case.owner'),
      width: '8rem',
      phoneLabel: t('case.owner'),
      cell: one => name(one.row.owner),
    },
    {
      key: 'mid',
      head: t('case.midHead'),
      width: '7rem',
      phoneLabel: t('case.midHead'),
      cell: one => outcome(one, 'mid'),
    },
    {
      key: 'final',
      head: t('case.finalHead'),
      width: '7rem',
      phoneLabel: t('case.finalHead'),
      cell: one => outcome(one, 'final'),
    },
  ]
  return (
    <Section title={t('case.commitments')} aside={t('case.commitmentsText')} id="commitments">
      <LedgerTable
        caption={t('case.commitments')}
        columns={columns}
        rows={standing}
        rowKey={one => one.row.kind}
        rowId={one => `commitment-${one.row.kind}`}
      />
    </Section>
  )
}
