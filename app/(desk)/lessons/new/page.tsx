import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { listUnits } from '@/db/queries/people'
import { listRegionsInSight } from '@/db/queries/regions'
import { findResponseForAccident } from '@/db/queries/response-page'
import { accidentKinds, accidentMoves } from '@/domain/accident'
import { codeOf } from '@/domain/loops'
import { sectorWords } from '@/domain/register-columns'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { PlaceSearch, placeField, readPlaceChoices } from '../../places/place-choice'
import { sectorWord } from '../../places/sector-word'
import { reportAccidentAction } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A longer list is no choice; the unit then comes with the place. */
const mostFirms = 300

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lessons'))('new.title') }
}

/** The form that registers an accident, at a place of the register or elsewhere. */
export default async function NewAccidentPage({ searchParams }: Props) {
  const address = await searchParams
  const { id: idOf } = readerOf(address)
  const responseId = idOf('response')
  const { actor, places, regions, firms, response } = await read(async (tx, actor) => ({
    actor,
    places: await readPlaceChoices(tx, address),
    regions: await listRegionsInSight(tx),
    firms: await listUnits(tx, ['enterprise']),
    response: responseId === undefined ? null : await findResponseForAccident(tx, responseId),
  }))
  const [t, tl, tp, locale] = await Promise.all([
    getTranslations('lessons'),
    getTranslations('loops'),
    getTranslations('places'),
    getLocale(),
  ])
  const pick = localized(locale)
  const optional = tl('optional')
  const number = (name: 'deaths' | 'injuries' | 'loss') => ({
    kind: 'number' as const,
    name,
    label: t(`field.${name}`),
    hint: name === 'injuries' ? t('hint.injuries') : undefined,
    required: true,
    short: true,
    min: 0,
    max: name === 'loss' ? 999_999_999_999 : 100_000,
  })
  const mayReport = (accidentMoves.report.by as readonly string[]).includes(actor.role)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/lessons' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        <p className="dim lead">{t('new.lead')}</p>
        {mayReport ? (
          <>
            {response && (
              <p>
                {t('new.fromResponse')}{' '}
                <a className="link" href={`/responses/${response.id}`}>
                  {codeOf('response', response.id)}
                </a>
              </p>
            )}
            <PlaceSearch
              places={places}
              action="/lessons/new"
              keep={response ? [['response', String(response.id)]] : []}
            />
            <EntryForm
              action={reportAccidentAction}
              label={t('new.title')}
              hidden={{ key: randomUUID(), ...(response ? { responseId: String(response.id) } : {}) }}
              wrong={t('new.wrong')}
              submit={t('new.send')}
              cancel={{ href: '/lessons', word: t('new.cancel') }}
              fields={[
                { ...(await placeField(places, pick)), required: false, optional, hint: t('new.elsewhere') },
                {
                  kind: 'select',
                  name: 'regionCode',
                  label: t('new.region'),
                  optional,
                  none: tl('choose'),
                  options: regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
                  defaultValue: response && response.placeId === null ? response.region : undefined,
                  short: true,
                },
                {
                  kind: 'select',
                  name: 'sector',
                  label: t('new.sector'),
                  optional,
                  none: tl('choose'),
                  options: Object.keys(sectorWords).map(sector => ({ value: sector, word: sectorWord(tp, sector) })),
                  short: true,
                },
                ...(firms.length > 0 && firms.length <= mostFirms
                  ? [
                      {
                        kind: 'select' as const,
                        name: 'unitOrgId',
                        label: t('new.unit'),
                        hint: t('new.unitHint'),
                        optional,
                        none: tl('choose'),
                        options: firms.map(firm => ({ value: String(firm.id), word: pick(firm.zh, firm.en) })),
                      },
                    ]
                  : []),
                {
                  name: 'titleZh',
                  label: t('new.what'),
                  hint: t('new.whatHint'),
                  required: true,
                  maxLength: 200,
                  defaultValue: response?.zh,
                },
                { name: 'titleEn', label: t('new.whatEn'), optional, maxLength: 200, defaultValue: response?.en },
                {
                  kind: 'select',
                  name: 'kind',
                  label: t('new.kind'),
                  required: true,
                  none: tl('choose'),
                  options: accidentKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
                  defaultValue: response ? (accidentKinds.find(kind => kind === response.kind) ?? 'other') : undefined,
                  short: true,
                },
                {
                  kind: 'datetime-local',
                  name: 'occurredAt',
                  label: t('new.occurredAt'),
                  required: true,
                  max: `${today()}T23:59`,
                  // as the form takes it: Shanghai's wall clock
                  defaultValue: response
                    ? new Date(response.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
                    : undefined,
                  short: true,
                },
                number('deaths'),
                number('injuries'),
                number('loss'),
              ]}
            />
          </>
        ) : (
          <Notice title={t('new.notYours')} />
        )}
      </Section>
    </>
  )
}
