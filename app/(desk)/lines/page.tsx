import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { LineStroke } from '@/components/line-stroke'
import { share } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { hrefOf, taskFigure } from '@/db/queries/figure'
import { type LineDescription, listLines } from '@/db/queries/line-page'
import { type LineClosing, lineStrokes, weekTo } from '@/db/queries/lines'
import { today } from '../../light-of'
import { read } from '../../session'
import { inReadersLanguage } from '../../words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lines'))('title') }
}

export default async function LinesPage() {
  const now = today()
  const { rows, scope } = await read(async (tx, actor) => {
    const strokes = await lineStrokes(tx, now)
    const lines = await listLines(tx)
    return {
      scope: actor.scopeOrgId,
      rows: lines.map(line => ({ ...line, ...strokes.find(one => one.line === line.line)! })),
    }
  })
  const [t, long, pick] = await Promise.all([
    getTranslations('lines'),
    getTranslations('loops.lineLong'),
    inReadersLanguage(),
  ])
  const week = weekTo(now)
  const number = (value: number, says: string, filters: Parameters<typeof taskFigure>[1]) => (
    <NumberLink value={value} href={hrefOf(taskFigure(value, { under: scope, ...filters }))} label={says} />
  )
  const columns: Column<LineDescription & LineClosing>[] = [
    { key: 'no', head: t('number'), width: '3rem', look: 'faint', phone: 'lead', cell: row => row.number },
    { key: 'name', head: t('line'), width: '14rem', phone: 'title', cell: row => <b>{long(row.line)}</b> },
    {
      key: 'stroke',
      head: <span className="vh">{t('share')}</span>,
      width: '12rem',
      phone: 'full',
      cell: row => <LineStroke {...row} width={160} height={10} />,
    },
    {
      key: 'closed',
      head: t('closed'),
      numeric: true,
      width: '6rem',
      phoneLabel: t('closed'),
      cell: row => share(row.total - row.open, row.total),
    },
    {
      key: 'week',
      head: t('week'),
      numeric: true,
      width: '6rem',
      phoneLabel: t('week'),
      cell: row =>
        number(row.closedThisWeek, t('weekSays', { name: long(row.line), value: row.closedThisWeek }), {
          state: 'done',
          line: row.line,
          closedFrom: week.from,
          closedTo: week.to,
        }),
    },
    {
      key: 'open',
      head: t('open'),
      numeric: true,
      width: '6rem',
      phoneLabel: t('open'),
      cell: row =>
        number(row.open, t('openSays', { name: long(row.line), value: row.open }), { state: 'open', line: row.line }),
    },
    {
      key: 'late',
      head: t('late'),
      numeric: true,
      width: '6rem',
      phoneLabel: t('late'),
      cell: row => (
        <span className={row.late ? 'bad' : 'faint'}>
          {number(row.late, t('lateSays', { name: long(row.line), value: row.late }), {
            due: 'overdue',
            line: row.line,
          })}
        </span>
      ),
    },
    {
      key: 'directives',
      head: t('directives'),
      numeric: true,
      width: '6rem',
      phoneLabel: t('directives'),
      cell: row => row.directives,
    },
    {
      key: 'governs',
      head: t('governs'),
      look: 'dim whole',
      phone: 'full',
      width: '26rem',
      cell: row => (
        <>
          <q className="serif">{pick(row.firstZh, row.firstEn)}</q>{' '}
          <span className="xs faint">{pick(row.governsZh, row.governsEn)}</span>
        </>
      ),
    },
  ]
  return (
    <>
      <TopBar title={t('title')} aside={t('aside')} />
      <Section>
        <LedgerTable
          caption={t('title')}
          columns={columns}
          rows={rows}
          rowKey={row => row.line}
          rowHref={row => `/lines/${row.line}`}
        />
      </Section>
    </>
  )
}
