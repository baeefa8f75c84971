import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findAccountability, listRungsOf } from '@/db/queries/accountability'
import { calendar } from '@/db/queries/calendar'
import { findCaseView } from '@/db/queries/case-view'
import { ruleOn } from '@/db/queries/rules'
import { pathOf } from '@/domain/case-path'
import { addWorkingDays, shanghaiDay } from '@/domain/clock'
import { codeOf, idFrom } from '@/domain/loops'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { read } from '../../../session'
import { localized, sayDay } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { signed } from '../../scores/signed'
import { RungList } from '../rung-list'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('accountability', id) }
}

/** One step of the ladder: what it says and rests on, who decides next, its points, and the other steps of the same case. */
export default async function AccountabilityCasePage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'accountability', id)
    const detail = view && (await findAccountability(tx, id))
    return view && detail
      ? { actor, view, detail, ladder: await listRungsOf(tx, detail.aboutLoop, detail.aboutId) }
      : null
  })
  if (!page) notFound()
  const { actor, view, detail } = page
  const [t, tl, tr, ts, locale] = await Promise.all([
    getTranslations('accountability'),
    getTranslations('loops'),
    getTranslations('rules'),
    getTranslations('scores.kind'),
    getLocale(),
  ])
  const pick = localized(locale)
  const now = today()
  const about = codeOf(detail.aboutLoop, detail.aboutId)
  const answer = ruleOn('ladder.answer', now, view.regionCode)
  const rung = t(`rung.${detail.rung}`)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/accountability' },
          { word: rung, href: `/accountability?rung=${detail.rung}` },
          { word: codeOf('accountability', id) },
        ]}
      />
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={`/accountability/${id}`}
        title={`${rung} · ${about} ${pick(detail.zh, detail.en)}`}
        open={typeof address.move === 'string' ? address.move : undefined}
        choices={{ dueOn: addWorkingDays(now, answer.value, calendar()) }}
      />
      <div className="case">
        <div className="main">
          <Section title={t('says.title')}>
            <p>
              {t('says.body', {
                unit: pick(view.performing.zh, view.performing.en),
                code: about,
                title: pick(detail.zh, detail.en),
                missed: sayDay(detail.missedOn, locale, now),
                drafted: sayDay(shanghaiDay(view.openedAt), locale, now),
                rung,
                after: tr(`unit.${detail.rule.unit}`, { n: detail.rule.value }),
              })}
            </p>
            <p className="mt-3">{t(`says.means.${detail.rung}`)}</p>
            {detail.words && (
              <>
                <h3 className="mt-3">{t('says.words')}</h3>
                <p>{detail.words}</p>
              </>
            )}
            <p className="dim mt-3">
              {t('says.now', {
                stage: tl(`stage.${detail.aboutLoop}.${detail.aboutStage}` as 'stage.task.issued'),
                due: detail.aboutDueOn ? sayDay(detail.aboutDueOn, locale, now) : t('says.noDate'),
              })}
            </p>
          </Section>
          <RungList rows={page.ladder} title={t('facts.ladder')} here={id} />
        </div>
        <aside className="side" aria-label={t('side')}>
          <Section title={t('facts.title')}>
            <Facts
              facts={[
                {
                  term: t('facts.about'),
                  value: (
                    <a className="link" href={pathOf(detail.aboutLoop, detail.aboutId)}>
                      {about}
                    </a>
                  ),
                },
                {
                  term: t('facts.rule'),
                  value: tr(`unit.${detail.rule.unit}`, { n: detail.rule.value }),
                  basis: await cite(detail.rule),
                  basisHref: '/settings/rules',
                },
                {
                  term: t('facts.points'),
                  value:
                    detail.points.length === 0
                      ? t(
                          ['drafted', 'approved', 'dismissed'].includes(detail.stage)
                            ? 'facts.noPoints'
                            : 'facts.takesNone',
                        )
                      : detail.points
                          .map(({ kind, points, eventId, reversed }) =>
                            reversed
                              ? t('facts.pointsBack', { points: signed(points), event: eventId })
                              : t('facts.pointsOf', { points: signed(points), kind: ts(kind), event: eventId }),
                          )
                          .join('; '),
                  basis: t('facts.scorecard'),
                  basisHref: `/scores/${view.performing.id}`,
                },
              ]}
            />
          </Section>
          <CaseTimeline events={view.events} />
        </aside>
      </div>
    </>
  )
}
