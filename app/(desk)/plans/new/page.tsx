import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listPeople } from '@/db/queries/people'
import { findPlan, listOwnUnits, listPlanPlaces, listPosts } from '@/db/queries/plans'
import { accidentKinds } from '@/domain/accident'
import { codeOf } from '@/domain/loops'
import { planKinds, planMoves } from '@/domain/plan'
import { roles } from '@/domain/role'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { draftPlanAction } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plans'))('form.title') }
}

/** The form that drafts a plan, or with `?follows=` the next version of one; a unit above one's own is chosen first. */
export default async function NewPlanPage({ searchParams }: Props) {
  const address = await searchParams
  const number = (name: string) => {
    const value = [address[name]].flat()[0] ?? ''
    return /^\d{1,15}$/.test(value) ? Number(value) : undefined
  }
  const followsId = number('follows')
  const page = await read(async (tx, actor) => {
    const units = await listOwnUnits(tx)
    const before = followsId ? await findPlan(tx, followsId, today()) : null
    const unit = units.find(one => one.id === (before?.orgId ?? number('unit'))) ?? units[0]!
    return {
      actor,
      units,
      unit,
      before,
      people: await listPeople(tx, unit.id, roles),
      posts: await listPosts(tx, unit.id),
      places: await listPlanPlaces(tx, unit.id),
    }
  })
  if (followsId && !page.before) notFound()
  const { before, unit } = page
  const [t, tl, ta, locale] = await Promise.all([
    getTranslations('plans'),
    getTranslations('loops'),
    getTranslations('lessons'),
    getLocale(),
  ])
  const pick = localized(locale)
  const optional = tl('optional')
  const options = (list: readonly { id: number; zh: string; en: string }[]) =>
    list.map(one => ({ value: String(one.id), word: pick(one.zh, one.en) }))
  const title = before ? t('form.revise') : t('form.title')
  const mayDraft = (planMoves.draft.by as readonly string[]).includes(page.actor.role)
  const back = before ? `/plans/${before.id}` : '/plans'
  const named = before?.readers.map(reader => String(reader.person.id)) ?? []
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/plans' },
          ...(before ? [{ word: codeOf('plan', before.id), href: back }] : []),
          { word: title },
        ]}
      />
      <Section>
        <h1>{title}</h1>
        <p className="dim lead">{before ? t('form.reviseLead') : t('form.lead')}</p>
        {!mayDraft && <Notice title={t('form.notYours')} />}
        {mayDraft && !before && page.units.length > 1 && (
          <form className="form narrowing" action="/plans/new" aria-label={t('form.unit')}>
            <FormField
              kind="select"
              name="unit"
              label={t('form.unit')}
              hint={t('form.unitHint')}
              options={options(page.units)}
              defaultValue={String(unit.id)}
            />
            <div className="ends">
              <button className="btn" type="submit">
                {t('form.chooseUnit')}
              </button>
            </div>
          </form>
        )}
        {mayDraft && (
          <EntryForm
            action={draftPlanAction}
            label={title}
            hidden={{
              key: randomUUID(),
              orgId: String(unit.id),
              ...(before && { followsId: String(before.id), kind: before.kind }),
            }}
            wrong={t('form.wrong')}
            submit={t('form.send')}
            cancel={{ href: back, word: t('form.cancel') }}
            fields={[
              ...(before
                ? []
                : [
                    {
                      kind: 'radio' as const,
                      name: 'kind',
                      label: `${t('form.kind')} · ${pick(unit.zh, unit.en)}`,
                      required: true,
                      options: planKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
                    },
                  ]),
              { name: 'titleZh', label: t('form.titleZh'), required: true, maxLength: 200, defaultValue: before?.zh },
              { name: 'titleEn', label: t('form.titleEn'), optional, maxLength: 200, defaultValue: before?.en },
              {
                kind: 'textarea',
                name: 'scope',
                label: t('form.scope'),
                hint: t('form.scopeHint'),
                required: true,
                rows: 3,
                maxLength: 4000,
                defaultValue: before?.scope,
              },
              {
                kind: 'checks',
                name: 'hazardKinds[]',
                label: t('form.hazardKinds'),
                optional,
                options: accidentKinds.map(kind => ({ value: kind, word: ta(`kind.${kind}`) })),
                defaultValue: before?.hazardKinds,
              },
              ...(page.places.length > 0
                ? [
                    {
                      kind: 'checks' as const,
                      name: 'placeIds[]',
                      label: t('form.places'),
                      optional,
                      down: true,
                      options: options(page.places),
                      defaultValue: before?.places.map(place => String(place.id)),
                    },
                  ]
                : []),
              {
                kind: 'checks',
                name: 'personIds[]',
                label: t('form.personIds'),
                optional,
                down: true,
                options: options(page.people),
                defaultValue: named,
              },
              ...(page.posts.length > 0
                ? [
                    {
                      kind: 'checks' as const,
                      name: 'postIds[]',
                      label: t('form.postIds'),
                      hint: t('form.postHint'),
                      optional,
                      down: true,
                      options: options(page.posts),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Section>
    </>
  )
}
