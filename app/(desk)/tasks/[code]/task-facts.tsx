import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import type { CaseView, Named } from '@/db/queries/case-view'
import type { LedgerEvent } from '@/db/queries/events'
import type { TaskDetail } from '@/db/queries/task-page'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'

const naming = ['name', 'reassign', 'reissue', 'draft']
const dating = ['reissue', 'issue', 'draft']

/** What is known of a task, each fact with what it rests on. */
export async function TaskFacts({ view, detail }: { view: CaseView; detail: TaskDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('tasks'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const name = (who: Named | null) => (who ? pick(who.zh, who.en) : tl('none'))
  const now = today()
  // who accepts may name the person; one who was named before stays as named
  const given = view.events.find(one => one.move === 'draft')?.payload.ownerId
  const named = ({ payload }: LedgerEvent) => payload.ownerId !== undefined && payload.ownerId !== given
  /** By whom and when: the latest event that could have set the fact. */
  const setBy = (moves: readonly string[]) => {
    const event = view.events.find(
      one => moves.includes(one.move) || (one.move === 'accept' && moves === naming && named(one)),
    )
    return event && { who: pick(event.personZh, event.personEn), on: sayDay(shanghaiDay(event.at), locale, now) }
  }
  const namedBy = setBy(naming)
  const dated = setBy(dating)
  const dueBy = detail.dueBy ? pick(detail.dueBy.zh, detail.dueBy.en) : dated?.who
  const facts: Fact[] = [
    {
      term: tl('field.owner'),
      value: view.deputy
        ? t('ownerAndDeputy', { owner: name(view.owner), deputy: name(view.deputy) })
        : name(view.owner),
      basis: view.owner && namedBy && t('assignedBy', namedBy),
    },
    {
      term: tl('field.dueOn'),
      value: view.dueOn ? sayDay(view.dueOn, locale, now) : tl('light.noDue'),
      basis:
        detail.dueBasis === 'assigned'
          ? dueBy &&
            [t('assignedBy', { who: dueBy, on: dated?.on ?? '' }), detail.dueClause].filter(Boolean).join(' · ')
          : [tl(`basis.${detail.dueBasis}`), detail.dueClause].filter(Boolean).join(' · '),
    },
    {
      term: t('criteria'),
      value: <span className="whitespace-pre-line">{pick(detail.criteriaZh, detail.criteriaEn)}</span>,
    },
    {
      term: t('leadUnit'),
      value: (
        <a className="link" href={`/tasks?unit=${view.performing.id}&state=open`}>
          {name(view.performing)}
        </a>
      ),
    },
  ]
  if (view.assisting.length > 0)
    facts.push({ term: t('assistingUnits'), value: view.assisting.map(name).join(locale === 'en' ? ', ' : '、') })
  facts.push(
    { term: t('givenBy'), value: name(view.issuing) },
    { term: t('region'), value: pick(detail.region.zh, detail.region.en) },
  )
  if (detail.campaign) {
    facts.push({
      term: t('campaign'),
      value: (
        <a className="link" href={`/campaigns/${detail.campaign.id}`}>
          {pick(detail.campaign.zh, detail.campaign.en)}
        </a>
      ),
    })
  }
  if (view.submitter) facts.push({ term: t('submittedBy'), value: name(view.submitter) })
  if (view.verifier) facts.push({ term: t('verifiedBy'), value: name(view.verifier) })
  if (detail.verdict)
    facts.push({ term: tl('field.verdict'), value: tl(`verdict.${detail.verdict}` as 'verdict.effective') })
  return (
    <section className="sec" aria-label={t('facts')}>
      <Facts facts={facts} />
    </section>
  )
}
