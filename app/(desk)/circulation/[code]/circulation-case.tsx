import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { ruleOn } from '@/db/queries/rules'
import { documentKey } from '@/domain/circulation'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized, sayDay, sayInstant } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { sayHours } from '../hours'
import { FourCommitments } from './four-commitments'
import type { CirculationPage } from './page'

/** What the clock of a circulation runs to at each stage, and the rule that says so. */
const clocks = {
  signed: ['commit', 'circulation.commit'],
  committed: ['mid', 'circulation.mid'],
  mid_reviewed: ['final', 'circulation.final'],
} as const

/** One document at one unit: who signed when, the four promises with what became of them, who moves next. */
export async function CirculationCase({ page, done }: { page: CirculationPage; done?: string }) {
  const { view, detail, document } = page
  const [t, locale] = await Promise.all([getTranslations('circulation'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const { id } = view.facts
  const title = pick(detail.zh, detail.en)
  const board = `/circulation/${documentKey({ kind: detail.documentKind, id: detail.documentId })}`
  const sentOn = shanghaiDay(detail.sentAt)
  const signRule = ruleOn('circulation.sign', sentOn, view.regionCode)
  const clock = clocks[view.facts.stage as keyof typeof clocks]
  const facts: Fact[] = [
    {
      term: t('case.document'),
      value: document ? (
        <a className="link" href={document.path}>
          {title}
        </a>
      ) : (
        title
      ),
    },
    { term: t('case.sentAt'), value: sayInstant(detail.sentAt, locale, now) },
    {
      term: t('case.signBy'),
      value: sayDay(detail.signBy, locale, now),
      basis: await cite(signRule),
      basisHref: '/settings/rules',
    },
    {
      term: t('case.signedAt'),
      value: detail.signedAt
        ? t('case.signed', {
            who: detail.signedBy ? pick(detail.signedBy.zh, detail.signedBy.en) : '—',
            at: sayInstant(detail.signedAt, locale, now),
          })
        : t('case.notSigned'),
      ...(detail.signedAt && shanghaiDay(detail.signedAt) > detail.signBy ? { basis: t('case.late') } : {}),
    },
    ...(detail.hours === null ? [] : [{ term: t('case.hours'), value: sayHours(detail.hours) }]),
    ...(clock && view.dueOn
      ? [
          {
            term: t(`case.review.${clock[0]}`),
            value: sayDay(view.dueOn, locale, now),
            basis: await cite(ruleOn(clock[1], shanghaiDay(view.movedAt), view.regionCode)),
            basisHref: '/settings/rules',
          },
        ]
      : []),
  ]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/circulation' },
          { word: title, href: board },
          { word: codeOf('circulation', id) },
        ]}
      />
      <CaseDone facts={view.facts} done={done} />
      <CaseHead
        view={view}
        actor={page.actor}
        path={`/circulation/${id}`}
        title={`${title} → ${pick(view.performing.zh, view.performing.en)}`}
        open={page.open}
        choices={{ people: page.people, commitments: page.commitments }}
      />
      <div className="case">
        <div className="main">
          <FourCommitments rows={page.commitments} regionCode={view.regionCode} />
        </div>
        <aside className="side" aria-label={t('case.side')}>
          <Section title={t('case.facts')}>
            <Facts facts={facts} />
          </Section>
          <CaseTimeline events={view.events} />
        </aside>
      </div>
    </>
  )
}
