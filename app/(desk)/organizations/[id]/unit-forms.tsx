import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Named } from '@/db/queries/case-view'
import type { Post, UnitView } from '@/db/queries/duties'
import { today } from '../../../light-of'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { endPostAction, nameAction, postAction } from '../actions'

type Asked = { for?: string; post?: string }

/** What the name form is opened for: a side without a post yet needs the post first. */
const chosenFor = (asked: string | undefined, posts: readonly Post[]): string | undefined => {
  const ofSide = posts.find(post => post.side === asked)
  return ofSide ? `post-${ofSide.id}` : asked
}

/** The form by which somebody is named, and the one by which a post is written; each opens by its address. */
export async function UnitForms({
  unit,
  posts,
  places,
  people,
  asked,
}: {
  unit: UnitView
  posts: readonly Post[]
  places: readonly Named[]
  people: readonly Named[]
  asked: Asked
}) {
  const [t, tl, locale] = await Promise.all([
    getTranslations('organizations.unit'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const here = `/organizations/${unit.id}`
  const options = people.map(person => ({ value: String(person.id), word: pick(person.zh, person.en) }))
  const wantsPost =
    asked.for !== undefined && unit.kind === 'government' && !chosenFor(asked.for, posts)?.startsWith('post-')
  const edited = posts.find(post => String(post.id) === asked.post)
  const isPostForm = asked.post !== undefined || wantsPost
  if (isPostForm) {
    const sides =
      unit.kind === 'enterprise'
        ? (['enterprise'] as const)
        : unit.kind === 'government'
          ? (['party', 'government'] as const)
          : (['government'] as const)
    const text = (name: 'titleZh' | 'titleEn') => ({
      name,
      label: t(`postForm.${name}`),
      required: true,
      maxLength: 120,
      defaultValue: edited?.[name] ?? '',
    })
    const area = (name: 'businessDutyZh' | 'businessDutyEn' | 'safetyDutyZh' | 'safetyDutyEn', label: string) => ({
      kind: 'textarea' as const,
      name,
      label,
      required: true,
      rows: 2,
      maxLength: 1000,
      defaultValue: edited?.[name] ?? '',
    })
    return (
      <Section title={t(edited ? 'postForm.edit' : 'postForm.title')} id="post">
        <EntryForm
          action={postAction}
          label={t(edited ? 'postForm.edit' : 'postForm.title')}
          hidden={{
            key: randomUUID(),
            orgId: String(unit.id),
            ...(edited ? { postId: String(edited.id), side: edited.side } : {}),
          }}
          wrong={t('form.wrong')}
          submit={t('postForm.send')}
          cancel={{ href: here, word: t('form.cancel') }}
          fields={[
            ...(edited
              ? []
              : [
                  {
                    kind: 'radio' as const,
                    name: 'side',
                    label: t('postForm.side'),
                    required: true,
                    options: sides.map(side => ({
                      value: side,
                      word: t(`postsOf.${unit.kind === 'department' ? 'department' : side}`),
                    })),
                    defaultValue: sides.find(side => side === asked.for) ?? sides[0],
                  },
                ]),
            text('titleZh'),
            text('titleEn'),
            area('businessDutyZh', t('postForm.businessZh')),
            area('businessDutyEn', t('postForm.businessEn')),
            area('safetyDutyZh', t('postForm.safetyZh')),
            area('safetyDutyEn', t('postForm.safetyEn')),
          ]}
        />
        {edited && (
          <EntryForm
            action={endPostAction}
            label={t('postForm.end')}
            hidden={{ key: randomUUID(), orgId: String(unit.id), postId: String(edited.id) }}
            wrong={t('form.wrong')}
            submit={t('postForm.end')}
            cancel={{ href: here, word: t('form.cancel') }}
            fields={[]}
            minor
          />
        )}
      </Section>
    )
  }
  return (
    <Section title={t('form.title')} id="name">
      <p className="dim lead">{t('form.hint')}</p>
      <EntryForm
        action={nameAction}
        label={t('form.title')}
        hidden={{ key: randomUUID(), orgId: String(unit.id) }}
        wrong={t('form.wrong')}
        submit={t('form.send')}
        cancel={{ href: here, word: t('form.cancel') }}
        fields={[
          {
            kind: 'select',
            name: 'for',
            label: t('form.for'),
            required: true,
            options: [
              ...(unit.kind === 'government' ? [] : [{ value: 'unit', word: t('form.unit') }]),
              ...posts.map(post => ({
                value: `post-${post.id}`,
                word: t('form.post', { post: pick(post.titleZh, post.titleEn) }),
              })),
              ...places.map(place => ({
                value: `place-${place.id}`,
                word: t('form.place', { place: pick(place.zh, place.en) }),
              })),
            ],
            defaultValue: chosenFor(asked.for, posts),
          },
          {
            kind: 'select',
            name: 'personId',
            label: t('form.person'),
            required: true,
            none: tl('choose'),
            options: [...options, { value: 'nobody', word: t('form.nobody') }],
          },
          { kind: 'select', name: 'deputyId', label: t('form.deputy'), none: tl('none'), options },
          {
            kind: 'date',
            name: 'from',
            label: t('form.from'),
            required: true,
            short: true,
            min: today(),
            defaultValue: today(),
          },
          { name: 'words', label: t('form.words'), hint: t('form.wordsHint'), required: true, maxLength: 500 },
        ]}
      />
    </Section>
  )
}
