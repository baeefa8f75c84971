import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { LedgerTable } from '@/components/ledger-table'
import { LightShape } from '@/components/light'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findHandover, type HandoverItem } from '@/db/queries/handovers'
import { codeOf } from '@/domain/loops'
import { refusalCodes } from '@/domain/refusal'
import { today } from '../../../../light-of'
import { refusalSentence } from '../../../../refusal-sentence'
import { read } from '../../../../session'
import { localized, sayDay, sayInstant } from '../../../../words'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('handover.title') }
}

const hrefOf = ({ kind, id }: HandoverItem, orgId: number): string =>
  kind === 'responsibility' ? `/organizations/${orgId}#was` : kind === 'grid' ? `/grid/${id}` : `/${kind}s/${id}`

/** One hand-over: who, when, why, and everything that moved or stayed, each with its reason. */
export default async function HandoverDetailPage({ params, searchParams }: Props) {
  const segment = (await params).id
  const found = await read(tx => findHandover(tx, /^\d{1,15}$/.test(segment) ? Number(segment) : 0))
  if (!found) notFound()
  const { handover, items } = found
  const [t, locale] = await Promise.all([getTranslations('organizations'), getLocale()])
  const pick = localized(locale)
  const done = (await searchParams).done === 'moved'
  const whys = new Map(
    await Promise.all(
      [...new Set(items.flatMap(item => (item.refusal ? [item.refusal] : [])))].map(async code => {
        const known = refusalCodes.find(one => one === code)
        return [code, known ? await refusalSentence({ code: known }) : code] as const
      }),
    ),
  )
  const from = pick(handover.from?.zh, handover.from?.en)
  const to = pick(handover.to?.zh, handover.to?.en)
  const person = (one: typeof handover.from) =>
    one ? (
      <a className="link" href={`/organizations/people/${one.id}`}>
        {pick(one.zh, one.en)}
      </a>
    ) : (
      t('handover.unseen')
    )
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/organizations' },
          { word: t('handover.title'), href: '/organizations/handover' },
          { word: t('handover.one', { id: handover.id }) },
        ]}
      />
      <div className="casehead">
        <div className="ttl">
          <h1>
            {from} → {to}
          </h1>
        </div>
      </div>
      {done && (
        <section className="sec notes">
          <Notice
            kind={handover.stayed > 0 ? 'warn' : 'good'}
            title={t('handover.done', { moved: handover.moved, stayed: handover.stayed, who: to })}
            live
          />
        </section>
      )}
      <div className="case">
        <div className="main">
          <Section title={t('handover.items')} id="items">
            <LedgerTable
              caption={t('handover.items')}
              rows={items}
              rowKey={item => `${item.kind}${item.id}`}
              rowHref={item => hrefOf(item, handover.unit.id)}
              columns={[
                {
                  key: 'kind',
                  head: t('handover.kindHead'),
                  width: '9rem',
                  cell: item => t(`handover.kind.${item.kind}`),
                },
                {
                  key: 'item',
                  head: t('handover.item'),
                  phone: 'title',
                  cell: item =>
                    item.zh === null
                      ? t('handover.unseen')
                      : `${item.kind === 'task' || item.kind === 'hazard' || item.kind === 'inspection' ? `${codeOf(item.kind, item.id)} ` : ''}${pick(item.zh, item.en)}`,
                },
                { key: 'part', head: t('handover.part'), width: '8rem', cell: item => t(`person.part.${item.part}`) },
                {
                  key: 'result',
                  head: t('handover.result'),
                  phone: 'full',
                  cell: item =>
                    item.moved ? (
                      <span className="light g">
                        <LightShape tone="green" />
                        {t('handover.moved')}
                      </span>
                    ) : (
                      <span className="bad">
                        {t('handover.stayed', { why: whys.get(item.refusal ?? '') ?? item.refusal ?? '' })}
                      </span>
                    ),
                },
              ]}
            />
          </Section>
        </div>
        <aside className="side" aria-label={t('unit.facts')}>
          <Section title={t('unit.facts')}>
            <Facts
              facts={[
                { term: t('handover.list.from'), value: person(handover.from) },
                { term: t('handover.list.to'), value: person(handover.to) },
                {
                  term: t('handover.facts.unit'),
                  value: (
                    <a className="link" href={`/organizations/${handover.unit.id}`}>
                      {pick(handover.unit.zh, handover.unit.en)}
                    </a>
                  ),
                },
                { term: t('handover.facts.on'), value: sayDay(handover.onDay, locale, today()) },
                { term: t('handover.facts.reason'), value: handover.reason },
                {
                  term: t('handover.facts.by'),
                  value: `${handover.by ? pick(handover.by.zh, handover.by.en) : '—'} · ${sayInstant(handover.at, locale, today())}`,
                },
              ]}
            />
          </Section>
        </aside>
      </div>
    </>
  )
}
