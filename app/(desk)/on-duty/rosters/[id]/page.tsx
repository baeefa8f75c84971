import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { findRoster } from '@/db/queries/rosters'
import { dayKinds } from '@/domain/roster'
import { read } from '../../../../session'
import { dropRosterAction, publishRosterAction } from '../../actions'
import { dutyWords } from '../../duty-words'
import { PressForm } from '../../press-form'
import { RosterDays } from './roster-days'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('rosters.title') }
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** One roster: its facts, its gaps, its shifts by day, what each person carries; as a draft with the press that publishes it. */
export default async function RosterPage({ params, searchParams }: Props) {
  const { id } = await params
  const done = readerOf(await searchParams).oneOf('done', ['draft', 'publish', 'drop'] as const)
  const roster = /^\d{1,15}$/.test(id) ? await read(tx => findRoster(tx, Number(id))) : null
  if (!roster) notFound()
  const { t, pick, who, at, day, role } = await dutyWords()
  const unit = pick(roster.unit.zh, roster.unit.en)
  const gaps = roster.shifts.flatMap(shift => shift.seats).filter(seat => !seat.person).length
  const { pattern } = roster
  const hours = (minutes: number) => Math.round(minutes / 6) / 10
  const draft = roster.state === 'draft' && roster.mine
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('rosters.title'), href: '/on-duty/rosters' }, { word: unit }]}
      />
      <Section>
        <h1>{t('one.title', { unit })}</h1>
        <p>
          <Light tone={roster.state === 'published' ? 'green' : 'grey'} word={t(`state.${roster.state}`)} />
        </p>
        <p className="dim">
          {t('one.drafted', { who: who(roster.draftedBy), at: at(roster.draftedAt) })}
          {roster.publishedAt &&
            ` · ${t('one.published', { who: who(roster.publishedBy), at: at(roster.publishedAt) })}`}
        </p>
        <div className="my-3 grid gap-2 empty:hidden">
          {done && <Notice kind="good" title={t(`one.done.${done}`, { gaps })} live />}
          {gaps > 0 && (
            <Notice kind="bad" title={t('one.gaps', { n: gaps })}>
              <p className="dim">{t('one.gapsText')}</p>
            </Notice>
          )}
        </div>
        {draft && (
          <div className="row noprint mb-3">
            <PressForm
              action={publishRosterAction}
              label={t('one.publish')}
              hidden={{ key: randomUUID(), id: String(roster.id) }}
              buttons={[{ word: t('one.publish'), primary: true }]}
            />
            <PressForm
              action={dropRosterAction}
              label={t('one.drop')}
              hidden={{ key: randomUUID(), id: String(roster.id) }}
              buttons={[{ word: t('one.drop') }]}
            />
          </div>
        )}
        <Facts
          facts={[
            { term: t('one.facts.period'), value: t('span', { from: day(roster.from), to: day(roster.to) }) },
            { term: t('one.facts.phone'), value: roster.phone },
            { term: t('one.facts.rest'), value: t('one.facts.restHours', { n: roster.restMinutes / 60 }) },
            {
              term: t('one.facts.pattern'),
              value: `${dayKinds.map(kind => `${t(`new.${kind}`)}: ${t(`divided.${pattern.divided[kind]}`)}`).join(' · ')} · ${clock(pattern.dayFrom)} / ${clock(pattern.nightFrom)}`,
            },
            { term: t('one.facts.need'), value: t('one.facts.needWords', pattern.need) },
          ]}
        />
      </Section>
      <Section title={t('one.days')}>
        <RosterDays shifts={roster.shifts} />
      </Section>
      <Section title={t('one.people')}>
        <LedgerTable
          caption={t('one.peopleCaption')}
          rows={roster.members}
          rowKey={row => `${row.kind}-${row.person.id}`}
          columns={[
            { key: 'person', head: t('one.person'), cell: row => who(row.person), phone: 'title' },
            { key: 'kind', head: t('one.kind'), cell: row => role(row.kind), phone: 'aside' },
            { key: 'phone', head: t('one.phone'), cell: row => row.phone || roster.phone, look: 'nw' },
            {
              key: 'count',
              head: t('one.count'),
              numeric: true,
              cell: row => row.shifts,
              phoneLabel: t('one.count'),
            },
            {
              key: 'hours',
              head: t('one.hours'),
              numeric: true,
              cell: row => hours(row.minutes),
              phoneLabel: t('one.hours'),
            },
            {
              key: 'holiday',
              head: t('one.holidayHours'),
              numeric: true,
              cell: row => hours(row.holidayMinutes),
              phoneLabel: t('one.holidayHours'),
            },
          ]}
        />
      </Section>
    </>
  )
}
