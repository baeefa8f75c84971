import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { PromiseVersion } from '@/db/queries/commitments'
import { ruleOn } from '@/db/queries/rules'
import type { ReviewPhase } from '@/domain/circulation'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { toneOf } from '../board-columns'

type Standing = { now: PromiseVersion; before: PromiseVersion[] }

/** The four commitments as rows, each with its day, its owner and what the reviews found; what was promised before and changed stays under it. */
export async function Promises({ rows, regionCode }: { rows: readonly PromiseVersion[]; regionCode: string }) {
  const [t, tr, locale] = await Promise.all([getTranslations('circulation'), getTranslations('rules'), getLocale()])
  const pick = localized(locale)
  const today_ = today()
  const day = (on: string) => sayDay(on, locale, today_)
  const name = (who: PromiseVersion['owner']) => (who ? pick(who.zh, who.en) : '—')
  const period = ruleOn('circulation.commit', today_, regionCode)
  if (rows.length === 0)
    return (
      <Section title={t('case.noPromisesTitle')} id="promises">
        <p className="dim">{t('case.noPromises', { period: tr(`unit.${period.unit}`, { n: period.value }) })}</p>
      </Section>
    )
  const standing = rows
    .filter(row => !rows.some(other => other.kind === row.kind && other.version > row.version))
    .map((now): Standing => ({ now, before: rows.filter(row => row.kind === now.kind && row.version < now.version) }))
  const reviewsOf = ({ now, before }: Standing, phase: ReviewPhase) =>
    [now, ...before].flatMap(row => row.reviews.filter(review => review.phase === phase))[0]
  const outcome = (row: Standing, phase: ReviewPhase) => {
    const found = reviewsOf(row, phase)
    return found ? (
      <Light tone={toneOf[found.outcome]} word={t(`outcome.${found.outcome}`)} />
    ) : (
      <span className="faint">{t('board.notYet')}</span>
    )
  }
  const columns: Column<Standing>[] = [
    { key: 'again', head: t('case.again'), width: '9rem', phone: 'lead', cell: row => t(`again.${row.now.kind}`) },
    {
      key: 'words',
      head: t('case.words'),
      phone: 'title',
      cell: row => (
        <>
          <span className="said whitespace-pre-line">{row.now.words}</span>
          {row.before.map((was, index) => {
            const by = index === 0 ? row.now : row.before[index - 1]!
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
            const found = reviewsOf(row, phase)
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
      cell: row => (
        <span className={row.now.dueOn < today_ && !reviewsOf(row, 'final') ? 'bad' : undefined}>
          {day(row.now.dueOn)}
        </span>
      ),
    },
    {
      key: 'owner',
      head: t('case.owner'),
      width: '8rem',
      phoneLabel: t('case.owner'),
      cell: row => name(row.now.owner),
    },
    {
      key: 'mid',
      head: t('case.midHead'),
      width: '7rem',
      phoneLabel: t('case.midHead'),
      cell: row => outcome(row, 'mid'),
    },
    {
      key: 'final',
      head: t('case.finalHead'),
      width: '7rem',
      phoneLabel: t('case.finalHead'),
      cell: row => outcome(row, 'final'),
    },
  ]
  return (
    <Section title={t('case.promises')} aside={t('case.promisesText')} id="promises">
      <LedgerTable
        caption={t('case.promises')}
        columns={columns}
        rows={standing}
        rowKey={row => row.now.kind}
        rowId={row => `promise-${row.now.kind}`}
      />
    </Section>
  )
}
