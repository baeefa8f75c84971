import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstMapping } from '@/db/commands/map-sector'
import { type Address, readerOf } from '@/db/queries/address'
import { countBreaks } from '@/db/queries/breaks'
import { listPrefectures } from '@/db/queries/case-list'
import { listAuthoritiesFor, listAuthorityNames, listMappable, listSectorMap } from '@/db/queries/sector-map'
import { sectorWords } from '@/domain/register-columns'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { sectorNames } from '../../places/sector-words'
import { mapSectorAction } from '../actions'
import { SectorTable } from './sector-table'

const path = '/organizations/sectors'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('sectors.title') }
}

/** The map of sectors: what the law says, what was assigned where, and the form that assigns. */
export default async function SectorsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const { one, oneOf } = readerOf(await searchParams)
  const sector = oneOf('sector', Object.keys(sectorWords))
  const region = /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined
  const all = oneOf('show', ['all'])
  const page = await read(async (tx, actor) => {
    const against = reasonAgainstMapping(actor)
    const mappable = against ? [] : await listMappable(tx)
    const mine = mappable.find(place => place.code === region)
    return {
      against,
      mappable,
      mine,
      rows: await listSectorMap(tx, { sector, region, all: all === 'all' }, today()),
      names: await listAuthorityNames(tx),
      missing: (await countBreaks(tx, { kind: 'sectorNoRegulator', sector, region }, today())).sectorNoRegulator,
      prefectures: await listPrefectures(tx),
      authorities: mine ? await listAuthoritiesFor(tx, region) : [],
    }
  })
  const [t, ts, tl, locale, sectorName] = await Promise.all([
    getTranslations('organizations'),
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
    sectorNames(),
  ])
  const pick = localized(locale)
  const regions = [
    ...page.prefectures,
    ...page.mappable.filter(one => !page.prefectures.some(other => other.code === one.code)),
  ]
  const chosen = regions.find(place => place.code === region)
  const chip = (key: 'sector' | 'region', value: string) => ({
    label: t(`filter.${key}`),
    value,
    href: `${path}${addressOf({ sector, region, show: all, [key]: undefined })}`,
    remove: ts('remove', { label: t(`filter.${key}`), value }),
  })
  const sectorOptions = Object.keys(sectorWords).map(key => ({ value: key, word: sectorName(key) }))
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/organizations' }, { word: t('sectors.title') }]}
      >
        <a className="btn quiet" href={`${path}${addressOf({ sector, region, show: all ? undefined : 'all' })}`}>
          {t(all ? 'sectors.now' : 'sectors.past')}
        </a>
      </TopBar>
      <Section>
        <h1>{t('sectors.title')}</h1>
        <p className="dim lead">{t('sectors.lead')}</p>
        {one('done') === 'mapped' && <Notice kind="good" title={t('sectors.done')} live />}
        <p>
          <a
            className={page.missing > 0 ? 'link bad' : 'link'}
            href={`/unowned${addressOf({ kind: 'sectorNoRegulator', sector, region })}`}
          >
            {t('sectors.missing', { n: page.missing })}
          </a>
        </p>
      </Section>
      <FilterBar
        action={path}
        label={t('sectors.filter')}
        keep={all ? [['show', all]] : []}
        fields={[
          {
            kind: 'select',
            name: 'sector',
            label: t('filter.sector'),
            none: ts('any'),
            options: sectorOptions,
            defaultValue: sector ?? '',
          },
          {
            kind: 'select',
            name: 'region',
            label: t('filter.region'),
            none: ts('any'),
            options: regions.map(place => ({ value: place.code, word: pick(place.zh, place.en) })),
            defaultValue: region ?? '',
          },
        ]}
        chips={[
          ...(sector ? [chip('sector', sectorName(sector))] : []),
          ...(region ? [chip('region', chosen ? pick(chosen.zh, chosen.en) : region)] : []),
        ]}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={{ href: path, word: ts('clear') }}
      />
      <SectorTable
        rows={page.rows}
        names={page.names}
        empty={
          <div className="sec">
            <EmptyState title={t('sectors.emptyTitle')} text={t('sectors.emptyText')} />
          </div>
        }
      />
      <Section title={t('sectors.form.title')} id="assign">
        {page.against && <Notice title={await refusalSentence(page.against)} />}
        {!page.against && (
          <form className="form" action={`${path}#assign`} aria-label={t('sectors.form.show')}>
            <FormField
              kind="select"
              id="assign-sector"
              name="sector"
              label={t('sectors.form.sector')}
              none={tl('choose')}
              options={sectorOptions}
              defaultValue={sector ?? ''}
            />
            <FormField
              kind="select"
              id="assign-region"
              name="region"
              label={t('sectors.form.region')}
              none={tl('choose')}
              options={page.mappable.map(place => ({ value: place.code, word: pick(place.zh, place.en) }))}
              defaultValue={page.mine ? region : ''}
            />
            <div className="ends">
              <button className={sector && page.mine ? 'btn' : 'btn pri'} type="submit">
                {t('sectors.form.show')}
              </button>
            </div>
          </form>
        )}
        {sector && region && page.mine && (
          <EntryForm
            action={mapSectorAction}
            label={t('sectors.form.title')}
            hidden={{ key: randomUUID(), sector, regionCode: region }}
            wrong={t('sectors.form.wrong')}
            submit={t('sectors.form.send')}
            cancel={{ href: path, word: t('sectors.form.cancel') }}
            fields={[
              {
                kind: 'select',
                name: 'orgId',
                label: t('sectors.form.unit'),
                hint: t('sectors.form.unitHint'),
                required: true,
                none: tl('choose'),
                options: page.authorities.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
              },
              {
                kind: 'date',
                name: 'from',
                label: t('sectors.form.from'),
                required: true,
                short: true,
                min: today(),
                defaultValue: today(),
              },
              {
                name: 'words',
                label: t('sectors.form.words'),
                hint: t('sectors.form.wordsHint'),
                required: true,
                maxLength: 500,
              },
            ]}
          />
        )}
      </Section>
    </>
  )
}
