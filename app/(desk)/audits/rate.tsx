import { getTranslations } from 'next-intl/server'
import { Figure, Figures, NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { judgedByUnit } from '@/db/queries/audits'
import { falseClosureRate, type Judged } from '@/domain/false-closure'
import { inReadersLanguage } from '../../words'
import { percentages } from './rate-words'

/** The published rate: false closures of those judged, how sure that is, and what nobody has judged yet. */
export async function FalseClosureRate({ counts }: { counts: Judged }) {
  const [t, { percent }] = await Promise.all([getTranslations('audits'), percentages()])
  const { drawn, judged, falseClosures } = counts
  const rate = falseClosureRate(counts)
  const waiting = drawn - judged
  return (
    <Section title={t('rate.title')} aside={t('rate.sight')}>
      <Figures>
        {rate && (
          <Figure
            value={percent(rate.share)}
            label={t('rate.share')}
            href="/audits/picks?state=judged"
            bad={falseClosures > 0}
          />
        )}
        <Figure value={falseClosures} label={t('rate.falseClosures')} href="/audits/picks?state=false_closure" />
        <Figure value={judged} label={t('rate.judged')} href="/audits/picks?state=judged" />
        <Figure value={waiting} label={t('rate.waiting')} href="/audits/picks?state=waiting" />
        <Figure value={drawn} label={t('rate.drawn')} href="/audits/picks" />
      </Figures>
      <p className="mt-3">
        {rate
          ? t('rate.interval', { low: percent(rate.low), high: percent(rate.high), false: falseClosures, judged })
          : t('rate.none')}
      </p>
      <p className="dim">{t('rate.unjudged', { waiting, drawn, share: percent(waiting / drawn) })}</p>
    </Section>
  )
}

/** The same rate for each unit that did the work. */
export async function RateByUnit({ rows }: { rows: Awaited<ReturnType<typeof judgedByUnit>> }) {
  const [t, pick, { withInterval }] = await Promise.all([getTranslations('audits'), inReadersLanguage(), percentages()])
  const link = (unit: { id: number } | null, value: number, state?: string) =>
    unit ? <NumberLink value={value} href={`/audits/picks?${state ? `state=${state}&` : ''}unit=${unit.id}`} /> : value
  return (
    <Section title={t('units.title')}>
      <LedgerTable
        caption={t('units.caption')}
        rows={rows}
        rowKey={row => row.unit?.id ?? 0}
        columns={[
          {
            key: 'unit',
            head: t('units.unit'),
            cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : t('units.hidden')),
            phone: 'title',
          },
          {
            key: 'false',
            head: t('units.false'),
            numeric: true,
            cell: row => link(row.unit, row.falseClosures, 'false_closure'),
            phoneLabel: t('units.false'),
          },
          {
            key: 'judged',
            head: t('units.judged'),
            numeric: true,
            cell: row => link(row.unit, row.judged, 'judged'),
            phoneLabel: t('units.judged'),
          },
          {
            key: 'drawn',
            head: t('units.drawn'),
            numeric: true,
            cell: row => link(row.unit, row.drawn),
            phoneLabel: t('units.drawn'),
          },
          {
            key: 'rate',
            head: t('units.rate'),
            numeric: true,
            cell: row => withInterval(falseClosureRate(row)),
            phone: 'aside',
          },
        ]}
      />
    </Section>
  )
}
