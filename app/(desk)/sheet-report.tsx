import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { KeysetPager } from '@/components/keyset-pager'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import type { Named } from '@/db/queries/case-view'
import type { ImportDetail } from '@/db/queries/register-imports'
import { addressOf } from '../address'
import type { formAction } from '../form-action'
import { today } from '../light-of'
import { localized, sayInstant } from '../words'
import { SheetDecideForm } from './sheet-decide-form'

/** What is known of any sheet that was brought, whatever its rows are. */
type Sheet = Omit<ImportDetail, 'counts'>

async function names() {
  const locale = await getLocale()
  const pick = localized(locale)
  return {
    who: (named: Named | null) => (named ? pick(named.zh, named.en) : '—'),
    when: (at: Date) => sayInstant(at, locale, today()),
  }
}

/** Name of the sheet, what became of it, who brought it. */
export async function SheetHead({ sheet, outcome }: { sheet: Sheet; outcome: string }) {
  const [t, { who, when }] = await Promise.all([getTranslations('register.report'), names()])
  return (
    <div className="casehead">
      <div className="ttl">
        <h1>{sheet.fileName}</h1>
        <span className="dim">{outcome}</span>
      </div>
      <p className="dim">
        {t('by', { who: who(sheet.by), unit: who(sheet.unit), at: when(sheet.at) })}
        {' · '}
        {t('rows', { n: sheet.rows })}
      </p>
    </div>
  )
}

type Decided = { who: string; at: string }
type DecisionWords = {
  title: string
  will: ReactNode
  /** Without it there is nothing to take in. */
  take?: string
  busy: string
  notYours: string
  taken: { title: (said: Decided) => string; text: string }
  dropped: { title: (said: Decided) => string; text: string }
}

/** The one choice about the sheet, or who made it. */
export async function SheetDecision({
  sheet,
  mine,
  action,
  words,
}: {
  sheet: Sheet
  mine: boolean
  action: ReturnType<typeof formAction>
  words: DecisionWords
}) {
  const [t, { who, when }] = await Promise.all([getTranslations('register.decide'), names()])
  const { outcome } = sheet
  const { take, busy } = words
  return (
    <Section title={words.title} aside={t('aside')} id="decide">
      {outcome === null ? (
        <>
          <p className="mb-3">{words.will}</p>
          {mine ? (
            <SheetDecideForm
              action={action}
              hidden={{ key: randomUUID(), id: String(sheet.id) }}
              words={{ label: words.title, take, drop: t('drop'), busy }}
            />
          ) : (
            <Notice title={words.notYours} />
          )}
        </>
      ) : (
        <Notice
          kind={outcome === 'taken' ? 'good' : 'plain'}
          title={words[outcome].title({
            who: who(sheet.decidedBy),
            at: sheet.decidedAt ? when(sheet.decidedAt) : '',
          })}
          live
        >
          <p>{words[outcome].text}</p>
        </Notice>
      )}
    </Section>
  )
}

/** The bad rows to take along, mend and bring again. */
export async function SheetBadFile({ href }: { href: string }) {
  const t = await getTranslations('register.report')
  return (
    <p className="my-3 flex flex-wrap items-center gap-2">
      <a className="btn" href={href}>
        {t('download')}
      </a>
      <span className="dim">{t('downloadHint')}</span>
    </p>
  )
}

/** Rows of a long sheet, one kind at a time, with the count of each kind. */
export async function SheetRows<Show extends string>({
  sheet,
  path,
  kinds,
  show,
  counts,
  word,
  page,
  children,
}: {
  sheet: Sheet
  path: string
  kinds: readonly Show[]
  show: Show
  counts: Record<Show, number>
  word: (kind: Show) => string
  page: { shown: number; after?: string; next: string | null }
  children: ReactNode
}) {
  const [t, ts] = await Promise.all([getTranslations('register.report'), getTranslations('lists')])
  const all = count(counts[show])
  return (
    <Section title={t(sheet.outcome === 'taken' ? 'figuresTaken' : 'figures')} id="rows">
      <SavedViews
        inside
        label={t('show')}
        views={kinds.map(kind => ({
          href: `${path}?show=${kind}#rows`,
          word: word(kind),
          count: counts[kind],
          current: kind === show,
        }))}
      />
      {children}
      <KeysetPager
        inside
        label={ts('pages')}
        range={page.shown === counts[show] ? ts('rangeAll', { all }) : ts('range', { n: count(page.shown), all })}
        previous={page.after ? { href: `${path}?show=${show}#rows`, word: ts('first') } : undefined}
        next={
          page.next ? { href: `${path}${addressOf({ show, after: page.next })}#rows`, word: ts('next') } : undefined
        }
      />
    </Section>
  )
}
