import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { LightShape } from '@/components/light'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstNaming } from '@/db/commands/name-officer'
import { findCell, listNamings, listWalkers } from '@/db/queries/grid'
import { listPlaces } from '@/db/queries/places'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { PlaceTable } from '../../places/place-table'
import { nameOfficerAction } from './actions'
import { Namings } from './namings'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
const shown = 20

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('grid'))('title') }
}

export default async function CellPage({ params, searchParams }: Props) {
  const { id: segment } = await params
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const page = await read(async (tx, actor) => {
    const cell = await findCell(tx, id)
    if (!cell) return null
    const against = reasonAgainstNaming(actor, cell)
    return {
      cell,
      against,
      namings: await listNamings(tx, id),
      places: (await listPlaces(tx, { grid: id }, { limit: shown })).rows,
      walkers: against ? [] : await listWalkers(tx, id),
    }
  })
  if (!page) notFound()
  const { cell, against, walkers } = page
  const [t, tl, locale] = await Promise.all([getTranslations('grid'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const named = (await searchParams).done === 'named'
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/grid' }, { word: pick(cell.zh, cell.en) }]} />
      <div className="casehead">
        <div className="ttl">
          <h1>{pick(cell.zh, cell.en)}</h1>
          <span className="code">{cell.code}</span>
        </div>
      </div>
      <div className="case">
        <div className="main">
          <Section
            title={t('places.title')}
            id="places"
            aside={
              cell.places > 0 && (
                <a className="link" href={`/places?grid=${id}`}>
                  {t('places.all', { n: cell.places })}
                </a>
              )
            }
          >
            <PlaceTable
              caption={t('places.title')}
              wide={false}
              rows={page.places}
              empty={<p className="dim">{t('places.none')}</p>}
            />
          </Section>
          <Section title={t('name.title')} id="name">
            {named && <Notice kind="good" title={t('name.done')} live />}
            {against && <Notice title={await refusalSentence(against)} />}
            {!against && walkers.length === 0 && <Notice kind="warn" title={t('name.noWalkers')} />}
            {!against && walkers.length > 0 && (
              <EntryForm
                action={nameOfficerAction}
                label={t('name.title')}
                hidden={{ key: randomUUID(), cellId: String(id) }}
                wrong={t('name.wrong')}
                submit={t('name.send')}
                cancel={{ href: '/grid', word: t('name.cancel') }}
                fields={[
                  {
                    kind: 'select',
                    name: 'personId',
                    label: t('name.person'),
                    hint: t('name.hint'),
                    required: true,
                    none: tl('choose'),
                    options: [
                      ...walkers.map(person => ({
                        value: String(person.id),
                        word: t('name.option', {
                          name: pick(person.zh, person.en),
                          unit: pick(person.unit.zh, person.unit.en),
                        }),
                      })),
                      ...(cell.officer ? [{ value: 'nobody', word: t('name.nobody') }] : []),
                    ],
                  },
                ]}
              />
            )}
          </Section>
        </div>
        <aside className="side" aria-label={t('facts.title')}>
          <Section title={t('facts.title')}>
            <Facts
              facts={[
                { term: t('facts.region'), value: pick(cell.region.zh, cell.region.en) },
                { term: t('facts.unit'), value: cell.unit ? pick(cell.unit.zh, cell.unit.en) : '—' },
                {
                  term: t('facts.officer'),
                  value: cell.officer ? (
                    pick(cell.officer.zh, cell.officer.en)
                  ) : (
                    <span className="light r">
                      <LightShape tone="red" />
                      {t('list.nobody')}
                    </span>
                  ),
                  // nobody is no invented person
                  basis: cell.officer && cell.invented ? t('facts.invented') : undefined,
                },
              ]}
            />
          </Section>
          <Namings namings={page.namings} />
        </aside>
      </div>
    </>
  )
}
