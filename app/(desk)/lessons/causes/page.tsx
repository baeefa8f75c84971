import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import {
  type CauseFigures,
  causeFigures,
  listCausedHazards,
  listSystemicTasks,
  readCauseFilters,
  repeatRule,
} from '@/db/queries/causes'
import { listUnder } from '@/db/queries/fan-out-choices'
import { listUnits } from '@/db/queries/people'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { read } from '../../../session'
import { localized } from '../../../words'
import { NotUnderstood } from '../../not-understood'
import { CausedHazards } from './caused-hazards'
import { SystemicTasks } from './systemic-tasks'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lessons'))('causes.title') }
}

/** What lies behind hazards, how often it came back, and the tasks that go at it. */
export default async function CausesPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readCauseFilters(address)
  const now = today()
  const page = await read(async (tx, actor) => {
    const maySystem = actor.role === 'supervisor' && filters.cause !== undefined
    return {
      figures: await causeFigures(tx, now),
      hazards: filters.cause || filters.state ? await listCausedHazards(tx, filters, now) : null,
      tasks: filters.cause ? await listSystemicTasks(tx, { causeId: filters.cause }) : [],
      give: maySystem ? { under: await listUnder(tx, actor, 'short-boards'), units: await listUnits(tx) } : null,
    }
  })
  const [t, locale] = await Promise.all([getTranslations('lessons'), getLocale()])
  const pick = localized(locale)
  const rule = repeatRule(now)
  const chosen = page.figures.find(one => one.id === filters.cause)
  const href = (row: CauseFigures, state?: 'open' | 'closed' | 'repeated') =>
    `/lessons/causes${addressOf({ cause: row.id, state })}`
  const number = (state: 'open' | 'closed' | 'repeated') => ({
    key: state,
    head: t(`causes.${state}`),
    phoneLabel: t(`causes.${state}`),
    numeric: true,
    cell: (row: CauseFigures) => <NumberLink value={row[state]} href={href(row, state)} />,
  })
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/lessons' },
          { word: t('causes.title'), href: '/lessons/causes' },
          ...(chosen ? [{ word: pick(chosen.zh, chosen.en) }] : []),
        ]}
      />
      <Section>
        {address.done === 'give' && <Notice kind="good" live title={t('causes.system.done')} />}
        <h1>{chosen ? pick(chosen.zh, chosen.en) : t('causes.title')}</h1>
        <p className="dim lead">
          {t('causes.lead', { months: rule.value })} <small className="faint">{await cite(rule)}</small>
        </p>
        <LedgerTable
          caption={t('causes.caption')}
          rows={chosen ? [chosen] : page.figures}
          rowKey={row => row.id}
          rowHref={row => href(row)}
          columns={[
            { key: 'cause', head: t('causes.cause'), phone: 'title', cell: row => pick(row.zh, row.en) },
            { key: 'kind', head: t('causes.kind'), width: '8rem', cell: row => t(`causeKind.${row.kind}`) },
            number('open'),
            number('closed'),
            number('repeated'),
            {
              key: 'rate',
              head: t('causes.rate'),
              numeric: true,
              phone: 'aside',
              cell: row =>
                row.open + row.closed === 0 ? '—' : `${Math.round((100 * row.repeated) / (row.open + row.closed))}%`,
            },
            {
              key: 'tasks',
              head: t('causes.tasks'),
              numeric: true,
              phoneLabel: t('causes.tasks'),
              cell: row => <NumberLink value={row.tasks} href={`${href(row)}#tasks`} />,
            },
          ]}
        />
      </Section>
      <NotUnderstood address={address} understood={filters} also={['done']} />
      {chosen && <SystemicTasks rows={page.tasks} />}
      {page.hazards && (
        <CausedHazards hazards={page.hazards} filters={filters} give={chosen && page.give ? page.give : null} />
      )}
    </>
  )
}
