import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { mostSent } from '@/db/commands/send-document'
import { readerOf } from '@/db/queries/address'
import { calendar } from '@/db/queries/calendar'
import { listPrefectures } from '@/db/queries/case-list'
import { listDocuments, listReceivers } from '@/db/queries/circulation-documents'
import { sectors } from '@/db/queries/places'
import { ruleOn } from '@/db/queries/rules'
import { circulationMoves, documentFrom, documentKey, receiverKinds } from '@/domain/circulation'
import { addWorkingDays } from '@/domain/clock'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { read } from '../../../session'
import { localized, sayDay } from '../../../words'
import { NotUnderstood } from '../../not-understood'
import { SendForm } from './send-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('circulation'))('new.title') }
}

/** Chooses a document and which units, sees how many they are, and sends it to those that are ticked. */
export default async function SendPage({ searchParams }: Props) {
  const address = await searchParams
  const { one, oneOf } = readerOf(address)
  const kind = oneOf('kind', receiverKinds)
  const sector = oneOf('sector', sectors)
  // nobody gets a document by a slip of the hand: all are ticked only where that was asked for
  const ticked = oneOf('tick', ['all', 'none'] as const) === 'all'
  const asked = /^\d{6}$/.exec(one('region') ?? '')?.[0]
  const now = today()
  const page = await read(async (tx, actor) => {
    const documents = await listDocuments(tx)
    const wanted = documentFrom(one('document'))
    const document =
      documents.find(known => known.kind === wanted?.kind && known.id === wanted.id) ??
      (wanted ? undefined : documents[0])
    const regions = await listPrefectures(tx)
    const region = regions.find(known => known.code === asked)?.code
    return {
      actor,
      documents,
      document,
      regions,
      region,
      receivers: document
        ? await listReceivers(
            tx,
            actor.orgId,
            { kinds: kind ? [kind] : sector ? ['enterprise'] : receiverKinds, region, sector, document },
            mostSent + 1,
          )
        : [],
    }
  })
  const [t, tp, locale] = await Promise.all([getTranslations('circulation'), getTranslations('places'), getLocale()])
  const pick = localized(locale)
  const may = (circulationMoves.send.by as readonly string[]).includes(page.actor.role)
  const { document } = page
  const shown = page.receivers.slice(0, mostSent)
  const free = shown.filter(unit => unit.sent === null)
  const had = shown.length - free.length
  const rule = ruleOn('circulation.sign', now)
  const understood: Record<string, string | undefined> = {
    document: document && documentKey(document),
    kind,
    sector,
    region: page.region,
  }
  const ways = { all: addressOf({ ...understood, tick: 'all' }), none: addressOf({ ...understood, tick: 'none' }) }
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/circulation' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        {may ? <p className="dim lead">{t('new.lead')}</p> : <Notice title={t('new.notYours')} />}
      </Section>
      {may && page.documents.length === 0 && (
        <Section>
          <EmptyState title={t('new.noDocument')} text={t('new.noDocumentText')} />
        </Section>
      )}
      {may && page.documents.length > 0 && (
        <>
          <NotUnderstood
            address={address}
            understood={{ ...understood, tick: oneOf('tick', ['all', 'none'] as const) }}
          />
          <Section title={t('new.filter')}>
            <form className="form" action="/circulation/new" aria-label={t('new.filter')}>
              <FormField
                kind="select"
                name="document"
                label={t('new.document')}
                options={page.documents.map(known => ({
                  value: documentKey(known),
                  word: `${pick(known.zh, known.en)} · ${sayDay(known.on, locale, now)}`,
                }))}
                defaultValue={understood.document}
              />
              <FormField
                kind="select"
                name="kind"
                label={t('new.kind')}
                none={t('board.anyKind')}
                options={receiverKinds.map(one => ({ value: one, word: t(`kind.${one}`) }))}
                defaultValue={kind ?? ''}
              />
              <FormField
                kind="select"
                name="region"
                label={t('new.region')}
                none={t('new.everywhere')}
                options={page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) }))}
                defaultValue={page.region ?? ''}
              />
              <FormField
                kind="select"
                name="sector"
                label={t('new.sector')}
                none={t('new.anySector')}
                options={sectors.map(one => ({ value: one, word: tp(`sector.${one}`) }))}
                defaultValue={sector ?? ''}
              />
              <div className="ends">
                <button className="btn" type="submit">
                  {t('new.show')}
                </button>
              </div>
            </form>
          </Section>
          <Section>
            <p>
              <b>{t('new.count', { n: shown.length, free: free.length })}</b>{' '}
              {had > 0 &&
                document &&
                // a board is not narrowed by the places that its units run
                (sector ? (
                  t('new.had', { n: had })
                ) : (
                  <a
                    className="link"
                    href={`/circulation/${documentKey(document)}${addressOf({ kind, region: page.region })}`}
                  >
                    {t('new.had', { n: had })}
                  </a>
                ))}
            </p>
            {free.length > 0 && (
              <p className="row mt-2 flex-wrap">
                <a className="link" href={`/circulation/new${ways.all}`} aria-current={ticked ? 'true' : undefined}>
                  {t('new.tickAll', { n: free.length })}
                </a>
                <a className="link" href={`/circulation/new${ways.none}`} aria-current={ticked ? undefined : 'true'}>
                  {t('new.tickNone')}
                </a>
              </p>
            )}
            {page.receivers.length > mostSent && <p className="dim">{t('new.most', { n: mostSent })}</p>}
          </Section>
          {free.length === 0 ? (
            <Section>
              <EmptyState title={t('new.noUnits')} text={t('new.noUnitsText')} />
            </Section>
          ) : (
            document && (
              <SendForm
                key={`${ways.all}${ticked}`}
                ticked={ticked}
                rows={free.map(unit => ({
                  id: unit.id,
                  name: pick(unit.zh, unit.en),
                  kind: t(`kind.${unit.kind}`),
                  where: pick(unit.regionZh, unit.regionEn),
                }))}
                hidden={{ key: randomUUID(), document: documentKey(document) }}
                words={{
                  label: t('new.title'),
                  caption: t('new.caption'),
                  select: t('new.select'),
                  unit: t('new.unit'),
                  kind: t('new.kind'),
                  where: t('new.where'),
                  send: t('new.send'),
                  sendText: `${t('new.sendText', {
                    day: sayDay(addWorkingDays(now, rule.value, calendar()), locale, now),
                  })} ${await cite(rule)}`,
                  tickSome: t('new.tickSome'),
                }}
              />
            )
          )}
        </>
      )}
    </>
  )
}
