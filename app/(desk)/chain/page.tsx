import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstMapping } from '@/db/commands/map-sector'
import { type Address, readerOf } from '@/db/queries/address'
import { type ChainEnd, findChain } from '@/db/queries/chain'
import { listHandoversOf } from '@/db/queries/handovers'
import { listAuthoritiesFor } from '@/db/queries/sector-map'
import { today } from '../../light-of'
import { refusalSentence } from '../../refusal-sentence'
import { read } from '../../session'
import { localized } from '../../words'
import { EntryForm } from '../entry-form'
import { nameRegulatorAction } from '../organizations/actions'
import { HandoverTable } from '../organizations/handover-table'
import { BreakTable } from '../unowned/break-table'
import { ChainList } from './chain-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chain'))('title') }
}

/** The chain of responsibility from the province down to the named person of a place, a task or a hazard; where a link is missing the line stops. */
export default async function ChainPage({ searchParams }: { searchParams: Promise<Address> }) {
  const { id, one } = readerOf(await searchParams)
  const what = (['place', 'task', 'hazard'] as const).find(noun => id(noun) !== undefined)
  const [t, tl, locale] = await Promise.all([getTranslations('chain'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  if (!what) {
    return (
      <>
        <TopBar title={t('title')} />
        <Section>
          <EmptyState title={t('choose.title')} text={t('choose.text')}>
            <a className="btn pri" href="/unowned">
              {t('choose.unowned')}
            </a>{' '}
            <a className="btn" href="/places">
              {t('choose.places')}
            </a>
          </EmptyState>
        </Section>
      </>
    )
  }
  const end: ChainEnd = { what, id: id(what)! }
  const wantsRegulator = what === 'place' && one('mend') === 'regulator'
  const page = await read(async (tx, actor) => {
    const chain = await findChain(tx, end, today())
    if (!chain) return null
    const against = reasonAgainstMapping(actor)
    const handovers = await listHandoversOf(tx, end.what, end.id)
    return {
      chain,
      handovers,
      against,
      authorities: wantsRegulator && !against ? await listAuthoritiesFor(tx, chain.region) : [],
    }
  })
  if (!page) notFound()
  const { chain } = page
  const name = pick(chain.zh, chain.en)
  const n = chain.breaks.length
  const home = `/${what}s/${end.id}`
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: name, href: home }, { word: t('title') }]} />
      <div className="casehead">
        <div className="ttl">
          <h1>{t('of', { name })}</h1>
          <span className={`light ${n > 0 ? 'r' : 'g'}`}>
            <i className={`lt ${n > 0 ? 'r' : 'g'}`} aria-hidden="true" />
            {t('breaks', { n })}
          </span>
        </div>
      </div>
      {one('done') === 'regulator' && (
        <section className="sec notes">
          <Notice kind="good" title={t('regulator.done')} live />
        </section>
      )}
      {wantsRegulator && (
        <Section title={t('regulator.title')} id="regulator">
          {page.against ? (
            <Notice title={await refusalSentence(page.against)} />
          ) : (
            <EntryForm
              action={nameRegulatorAction}
              label={t('regulator.title')}
              hidden={{ key: randomUUID(), placeId: String(end.id) }}
              wrong={t('regulator.wrong')}
              submit={t('regulator.send')}
              cancel={{ href: `/chain?place=${end.id}`, word: t('regulator.cancel') }}
              fields={[
                {
                  kind: 'select',
                  name: 'orgId',
                  label: t('regulator.unit'),
                  hint: t('regulator.hint'),
                  required: true,
                  none: tl('choose'),
                  options: page.authorities.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
                },
              ]}
            />
          )}
        </Section>
      )}
      <Section>
        <ChainList chain={chain} />
      </Section>
      <Section title={t('mend.title')} id="mend">
        <BreakTable caption={t('mend.title')} rows={chain.breaks} empty={<p className="dim">{t('mend.none')}</p>} />
        {n > 0 && <p className="faint mt-3">{t('mend.auto')}</p>}
      </Section>
      {page.handovers.length > 0 && (
        <Section title={t('handovers')} id="handovers">
          <HandoverTable rows={page.handovers} empty="" />
        </Section>
      )}
    </>
  )
}
