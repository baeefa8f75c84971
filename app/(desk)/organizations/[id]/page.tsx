import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { NumberLink } from '@/components/figure'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstHanding } from '@/db/commands/hand-over'
import { reasonAgainstDuties } from '@/db/commands/name-responsible'
import { type Address, readerOf } from '@/db/queries/address'
import { countBreaks } from '@/db/queries/breaks'
import {
  findUnit,
  listDutiesOf,
  listDutyChanges,
  listPosts,
  listSectorsOf,
  listWorkByPerson,
} from '@/db/queries/duties'
import { listUnitPeople } from '@/db/queries/handovers'
import { listPlaces } from '@/db/queries/places'
import { countCoverage } from '@/db/queries/training-coverage'
import { today } from '../../../light-of'
import { dayShown } from '../../../past-day'
import { read } from '../../../session'
import { localized } from '../../../words'
import { TrainingFact } from '../../training/training-fact'
import { DutyTable } from '../duty-table'
import { UnitChanges } from './unit-changes'
import { UnitForms } from './unit-forms'
import { UnitPosts } from './unit-posts'
import { UnitSectors, UnitWork } from './unit-work'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }
const shown = 200

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('title') }
}

/** One unit: both sides, posts with double duties, who answers and who did, its regulators, its open work, every change. */
export default async function UnitPage({ params, searchParams }: Props) {
  const segment = (await params).id
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const { one, oneOf } = readerOf(await searchParams)
  const asked = { for: one('for'), post: one('post') }
  const page = await read(async (tx, actor) => {
    const unit = await findUnit(tx, id, today())
    if (!unit) return null
    const mayWrite = reasonAgainstDuties(actor, unit) === null
    const opens = mayWrite && (asked.for !== undefined || asked.post !== undefined)
    return {
      unit,
      mayWrite,
      mayHand: reasonAgainstHanding(actor, unit) === null,
      posts: await listPosts(tx, id, today()),
      duties: await listDutiesOf(tx, id, today(), shown),
      breaks: Object.values(await countBreaks(tx, { unit: id }, today())).reduce((sum, n) => sum + n, 0),
      sectors: unit.kind === 'enterprise' ? await listSectorsOf(tx, id, today()) : [],
      work: await listWorkByPerson(tx, id, today()),
      training: unit.kind === 'enterprise' && !dayShown() ? await countCoverage(tx, today(), { unit: id }) : null,
      changes: await listDutyChanges(tx, id, 30),
      form: opens
        ? {
            people: (await listUnitPeople(tx, id)).filter(person => !person.left),
            places: unit.kind === 'enterprise' ? (await listPlaces(tx, { unit: id }, { limit: shown })).rows : [],
          }
        : null,
    }
  })
  if (!page) notFound()
  const { unit, duties } = page
  const [t, tt, locale] = await Promise.all([
    getTranslations('organizations'),
    getTranslations('training'),
    getLocale(),
  ])
  const pick = localized(locale)
  const done = oneOf('done', ['named', 'post', 'ended'])
  const now = duties.filter(duty => duty.state !== 'over')
  const facts: Fact[] = [
    {
      term: t('unit.name'),
      value: pick(unit.nameZh, unit.nameEn),
      basis: unit.invented ? t('unit.invented') : undefined,
    },
    { term: t('unit.kindTerm'), value: t(`kind.${unit.kind}`) },
    { term: t('unit.region'), value: pick(unit.regionZh, unit.regionEn) },
    ...(unit.above
      ? [
          {
            term: t('unit.above'),
            value: (
              <a className="link" href={`/organizations/${unit.above.id}`}>
                {pick(unit.above.zh, unit.above.en)}
              </a>
            ),
          },
        ]
      : []),
    ...(unit.places > 0
      ? [
          {
            term: t('unit.places'),
            value: <NumberLink value={unit.places} href={`/places?unit=${id}`} label={t('unit.places')} />,
          },
        ]
      : []),
    ...(unit.regulates > 0
      ? [
          {
            term: t('unit.regulates'),
            value: <NumberLink value={unit.regulates} href={`/places?regulator=${id}`} label={t('unit.regulates')} />,
          },
        ]
      : []),
    {
      term: t('unit.breaks'),
      value: <NumberLink value={page.breaks} href={`/unowned?unit=${id}`} label={t('unit.breaks')} />,
    },
    ...(page.training ? [{ term: tt('fact.title'), value: <TrainingFact unitId={id} counts={page.training} /> }] : []),
  ]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: `/organizations?open=${id}#u${id}` }, { word: pick(unit.zh, unit.en) }]}
      >
        {page.mayHand && (
          <a className="btn quiet" href={`/organizations/handover?unit=${id}#hand-over`}>
            {t('unit.handOver')}
          </a>
        )}
        {page.mayWrite && (
          <a
            className="btn pri"
            href={`/organizations/${id}?for=${unit.kind === 'government' ? 'party' : 'unit'}#name`}
          >
            {t('unit.form.title')}
          </a>
        )}
      </TopBar>
      <div className="casehead">
        <div className="ttl">
          <h1>{pick(unit.zh, unit.en)}</h1>
        </div>
      </div>
      <div className="case">
        <div className="main">
          {done && (
            <Section>
              <Notice kind="good" title={t(`unit.done.${done}`)} live />
            </Section>
          )}
          {page.form && <UnitForms unit={unit} posts={page.posts} asked={asked} {...page.form} />}
          <UnitPosts
            orgId={id}
            posts={page.posts}
            duties={now}
            mayWrite={page.mayWrite}
            authority={unit.kind !== 'government' && unit.kind !== 'enterprise'}
          />
          <Section title={t('unit.named')} id="named">
            <DutyTable
              caption={t('unit.namedCaption')}
              rows={now}
              empty={<p className="bad">{t('unit.namedNone')}</p>}
            />
          </Section>
          <UnitWork orgId={id} rows={page.work} mayHand={page.mayHand} />
          <Section title={t('unit.was')} id="was">
            <DutyTable
              caption={t('unit.was')}
              rows={duties.filter(duty => duty.state === 'over')}
              empty={<p className="dim">{t('unit.wasNone')}</p>}
            />
          </Section>
        </div>
        <aside className="side" aria-label={t('unit.facts')}>
          <Section title={t('unit.facts')}>
            <Facts facts={facts} />
          </Section>
          {unit.kind === 'enterprise' && <UnitSectors rows={page.sectors} />}
          <UnitChanges changes={page.changes} />
        </aside>
      </div>
    </>
  )
}
