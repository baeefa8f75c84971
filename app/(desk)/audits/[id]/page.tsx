import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { NumberLink } from '@/components/figure'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { isDrawnAgain, listDraws, listPicks } from '@/db/queries/audits'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized, sayDay, sayInstant } from '../../../words'
import { PickTable } from '../pick-table'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audits'))('title') }
}

/** One draw: what it drew from, the seed, how anybody draws it again, and its cases. */
export default async function DrawPage({ params, searchParams }: Props) {
  const { id } = await params
  if (!/^\d{1,15}$/.test(id)) notFound()
  const { done } = await searchParams
  const page = await read(async tx => {
    const [draw] = await listDraws(tx, Number(id))
    if (!draw) return null
    return {
      draw,
      again: await isDrawnAgain(tx, draw),
      picks: (await listPicks(tx, { draw: draw.id }, { limit: 500 })).rows,
    }
  })
  if (!page) notFound()
  const { draw, again, picks } = page
  const [t, locale] = await Promise.all([getTranslations('audits'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const rows = (state: string) => `/audits/picks?${state}draw=${draw.id}`
  const command = `printf '%s' '${draw.seed.slice(0, 8)}…|hazard|12' | sha256sum`
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/audits' }, { word: t('one.title', { id: draw.id }) }]}
      />
      <Section>
        {done === 'draw' && (
          <div className="mb-4">
            <Notice kind="good" live title={t('one.done', { n: draw.size, population: draw.population })} />
          </div>
        )}
        <h1 className="mb-3">{t('one.title', { id: draw.id })}</h1>
        <Facts
          facts={[
            {
              term: t('one.facts.days'),
              value: t('draws.range', { from: sayDay(draw.fromOn, locale, now), to: sayDay(draw.toOn, locale, now) }),
            },
            {
              term: t('one.facts.territory'),
              value: draw.territory ? pick(draw.territory.zh, draw.territory.en) : '—',
            },
            {
              term: t('one.facts.by'),
              value: `${draw.drawnBy ? pick(draw.drawnBy.zh, draw.drawnBy.en) : '—'} · ${sayInstant(draw.at, locale, now)}`,
            },
            {
              term: t('one.facts.population'),
              value:
                again === null ? (
                  draw.population
                ) : (
                  <NumberLink value={draw.population} href={`/audits/${draw.id}/population`} />
                ),
            },
            {
              term: t('one.facts.size'),
              value: (
                <>
                  <NumberLink value={draw.size} href={rows('')} />
                  {draw.drawn < draw.size && <span className="dim"> · {t('one.inSight', { n: draw.drawn })}</span>}
                </>
              ),
            },
            {
              term: t('one.facts.judged'),
              value: <NumberLink value={draw.judged} href={rows('state=judged&')} />,
            },
            {
              term: t('one.facts.false'),
              value: <NumberLink value={draw.falseClosures} href={rows('state=false_closure&')} />,
            },
            { term: t('one.facts.seed'), value: <span className="break-all">{draw.seed}</span> },
          ]}
        />
      </Section>
      <Section title={t('one.again.title')}>
        <p className="dim break-words">{t('one.again.text', { size: draw.size, command })}</p>
        {again === null ? (
          <p className="dim mt-2">{t('one.again.notYours')}</p>
        ) : (
          <>
            <div className="mt-3">
              <Notice
                kind={again ? 'good' : 'warn'}
                title={t(again ? 'one.again.same' : 'one.again.differs', { size: draw.size })}
              />
            </div>
            <p className="mt-2">
              <a className="link" href={`/audits/${draw.id}/population`}>
                {t('one.again.list')}
              </a>
            </p>
          </>
        )}
      </Section>
      <PickTable caption={t('picks.caption', { n: picks.length })} rows={picks} />
    </>
  )
}
