import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listDrillPlans } from '@/db/queries/drills'
import { listPeople } from '@/db/queries/people'
import { drillKinds, drillMoves } from '@/domain/drill'
import { roles } from '@/domain/role'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { planDrillAction } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('drills'))('form.title') }
}

/** Plans a drill in two steps that need no script: first the plan, then the drill, with the people of the plan's unit to name. */
export default async function NewDrillPage({ searchParams }: Props) {
  const asked = [(await searchParams).plan].flat()[0]
  const page = await read(async (tx, actor) => {
    const plans = await listDrillPlans(tx)
    const plan = plans.find(one => String(one.id) === asked) ?? (plans.length === 1 ? plans[0] : undefined)
    return { actor, plans, plan, people: plan ? await listPeople(tx, plan.orgId, roles) : [] }
  })
  const [t, tl, locale] = await Promise.all([getTranslations('drills'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const { plans, plan } = page
  const options = (list: readonly { id: number; zh: string; en: string }[]) =>
    list.map(one => ({ value: String(one.id), word: pick(one.zh, one.en) }))
  const mayPlan = (drillMoves.plan.by as readonly string[]).includes(page.actor.role)
  const people = options(page.people)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/drills' }, { word: t('form.title') }]} />
      <Section>
        <h1>{t('form.title')}</h1>
        <p className="dim lead">{t('form.lead')}</p>
        {!mayPlan && <Notice title={t('form.notYours')} />}
        {mayPlan && plans.length === 0 && <Notice title={t('form.noPlans')} />}
        {mayPlan && plans.length > 0 && (
          <form className="form narrowing" action="/drills/new" aria-label={t('form.plan')}>
            <FormField
              kind="select"
              name="plan"
              label={t('form.plan')}
              hint={t('form.planHint')}
              none={plan ? undefined : tl('choose')}
              options={options(plans)}
              defaultValue={plan && String(plan.id)}
              required
            />
            <div className="ends">
              <button className="btn" type="submit">
                {t('form.choosePlan')}
              </button>
            </div>
          </form>
        )}
        {mayPlan && plan && (
          <EntryForm
            action={planDrillAction}
            label={t('form.title')}
            hidden={{ key: randomUUID(), planId: String(plan.id) }}
            wrong={t('form.wrong')}
            submit={t('form.send')}
            cancel={{ href: `/plans/${plan.id}`, word: t('form.cancel') }}
            fields={[
              {
                kind: 'radio',
                name: 'kind',
                label: t('form.kind'),
                required: true,
                options: drillKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
              },
              { name: 'titleZh', label: t('form.titleZh'), required: true, maxLength: 200 },
              { name: 'titleEn', label: t('form.titleEn'), optional: tl('optional'), maxLength: 200 },
              {
                kind: 'textarea',
                name: 'scenario',
                label: t('form.scenario'),
                hint: t('form.scenarioHint'),
                required: true,
                rows: 3,
                maxLength: 4000,
              },
              { kind: 'date', name: 'dueOn', label: t('form.dueOn'), required: true, short: true, min: today() },
              {
                kind: 'select',
                name: 'commanderId',
                label: t('form.commander'),
                required: true,
                none: tl('choose'),
                options: people,
              },
              {
                kind: 'checks',
                name: 'participantIds[]',
                label: t('form.participants'),
                optional: tl('optional'),
                down: true,
                options: people,
              },
            ]}
          />
        )}
      </Section>
    </>
  )
}
