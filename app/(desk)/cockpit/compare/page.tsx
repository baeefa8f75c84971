import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findCockpit } from '@/db/queries/cockpit'
import { cockpitFigures } from '@/db/queries/cockpit-figures'
import { type Figure, hrefOf } from '@/db/queries/figure'
import { lineStrokes } from '@/db/queries/lines'
import { addDays, type Day, isDay, shanghaiDay } from '@/domain/clock'
import type { Line } from '@/domain/line'
import { refuseIf } from '@/domain/refusal'
import { readAt } from '../../../session'
import { localized, sayDay } from '../../../words'

type Props = { searchParams: Promise<{ from?: string; to?: string }> }
type Named = { key: string; line?: Line; figure: Figure }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('past'))('heading') }
}

/** The cockpit's figures at the end of a day, in the order of the table. */
const figuresAt = (day: Day, today: Day) =>
  readAt(day === today ? undefined : day, async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const cockpit = await findCockpit(tx, actor.scopeOrgId, day)
    if (!cockpit) return null
    const { all, lines, major } = cockpitFigures(cockpit, await lineStrokes(tx, day), [], day)
    const figures: Named[] = [
      { key: 'open', figure: all.open },
      { key: 'late', figure: all.late },
      { key: 'done', figure: all.done },
      { key: 'majorOpen', figure: major.open },
      { key: 'majorLate', figure: major.late },
      ...lines.flatMap(({ line, open, late, done }) => [
        { key: 'lineOpen', line, figure: open },
        { key: 'lineLate', line, figure: late },
        { key: 'lineDone', line, figure: done },
      ]),
    ]
    return { scope: cockpit.scope, figures }
  })

const signed = (change: number) => (change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0')

/** Two days side by side: every number with its rows at its own day, and what changed between them. */
export default async function ComparePage({ searchParams }: Props) {
  const address = await searchParams
  const today = shanghaiDay(new Date())
  const [t, tl, locale] = await Promise.all([getTranslations('past'), getTranslations('loops'), getLocale()])
  const from = address.from ?? addDays(today, -7)
  const to = address.to ?? today
  const fit = isDay(from) && isDay(to) && from < to && to <= today
  const [before, after] = fit ? await Promise.all([figuresAt(from, today), figuresAt(to, today)]) : [null, null]
  if (fit && (!before || !after)) notFound()
  const say = (day: Day) => (day === today ? t('today') : sayDay(day, locale, today))
  const at = (figure: Figure, day: Day) => `${hrefOf(figure)}&on=${day === today ? 'now' : day}`
  const name = ({ key, line }: Named) => t(key as 'lineOpen', { line: line ? tl(`lineLong.${line}`) : '' })
  return (
    <>
      <TopBar crumbs={[{ word: t('title'), href: '/cockpit' }, { word: t('heading') }]} crumbsLabel={t('title')} />
      <Section>
        <h1>{t('heading')}</h1>
        {after && <p className="dim lead">{t('lead', { name: localized(locale)(after.scope.zh, after.scope.en) })}</p>}
        <form action="/cockpit/compare" className="days">
          <label htmlFor="from">{t('from')}</label>
          <input
            className="input"
            id="from"
            type="date"
            name="from"
            max={addDays(today, -1)}
            defaultValue={from}
            required
          />
          <label htmlFor="to">{t('to')}</label>
          <input className="input" id="to" type="date" name="to" max={today} defaultValue={to} required />
          <button type="submit" className="btn">
            {t('do')}
          </button>
        </form>
      </Section>
      {before && after ? (
        <LedgerTable
          caption={t('caption')}
          wide
          rows={after.figures.map((one, index) => ({ one, was: before.figures[index]!.figure }))}
          rowKey={({ one }) => `${one.key}${one.line ?? ''}`}
          columns={[
            { key: 'figure', head: t('figure'), phone: 'title', cell: ({ one }) => name(one) },
            {
              key: 'from',
              head: say(from),
              numeric: true,
              phoneLabel: say(from),
              cell: ({ one, was }) => (
                <NumberLink
                  value={was.value}
                  href={at(was, from)}
                  label={t('says', { figure: name(one), day: say(from), value: was.value })}
                />
              ),
            },
            {
              key: 'to',
              head: say(to),
              numeric: true,
              phoneLabel: say(to),
              cell: ({ one }) => (
                <NumberLink
                  value={one.figure.value}
                  href={at(one.figure, to)}
                  label={t('says', { figure: name(one), day: say(to), value: one.figure.value })}
                />
              ),
            },
            {
              key: 'change',
              head: t('change'),
              numeric: true,
              phoneLabel: t('change'),
              cell: ({ one, was }) => signed(one.figure.value - was.value),
            },
          ]}
        />
      ) : (
        <section className="sec notes">
          <Notice kind="warn" live title={t('wrongDays')} />
        </section>
      )}
    </>
  )
}
