import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Figure, Figures } from '@/components/figure'
import { Notice } from '@/components/notice'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import {
  type CheckFilters,
  checkFigures,
  checkFiguresByUnit,
  checkStates,
  countChecks,
  findCallPlan,
  listCallDraws,
  listChecks,
  readCheckFilters,
} from '@/db/queries/call-checks'
import { ruleOn } from '@/db/queries/rules'
import { refuseIf } from '@/domain/refusal'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { read } from '../../../session'
import { percentages } from '../../audits/rate-words'
import { EntryForm } from '../../entry-form'
import { NotUnderstood } from '../../not-understood'
import { answerCallAction, pressCallAction } from '../actions'
import { DutyNav } from '../duty-nav'
import { dutyWords } from '../duty-words'
import { beginsAt, DutyPager, pageSize } from '../list-parts'
import { PressForm } from '../press-form'
import { ChecksByUnit, CheckTable, DrawTable } from './check-tables'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/on-duty/checks'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('checks.title') }
}

/** Call checks: one's own to answer, the answer rate and the median, every call, each unit, and what the draws can be checked by. */
export default async function ChecksPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readCheckFilters(address)
  const from = beginsAt(address)
  const now = today()
  const { state: _, mine: __, ...kept } = filters
  const views: CheckFilters[] = [kept, ...checkStates.map(state => ({ ...kept, state })), { ...kept, mine: 'yes' }]
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const counts: number[] = []
    for (const view of views) counts.push(await countChecks(tx, view))
    return {
      actor,
      counts,
      all: await countChecks(tx, filters),
      figures: await checkFigures(tx, kept),
      own: (await listChecks(tx, { state: 'waiting', mine: 'yes' }, { limit: 10 })).rows,
      units: await checkFiguresByUnit(tx),
      draws: await listCallDraws(tx),
      plan: await findCallPlan(tx, now),
      ...(await listChecks(tx, filters, { from, limit: pageSize })),
    }
  })
  const [{ t, time }, { percent }] = await Promise.all([dutyWords(), percentages()])
  const rule = ruleOn('calls.answer', now)
  const { figures } = page
  const wordOf = ({ state, mine }: CheckFilters) => t(`checks.view.${mine ? 'mine' : (state ?? 'all')}`)
  return (
    <>
      <TopBar title={t('checks.title')} />
      <DutyNav here="checks" />
      <NotUnderstood address={address} understood={filters} also={['from', 'done']} />
      <Section>
        <p className="dim mb-3">
          {t('checks.lead', { minutes: rule.value })} {await cite(rule)}
        </p>
        {address.done && <Notice kind="good" title={t('checks.done', { n: page.all })} live />}
        {page.own.map(call => (
          <Notice
            kind="warn"
            key={call.id}
            title={t('own.call', { at: time(call.dueAt) })}
            actions={
              <PressForm
                action={answerCallAction}
                label={t('own.answer')}
                hidden={{ key: randomUUID(), id: String(call.id) }}
                buttons={[{ word: t('own.answer'), primary: true }]}
              />
            }
          />
        ))}
        <Figures>
          <Figure
            value={figures.drawn === 0 ? '—' : percent(figures.answered / figures.drawn)}
            unit={` ${t('figures.of', { answered: figures.answered, drawn: figures.drawn })}`}
            label={t('figures.rate')}
            href={`${path}${addressOf(kept)}`}
          />
          <Figure
            value={figures.medianSeconds === null ? '—' : Math.round(figures.medianSeconds)}
            label={t('checks.medianOf')}
            href={`${path}${addressOf({ ...kept, state: 'answered' })}`}
          />
          <Figure
            value={figures.missed}
            label={t('figures.missed')}
            href={`${path}${addressOf({ ...kept, state: 'missed' })}`}
            bad={figures.missed > 0}
          />
        </Figures>
      </Section>
      <SavedViews
        label={t('checks.views')}
        views={views.map((view, index) => ({
          href: `${path}${addressOf(view)}`,
          word: wordOf(view),
          count: page.counts[index],
          current: addressOf(view) === addressOf(filters),
        }))}
      />
      {page.rows.length === 0 ? (
        <Section>
          <EmptyState title={t('checks.emptyTitle')} text={t('checks.emptyText')} />
        </Section>
      ) : (
        <CheckTable rows={page.rows} all={page.all} />
      )}
      <DutyPager path={path} filters={filters} from={from} shown={page.rows.length} all={page.all} next={page.next} />
      {page.actor.role === 'supervisor' && (
        <Section title={t('checks.press')} id="press">
          <p className="dim lead">{t('checks.pressLead')}</p>
          <EntryForm
            action={pressCallAction}
            label={t('checks.press')}
            hidden={{ key: randomUUID() }}
            fields={[
              {
                kind: 'number',
                name: 'size',
                label: t('checks.size'),
                hint: t('checks.sizeHint'),
                required: true,
                short: true,
                min: 1,
                max: 50,
                defaultValue: ruleOn('calls.size', now).value,
              },
            ]}
            wrong={t('wrong')}
            submit={t('checks.press')}
            cancel={{ href: path, word: t('cancel') }}
          />
        </Section>
      )}
      {page.units.length > 0 && <ChecksByUnit rows={page.units} />}
      <DrawTable rows={page.draws} plan={page.plan} />
    </>
  )
}
