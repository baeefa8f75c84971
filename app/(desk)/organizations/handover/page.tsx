import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { handers, reasonAgainstHanding } from '@/db/commands/hand-over'
import { type Address, readerOf } from '@/db/queries/address'
import { findUnit } from '@/db/queries/duties'
import { listHandovers, listOpenWork, listUnitPeople } from '@/db/queries/handovers'
import { listUnits } from '@/db/queries/people'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { handOverAction } from '../actions'
import { HandoverTable } from '../handover-table'
import { WorkTable } from '../work-table'

const every = ['government', 'office', 'department', 'enterprise', 'committee'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('handover.title') }
}

/** Every hand-over, and the form of a new one: first the unit, then who leaves and who takes over. */
export default async function HandoverPage({ searchParams }: { searchParams: Promise<Address> }) {
  const { id } = readerOf(await searchParams)
  const [unitId, fromId] = [id('unit'), id('from')]
  const page = await read(async (tx, actor) => {
    const unit = unitId ? await findUnit(tx, unitId, today()) : null
    const against = unit ? reasonAgainstHanding(actor, unit) : null
    return {
      unit,
      against,
      mayHand: handers.includes(actor.role),
      units: handers.includes(actor.role) ? await listUnits(tx, every) : [],
      people: unit && !against ? await listUnitPeople(tx, unit.id) : [],
      work: unit && fromId && !against ? await listOpenWork(tx, fromId, unit.id) : null,
      handovers: await listHandovers(tx, {}, 50),
    }
  })
  const [t, tl, locale] = await Promise.all([getTranslations('organizations'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const { unit, against, people } = page
  const word = (person: (typeof people)[number]) =>
    person.left ? t('handover.form.leftMark', { name: pick(person.zh, person.en) }) : pick(person.zh, person.en)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/organizations' }, { word: t('handover.title') }]}
      />
      <Section>
        <h1>{t('handover.title')}</h1>
        <p className="dim lead">{t('handover.lead')}</p>
      </Section>
      <Section title={t('handover.form.title')} id="hand-over">
        {!page.mayHand && <Notice title={t('handover.notYours')} />}
        {page.mayHand && (
          <form className="form" action="/organizations/handover#hand-over" aria-label={t('handover.form.chooseUnit')}>
            <FormField
              kind="select"
              name="unit"
              label={t('handover.form.unit')}
              none={tl('choose')}
              options={page.units.map(one => ({ value: String(one.id), word: pick(one.zh, one.en) }))}
              defaultValue={unit ? String(unit.id) : ''}
            />
            {unit && !against && (
              <FormField
                kind="select"
                name="from"
                label={t('handover.form.from')}
                none={tl('choose')}
                options={people.map(one => ({ value: String(one.id), word: word(one) }))}
                defaultValue={fromId ? String(fromId) : ''}
              />
            )}
            <div className="ends">
              <button className={page.work ? 'btn' : 'btn pri'} type="submit">
                {t(unit && !against ? 'handover.form.what' : 'handover.form.choose')}
              </button>
            </div>
          </form>
        )}
        {against && <Notice title={await refusalSentence(against)} />}
      </Section>
      {unit && fromId && page.work && (
        <Section title={t('handover.form.what')} id="what">
          <WorkTable caption={t('handover.form.what')} rows={page.work} empty={t('handover.form.whatNone')} />
          <p className="dim lead mt-3">{t('handover.form.today')}</p>
          <EntryForm
            action={handOverAction}
            label={t('handover.form.title')}
            hidden={{ key: randomUUID(), orgId: String(unit.id), fromId: String(fromId) }}
            wrong={t('handover.form.wrong')}
            submit={t('handover.form.send')}
            cancel={{ href: '/organizations/handover', word: t('handover.form.cancel') }}
            fields={[
              {
                kind: 'select',
                name: 'toId',
                label: t('handover.form.to'),
                required: true,
                none: tl('choose'),
                options: people
                  .filter(one => one.id !== fromId && !one.left)
                  .map(one => ({ value: String(one.id), word: pick(one.zh, one.en) })),
              },
              {
                name: 'reason',
                label: t('handover.form.reason'),
                hint: t('handover.form.reasonHint'),
                required: true,
                maxLength: 500,
              },
              {
                kind: 'checkbox',
                name: 'leaves',
                label: t('handover.form.leaves'),
                hint: t('handover.form.leavesHint'),
              },
            ]}
          />
        </Section>
      )}
      <Section title={t('handover.list.caption')} id="list">
        <HandoverTable rows={page.handovers} empty={t('handover.list.none')} />
      </Section>
    </>
  )
}
