import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { CallDraw, Check, CheckFigures } from '@/db/queries/call-checks'
import type { Named } from '@/db/queries/case-view'
import { percentages } from '../../audits/rate-words'
import { dutyWords } from '../duty-words'

const tones = { waiting: 'yellow', answered: 'green', missed: 'red' } as const

/** Calls with who was called, by whom drawn, and what became of each. */
export async function CheckTable({ rows, all }: { rows: readonly Check[]; all: number }) {
  const { t, pick, who, at, time } = await dutyWords()
  const word = (row: Check) =>
    row.state === 'answered'
      ? t('checks.answeredIn', { n: Math.round(row.seconds ?? 0) })
      : row.state === 'missed'
        ? t('checks.missed')
        : t('checks.waiting', { at: time(row.dueAt) })
  return (
    <LedgerTable
      caption={t('checks.caption', { n: all })}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/on-duty/shifts/${row.shiftId}`}
      columns={[
        { key: 'when', head: t('checks.when'), cell: row => at(row.calledAt), look: 'nw', phone: 'lead' },
        { key: 'who', head: t('checks.who'), cell: row => who(row.person), phone: 'title' },
        { key: 'unit', head: t('checks.unit'), cell: row => pick(row.unit.zh, row.unit.en) },
        {
          key: 'outcome',
          head: t('checks.outcome'),
          cell: row => <Light tone={tones[row.state]} word={word(row)} />,
          look: 'nw',
          phone: 'aside',
        },
        {
          key: 'draw',
          head: t('checks.draw'),
          cell: row =>
            row.pressedBy
              ? t('checks.pressed', { who: who(row.pressedBy), id: row.drawId })
              : t('checks.clock', { id: row.drawId }),
          phone: 'hide',
        },
      ]}
    />
  )
}

/** Answer rate and median of each unit; every number opens its calls. */
export async function ChecksByUnit({ rows }: { rows: readonly (CheckFigures & { unit: Named })[] }) {
  const [{ t, pick }, { percent }] = await Promise.all([dutyWords(), percentages()])
  const link = (unit: Named, value: number, state?: string) => (
    <NumberLink value={value} href={`/on-duty/checks?unit=${unit.id}${state ? `&state=${state}` : ''}`} />
  )
  return (
    <Section title={t('checks.byUnit')} id="units">
      <LedgerTable
        caption={t('checks.byUnitCaption')}
        rows={rows}
        rowKey={row => row.unit.id}
        columns={[
          { key: 'unit', head: t('checks.unit'), cell: row => pick(row.unit.zh, row.unit.en), phone: 'title' },
          {
            key: 'drawn',
            head: t('checks.drawn'),
            numeric: true,
            cell: row => link(row.unit, row.drawn),
            phoneLabel: t('checks.drawn'),
          },
          {
            key: 'answered',
            head: t('checks.answered'),
            numeric: true,
            cell: row => link(row.unit, row.answered, 'answered'),
            phoneLabel: t('checks.answered'),
          },
          {
            key: 'missed',
            head: t('checks.missedHead'),
            numeric: true,
            cell: row => link(row.unit, row.missed, 'missed'),
            phoneLabel: t('checks.missedHead'),
          },
          {
            key: 'rate',
            head: t('checks.rate'),
            numeric: true,
            cell: row => percent(row.answered / row.drawn),
            phoneLabel: t('checks.rate'),
          },
          {
            key: 'median',
            head: t('checks.median'),
            numeric: true,
            cell: row => (row.medianSeconds === null ? '—' : Math.round(row.medianSeconds)),
            phoneLabel: t('checks.median'),
          },
        ]}
      />
    </Section>
  )
}

/** The draws with the hash that was shown before and the seed that is shown after. */
export async function DrawTable({
  rows,
  plan,
}: {
  rows: readonly CallDraw[]
  plan: { draws: number; size: number; commitment: string } | null
}) {
  const [{ t, who, at }, tc] = await Promise.all([dutyWords(), getTranslations('roster.checks')])
  return (
    <Section title={tc('draws')} id="draws">
      <p className="dim lead">{tc('drawsLead')}</p>
      <p className="dim break-all">
        {plan ? tc('today', { draws: plan.draws, size: plan.size, hash: plan.commitment }) : tc('todayNone')}
      </p>
      <LedgerTable
        caption={tc('drawsCaption')}
        tall
        rows={rows}
        rowKey={row => row.id}
        columns={[
          {
            key: 'no',
            head: tc('drawNo'),
            cell: row =>
              row.pressedBy
                ? t('checks.pressed', { who: who(row.pressedBy), id: row.id })
                : t('checks.clock', { id: row.id }),
            phone: 'title',
          },
          { key: 'at', head: tc('at'), cell: row => at(row.at), look: 'nw' },
          {
            key: 'of',
            head: tc('of'),
            cell: row => (
              <NumberLink value={`${row.size} / ${row.population}`} href={`/on-duty/checks?draw=${row.id}`} />
            ),
            look: 'nw',
          },
          {
            key: 'hash',
            head: tc('hash'),
            cell: row => <code className="break-all">{row.commitment ?? '—'}</code>,
            phone: 'full',
          },
          {
            key: 'seed',
            head: tc('seed'),
            cell: row =>
              row.seed ? <code className="break-all">{row.seed}</code> : <span className="dim">{tc('later')}</span>,
            phone: 'full',
          },
        ]}
      />
    </Section>
  )
}
