import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findAccident } from '@/db/queries/accidents'
import { listClauseChoices, listUnder } from '@/db/queries/fan-out-choices'
import { listTerms, previewPlaces } from '@/db/queries/inferences'
import { ruleOn } from '@/db/queries/rules'
import { addDays } from '@/domain/clock'
import { isEmpty, type Traits, traitKinds } from '@/domain/inference'
import { codeOf, idFrom } from '@/domain/loops'
import { sectorWords } from '@/domain/register-columns'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized } from '../../../../words'
import { sectorWord } from '../../../places/sector-word'
import { whyWords } from '../../accident-words'
import { FanOutForm } from './fan-out-form'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lessons'))('inference.draw') }
}

/** The traits in the address; what is no sector or number is left out. */
function traitsIn(address: Record<string, string | string[] | undefined>): Traits {
  const all = (name: string) => [address[name]].flat().filter(value => value !== undefined)
  return {
    sectors: all('sector').filter(sector => sector in sectorWords),
    termIds: [...all('equipment'), ...all('process')].filter(id => /^\d{1,15}$/.test(id)).map(Number),
    clauses: all('clause').filter(clause => clause.length <= 300),
  }
}

/** Chooses what made an accident possible, shows which places are like it and why, and then asks them. */
export default async function InferPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const traits = traitsIn(address)
  const page = await read(async (tx, actor) => {
    const detail = await findAccident(tx, id)
    if (!detail) return null
    const isAsked = !isEmpty(traits) && actor.role === 'supervisor'
    return {
      actor,
      detail,
      terms: await listTerms(tx),
      clauses: await listClauseChoices(tx, id),
      places: isAsked ? await previewPlaces(tx, id, traits) : null,
      under: isAsked ? await listUnder(tx, actor, 'lessons') : [],
    }
  })
  if (!page) notFound()
  const { actor, detail, terms, places } = page
  const [t, tl, tp, locale, why] = await Promise.all([
    getTranslations('lessons'),
    getTranslations('loops'),
    getTranslations('places'),
    getLocale(),
    whyWords(page.terms),
  ])
  const pick = localized(locale)
  const code = codeOf('accident', id)
  const lessons = detail.findings.filter(one => one.kind === 'lesson' && !one.withdrawnAt)
  const lesson = lessons.find(one => String(one.id) === [address.lesson].flat()[0])
  const units = new Set(places?.flatMap(place => place.unitId ?? []))
  const nobody = places?.filter(place => place.unitId === null).length ?? 0
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/lessons' },
          { word: code, href: `/lessons/${id}` },
          { word: t('inference.draw') },
        ]}
      />
      <Section>
        <h1>{t('infer.title', { code })}</h1>
        <p className="dim lead">{t('infer.lead')}</p>
        {actor.role !== 'supervisor' ? (
          <Notice title={t('infer.notYours')} />
        ) : (
          <form className="form" action={`/lessons/${id}/infer`} aria-label={t('infer.choose')}>
            {lesson && <input type="hidden" name="lesson" value={lesson.id} />}
            <FormField
              kind="checks"
              name="sector"
              label={t('infer.sectors')}
              options={Object.keys(sectorWords).map(sector => ({ value: sector, word: sectorWord(tp, sector) }))}
              defaultValue={places ? traits.sectors : [detail.sector]}
            />
            {traitKinds.map(kind => (
              <FormField
                key={kind}
                kind="checks"
                name={kind}
                label={t(`infer.${kind}`)}
                options={terms
                  .filter(term => term.kind === kind)
                  .map(term => ({ value: String(term.id), word: pick(term.zh, term.en) }))}
                defaultValue={traits.termIds.map(String)}
              />
            ))}
            {page.clauses.length > 0 && (
              <FormField
                kind="checks"
                name="clause"
                label={t('infer.clauses')}
                hint={t('infer.clausesHint')}
                down
                options={page.clauses.map(({ clause }) => ({ value: clause, word: clause }))}
                defaultValue={traits.clauses}
              />
            )}
            <div className="ends">
              <button className={places ? 'btn' : 'btn pri'} type="submit">
                {t('infer.preview')}
              </button>
              <a className="btn quiet" href={`/lessons/${id}`}>
                {t('infer.cancel')}
              </a>
            </div>
          </form>
        )}
      </Section>
      {places && (
        <Section
          title={t('infer.found', { n: places.length, territories: new Set(places.map(one => one.regionCode)).size })}
          id="places"
        >
          {places.length > 0 && (
            <p className="dim lead">
              {t('infer.foundUnits', { n: units.size })} {t('infer.again')}
              {nobody > 0 && ` ${t('infer.nobody', { n: nobody })}`}
            </p>
          )}
          {places.length === 0 ? (
            <p className="dim">{t('infer.again')}</p>
          ) : page.under.length === 0 ? (
            <Notice title={t('infer.noUnder')} />
          ) : (
            <FanOutForm
              hidden={{
                key: randomUUID(),
                accidentId: String(id),
              }}
              traits={{
                'sectors[]': [...traits.sectors],
                'termIds[]': traits.termIds.map(String),
                'clauses[]': [...traits.clauses],
              }}
              rows={places.map(place => ({
                id: place.id,
                place: pick(place.zh, place.en),
                region: pick(place.regionZh, place.regionEn),
                unit: place.unit ? pick(place.unit.zh, place.unit.en) : t('infer.noUnit'),
                why: why(place.why),
                leave: t('infer.leaveOf', { place: pick(place.zh, place.en) }),
              }))}
              words={{
                caption: t('infer.list'),
                leave: t('infer.leave'),
                leaveHint: t('infer.leaveHint'),
                place: t('infer.place'),
                region: t('infer.region'),
                unit: t('infer.unit'),
                why: t('infer.why'),
                send: t('infer.send'),
                cancel: t('infer.cancel'),
                wrong: t('new.wrong'),
              }}
              cancel={`/lessons/${id}`}
              fields={[
                {
                  kind: 'select',
                  name: 'findingId',
                  label: t('infer.lesson'),
                  optional: tl('optional'),
                  none: t('infer.noLesson'),
                  options: lessons.map(one => ({ value: String(one.id), word: pick(one.zh, one.en) })),
                  defaultValue: lesson ? String(lesson.id) : '',
                },
                {
                  kind: 'textarea',
                  name: 'words',
                  label: t('infer.words'),
                  hint: t('infer.wordsHint'),
                  required: true,
                  rows: 3,
                  maxLength: 4000,
                  defaultValue: lesson ? pick(lesson.zh, lesson.en) : undefined,
                },
                {
                  kind: 'select',
                  name: 'under',
                  label: t('infer.under'),
                  hint: t('infer.underHint'),
                  required: true,
                  options: page.under.map(one => ({
                    value: one.value,
                    word: `${codeOf(one.loop, one.id)} ${pick(one.zh, one.en)}`,
                  })),
                  defaultValue: page.under[0]!.value,
                },
                {
                  kind: 'date',
                  name: 'dueOn',
                  label: t('infer.due'),
                  required: true,
                  min: today(),
                  defaultValue: addDays(today(), ruleOn('inference.deadline', today()).value),
                  short: true,
                },
                {
                  name: 'leftOutReason',
                  label: t('infer.reason'),
                  hint: t('infer.reasonHint'),
                  optional: tl('optional'),
                  maxLength: 1000,
                },
              ]}
            />
          )}
        </Section>
      )}
    </>
  )
}
