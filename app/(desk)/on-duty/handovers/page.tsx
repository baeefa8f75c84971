import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countNotes, type ListedNote, listNotes, noteStates, readNoteFilters } from '@/db/queries/shifts'
import { refuseIf } from '@/domain/refusal'
import { addressOf } from '../../../address'
import { read } from '../../../session'
import { NotUnderstood } from '../../not-understood'
import { DutyNav } from '../duty-nav'
import { dutyWords } from '../duty-words'
import { beginsAt, DutyPager, pageSize } from '../list-parts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/on-duty/handovers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('notes.title') }
}

const stateOf = ({ handover }: ListedNote) => (handover ? (handover.signedAt ? 'signed' : 'unsigned') : 'missing')
const tones = { signed: 'green', unsigned: 'red', missing: 'red' } as const

/** Hand-overs of shifts that ended: signed, waiting for a signature, or never written. */
export default async function HandoversPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readNoteFilters(address)
  const from = beginsAt(address)
  const now = new Date()
  const states = [undefined, ...noteStates] as const
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const counts: number[] = []
    for (const state of states) counts.push(await countNotes(tx, { ...filters, state }, now))
    return {
      counts,
      all: await countNotes(tx, filters, now),
      ...(await listNotes(tx, filters, now, { from, limit: pageSize })),
    }
  })
  const { t, pick, who, shift, day, at } = await dutyWords()
  return (
    <>
      <TopBar title={t('notes.title')} />
      <DutyNav here="handovers" />
      <NotUnderstood address={address} understood={filters} also={['from']} />
      <SavedViews
        label={t('notes.views')}
        views={states.map((state, index) => ({
          href: `${path}${addressOf({ ...filters, state })}`,
          word: t(`notes.view.${state ?? 'all'}`),
          count: page.counts[index],
          current: filters.state === state,
        }))}
      />
      <LedgerTable
        caption={t('notes.caption', { n: page.all })}
        wide
        rows={page.rows}
        rowKey={row => row.shiftId}
        rowHref={row => `/on-duty/shifts/${row.shiftId}#handover`}
        empty={
          <Section>
            <EmptyState title={t('notes.emptyTitle')} text={t('notes.emptyText')} />
          </Section>
        }
        columns={[
          { key: 'unit', head: t('notes.unit'), cell: row => pick(row.unit.zh, row.unit.en), phone: 'title' },
          {
            key: 'shift',
            head: t('notes.shift'),
            cell: row => `${day(row.onDay)} ${shift(row.kind)}`,
            look: 'nw',
          },
          {
            key: 'by',
            head: t('notes.by'),
            cell: ({ handover }) => (handover ? `${who(handover.writtenBy)} ${at(handover.writtenAt)}` : '—'),
            phone: 'hide',
          },
          {
            key: 'signer',
            head: t('notes.signer'),
            cell: ({ handover }) => (handover?.signedAt ? `${who(handover.signedBy)} ${at(handover.signedAt)}` : '—'),
            phone: 'hide',
          },
          {
            key: 'state',
            head: t('notes.state'),
            cell: row => <Light tone={tones[stateOf(row)]} word={t(`notes.view.${stateOf(row)}`)} />,
            phone: 'aside',
            look: 'nw',
          },
        ]}
      />
      <DutyPager path={path} filters={filters} from={from} shown={page.rows.length} all={page.all} next={page.next} />
    </>
  )
}
