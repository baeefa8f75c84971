import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countRosters, listRosters, readRosterFilters, rosterStates } from '@/db/queries/rosters'
import { refuseIf } from '@/domain/refusal'
import { addressOf } from '../../../address'
import { read } from '../../../session'
import { NotUnderstood } from '../../not-understood'
import { DutyNav } from '../duty-nav'
import { dutyWords } from '../duty-words'
import { beginsAt, DutyPager, pageSize } from '../list-parts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/on-duty/rosters'
const tones = { draft: 'grey', published: 'green', dropped: 'grey' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('rosters.title') }
}

/** The rosters of the reader's units, drafts and published, with their gaps. */
export default async function RostersPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readRosterFilters(address)
  const from = beginsAt(address)
  const states = [undefined, ...rosterStates] as const
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const counts: number[] = []
    for (const state of states) counts.push(await countRosters(tx, { ...filters, state }))
    return {
      actor,
      counts,
      all: await countRosters(tx, filters),
      ...(await listRosters(tx, filters, { from, limit: pageSize })),
    }
  })
  const { t, pick, day } = await dutyWords()
  const writes = page.actor.role === 'head' || page.actor.role === 'supervisor'
  return (
    <>
      <TopBar title={t('rosters.title')}>
        {writes && (
          <a className="btn pri" href="/on-duty/rosters/new">
            {t('rosters.new')}
          </a>
        )}
      </TopBar>
      <DutyNav here="rosters" />
      <NotUnderstood address={address} understood={filters} also={['from']} />
      <SavedViews
        label={t('rosters.views')}
        views={states.map((state, index) => ({
          href: `${path}${addressOf({ ...filters, state })}`,
          word: state ? t(`state.${state}`) : t('rosters.all'),
          count: page.counts[index],
          current: filters.state === state,
        }))}
      />
      <LedgerTable
        caption={t('rosters.caption', { n: page.all })}
        wide
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => `${path}/${row.id}`}
        empty={
          <Section>
            <EmptyState title={t('rosters.emptyTitle')} text={t('rosters.emptyText')} />
          </Section>
        }
        columns={[
          { key: 'unit', head: t('rosters.unit'), cell: row => pick(row.unit.zh, row.unit.en), phone: 'title' },
          {
            key: 'period',
            head: t('rosters.period'),
            cell: row => t('span', { from: day(row.from), to: day(row.to) }),
            look: 'nw',
          },
          {
            key: 'shifts',
            head: t('rosters.shifts'),
            numeric: true,
            cell: row => row.shifts,
            phoneLabel: t('rosters.shifts'),
          },
          { key: 'people', head: t('rosters.people'), numeric: true, cell: row => row.people, phone: 'hide' },
          {
            key: 'gaps',
            head: t('rosters.gaps'),
            numeric: true,
            cell: row => (row.gaps > 0 ? <Light tone="red" word={row.gaps} /> : 0),
            phoneLabel: t('rosters.gaps'),
          },
          {
            key: 'state',
            head: t('rosters.state'),
            cell: row => <Light tone={tones[row.state]} word={t(`state.${row.state}`)} />,
            phone: 'aside',
            look: 'nw',
          },
        ]}
      />
      <DutyPager path={path} filters={filters} from={from} shown={page.rows.length} all={page.all} next={page.next} />
    </>
  )
}
