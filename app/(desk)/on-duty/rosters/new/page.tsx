import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { calendar } from '@/db/queries/calendar'
import { findFreeDay, listRosterPeople, listRosterUnits } from '@/db/queries/rosters'
import { ruleOn } from '@/db/queries/rules'
import { addDays } from '@/domain/clock'
import { dayKinds, divisions, seatKinds } from '@/domain/roster'
import { today } from '../../../../light-of'
import { cite } from '../../../../rule-words'
import { read } from '../../../../session'
import { EntryForm } from '../../../entry-form'
import { draftRosterAction } from '../../actions'
import { dutyWords } from '../../duty-words'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('new.title') }
}

const teamWords = { leader: 'new.teamLeader', staff: 'new.teamStaff', reserve: 'new.teamReserve' } as const
const needWords = { leader: 'new.needLeader', staff: 'new.needStaff', reserve: 'new.needReserve' } as const
const usual = { leader: 1, staff: 1, reserve: 0 }
const names = { leader: 'needLeader', staff: 'needStaff', reserve: 'needReserve' } as const

/** Chooses a unit, the pattern of its days and who takes turns, and draws up a draft. */
export default async function NewRosterPage({ searchParams }: Props) {
  const { one, id } = readerOf(await searchParams)
  const now = today()
  const page = await read(async tx => {
    const units = await listRosterUnits(tx, one('q'))
    const asked = id('unit')
    const found = asked ? (units.find(unit => unit.id === asked) ?? null) : (units[0] ?? null)
    const unit =
      found ?? (asked ? ((await listRosterUnits(tx, undefined, 2000)).find(one => one.id === asked) ?? null) : null)
    return {
      units,
      unit,
      people: unit ? await listRosterPeople(tx, unit.id) : [],
      free: unit ? await findFreeDay(tx, unit.id, now) : now,
    }
  })
  const [{ t, pick, who }, tl] = await Promise.all([dutyWords(), getTranslations('lists')])
  const rest = ruleOn('roster.rest', now)
  const { unit, people } = page
  const options = people.map(person => ({ value: String(person.id), word: who(person) }))
  const fields: FormFieldProps[] = [
    {
      kind: 'date',
      name: 'from',
      label: t('new.from'),
      required: true,
      short: true,
      min: now,
      defaultValue: page.free,
    },
    {
      kind: 'date',
      name: 'to',
      label: t('new.to'),
      hint: t('new.toHint'),
      required: true,
      short: true,
      min: now,
      defaultValue: addDays(page.free, 13),
    },
    ...dayKinds.map(
      (kind): FormFieldProps => ({
        kind: 'select',
        name: kind,
        label: t(`new.${kind}`),
        ...(kind === 'holiday' ? { hint: t('new.holidayHint', { year: calendar().lastYear }) } : {}),
        defaultValue: kind === 'working' ? 'dayNight' : 'whole',
        options: divisions.map(division => ({ value: division, word: t(`divided.${division}`) })),
      }),
    ),
    { kind: 'time', name: 'dayFrom', label: t('new.dayFrom'), required: true, short: true, defaultValue: '08:30' },
    { kind: 'time', name: 'nightFrom', label: t('new.nightFrom'), required: true, short: true, defaultValue: '17:30' },
    {
      kind: 'number',
      name: 'restHours',
      label: t('new.rest'),
      hint: await cite(rest),
      required: true,
      short: true,
      min: 0,
      max: 168,
      defaultValue: rest.value,
    },
    { kind: 'tel', name: 'phone', label: t('new.phone'), required: true, short: true, maxLength: 30 },
    ...seatKinds.flatMap((kind): FormFieldProps[] => [
      {
        kind: 'number',
        name: names[kind],
        label: t(needWords[kind]),
        required: true,
        short: true,
        min: kind === 'staff' ? 1 : 0,
        max: kind === 'leader' ? 3 : 5,
        defaultValue: usual[kind],
      },
      { kind: 'checks', name: `${kind}[]`, label: t(teamWords[kind]), options },
    ]),
    ...people.map(
      (person): FormFieldProps => ({
        kind: 'tel',
        name: `phones.${person.id}`,
        label: t('new.phoneOf', { who: who(person) }),
        optional: t('new.optional'),
        short: true,
        maxLength: 30,
      }),
    ),
  ]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('rosters.title'), href: '/on-duty/rosters' }, { word: t('new.title') }]}
      />
      <Section>
        <h1>{t('new.title')}</h1>
        <p className="dim lead">{t('new.lead')}</p>
      </Section>
      {page.units.length > 1 || one('q') ? (
        <FilterBar
          action="/on-duty/rosters/new"
          label={t('new.choose')}
          search={{ name: 'q', label: t('new.find'), value: one('q') }}
          words={{ find: tl('find'), more: t('new.choose'), apply: tl('apply') }}
          fields={[
            {
              kind: 'select',
              name: 'unit',
              label: t('new.unit'),
              defaultValue: unit ? String(unit.id) : undefined,
              options: page.units.map(known => ({ value: String(known.id), word: pick(known.zh, known.en) })),
            },
          ]}
        />
      ) : null}
      <Section title={unit ? pick(unit.zh, unit.en) : undefined}>
        {!unit && <Notice title={t('new.noUnit')} />}
        {unit && people.length === 0 && <Notice kind="warn" title={t('new.noPeople')} />}
        {unit && people.length > 0 && (
          <EntryForm
            action={draftRosterAction}
            label={t('new.title')}
            hidden={{ key: randomUUID(), orgId: String(unit.id) }}
            fields={fields}
            wrong={t('wrong')}
            submit={t('new.send')}
            cancel={{ href: '/on-duty/rosters', word: t('cancel') }}
          />
        )}
      </Section>
    </>
  )
}
