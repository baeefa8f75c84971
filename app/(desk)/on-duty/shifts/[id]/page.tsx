import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { listRosterPeople } from '@/db/queries/rosters'
import { listSwapChoices } from '@/db/queries/shift-swaps'
import { findShift } from '@/db/queries/shifts'
import { read } from '../../../../session'
import { EntryForm } from '../../../entry-form'
import { writeEntryAction } from '../../actions'
import { dutyWords } from '../../duty-words'
import { AskSwap, ReplaceSomebody } from './shift-changes'
import { ShiftHandover } from './shift-handover'
import { ShiftSeats } from './shift-seats'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('nav.board') }
}

/** One shift: who is on and how that came, its log, its hand-over; asking for a swap and replacing where that is the reader's. */
export default async function ShiftPage({ params, searchParams }: Props) {
  const { id } = await params
  const done = readerOf(await searchParams).oneOf('done', ['entry', 'note', 'sign', 'replace', 'swap'] as const)
  const now = new Date()
  const page = /^\d{1,15}$/.test(id)
    ? await read(async (tx, actor) => {
        const shift = await findShift(tx, Number(id))
        const own = shift?.seats.find(seat => !seat.endedAt && seat.person?.id === actor.personId) ?? null
        return (
          shift && {
            shift,
            own,
            me: actor.personId,
            choices:
              own && shift.published && shift.from > now ? await listSwapChoices(tx, own.id, actor.personId) : null,
            people: shift.mine && shift.published && shift.to > now ? await listRosterPeople(tx, shift.unit.id) : null,
          }
        )
      })
    : null
  if (!page) notFound()
  const { shift, own, choices, people, me } = page
  const { t, pick, who, at, day, span, shift: kind } = await dutyWords()
  const unit = pick(shift.unit.zh, shift.unit.en)
  const lasts = shift.published && shift.from <= now && now < shift.to
  const onIt = own !== null && own.kind !== 'reserve' && shift.published && shift.from <= now
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('rosters.title'), href: '/on-duty/rosters' },
          { word: unit, href: `/on-duty/rosters/${shift.rosterId}#shift-${shift.id}` },
          { word: `${day(shift.onDay)} ${kind(shift.kind)}` },
        ]}
      >
        {shift.previousId && (
          <a className="btn quiet" href={`/on-duty/shifts/${shift.previousId}`}>
            {t('shiftPage.previous')}
          </a>
        )}
        {shift.nextId && (
          <a className="btn quiet" href={`/on-duty/shifts/${shift.nextId}`}>
            {t('shiftPage.next')}
          </a>
        )}
      </TopBar>
      <Section>
        <h1>{t('shiftPage.title', { kind: kind(shift.kind), unit, day: day(shift.onDay) })}</h1>
        <p className="dim">
          {span(shift.from, shift.to)} · {t(`dayKind.${shift.dayKind}`)}
        </p>
        {!shift.published && <Notice title={t('shiftPage.draft')} />}
        {done && <Notice kind="good" title={t(`shiftPage.done.${done}`)} live />}
      </Section>
      <Section title={t('shiftPage.seats')}>
        <ShiftSeats shift={shift} />
      </Section>
      {shift.sees ? (
        <>
          <Section title={t('shiftPage.log')} aside={shift.entries.length} id="log">
            {shift.entries.length === 0 && <p className="dim">{t('shiftPage.logNone')}</p>}
            <ul className="grid gap-2">
              {shift.entries.map(entry => (
                <li key={entry.id}>
                  <span className="dim nw">
                    {at(entry.at)} {who(entry.person)}
                  </span>{' '}
                  {entry.words}
                </li>
              ))}
            </ul>
            {own && lasts && (
              <EntryForm
                action={writeEntryAction}
                label={t('shiftPage.logSend')}
                hidden={{ key: randomUUID(), shiftId: String(shift.id) }}
                minor
                fields={[
                  {
                    name: 'words',
                    label: t('shiftPage.logWords'),
                    hint: t('shiftPage.logHint'),
                    required: true,
                    maxLength: 4000,
                  },
                ]}
                wrong={t('wrong')}
                submit={t('shiftPage.logSend')}
                cancel={{ href: `/on-duty/shifts/${shift.id}`, word: t('cancel') }}
              />
            )}
          </Section>
          <ShiftHandover shift={shift} me={me} onIt={onIt} />
        </>
      ) : (
        <Section>
          <p className="dim">{t('shiftPage.notSeen')}</p>
        </Section>
      )}
      {own && choices && <AskSwap shift={shift} seat={own} choices={choices} />}
      {people && <ReplaceSomebody shift={shift} people={people} />}
    </>
  )
}
