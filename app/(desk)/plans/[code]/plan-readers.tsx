import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { Choice } from '@/db/queries/people'
import type { PlanDetail } from '@/db/queries/plans'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { namePlanReadersAction, readPlanAction } from '../actions'

/** Who must know a plan and who has read this version; each says it for themselves. */
export async function PlanReaders({
  detail,
  me,
  choices,
}: {
  detail: PlanDetail
  /** The reader of the page. */
  me: number
  /** People and posts that may be named; undefined for who may not name any. */
  choices?: { people: readonly Choice[]; posts: readonly Choice[] }
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('plans'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const { readers, stage } = detail
  const standing = stage === 'approved' || stage === 'filed'
  const read = readers.filter(reader => reader.readAt !== null).length
  const mine = readers.find(reader => reader.person.id === me)
  const cancel = { href: `/plans/${detail.id}`, word: t('form.cancel') }
  const options = (list: readonly Choice[]) => list.map(one => ({ value: String(one.id), word: pick(one.zh, one.en) }))
  const fields: FormFieldProps[] = choices
    ? [
        {
          kind: 'checks',
          name: 'personIds[]',
          label: t('form.personIds'),
          optional: tl('optional'),
          down: true,
          options: options(choices.people.filter(one => !readers.some(reader => reader.person.id === one.id))),
        },
        ...(choices.posts.length > 0
          ? [
              {
                kind: 'checks' as const,
                name: 'postIds[]',
                label: t('form.postIds'),
                hint: t('form.postHint'),
                optional: tl('optional'),
                down: true,
                options: options(choices.posts),
              },
            ]
          : []),
      ]
    : []
  return (
    <Section title={t('readers.title')} aside={t('readers.aside', { read, all: readers.length })} id="readers">
      {standing && mine && mine.readAt === null && (
        <div className="mb-4">
          <p className="lead">{t('readers.readNote')}</p>
          <EntryForm
            action={readPlanAction}
            label={t('readers.read')}
            hidden={{ key: randomUUID(), planId: String(detail.id) }}
            fields={[]}
            submit={t('readers.read')}
            cancel={cancel}
            wrong={t('form.wrong')}
            minor
          />
        </div>
      )}
      {readers.length === 0 ? (
        <p className="dim">{t('readers.none')}</p>
      ) : (
        <LedgerTable
          caption={t('readers.title')}
          rows={readers}
          rowKey={reader => reader.person.id}
          columns={[
            {
              key: 'who',
              head: t('column.reader'),
              phone: 'title',
              cell: reader => (
                <>
                  {pick(reader.person.zh, reader.person.en)}
                  {reader.post && <span className="dim"> · {pick(reader.post, reader.postEn)}</span>}
                </>
              ),
            },
            {
              key: 'read',
              head: t('column.read'),
              phone: 'aside',
              width: '14rem',
              cell: reader =>
                reader.readAt ? (
                  <Light tone="green" word={sayInstant(reader.readAt, locale, today())} />
                ) : (
                  <Light
                    tone={standing ? 'yellow' : 'grey'}
                    word={t(standing ? 'readers.not' : 'readers.notInForce')}
                  />
                ),
            },
          ]}
        />
      )}
      {detail.emptyPosts.length > 0 && (
        <p className="dim mt-3">
          {t('readers.emptyPosts', {
            posts: detail.emptyPosts.map(post => pick(post.zh, post.en)).join(locale === 'en' ? ', ' : '、'),
          })}
        </p>
      )}
      {choices && (
        <details className="mt-4" open={readers.length === 0 && detail.emptyPosts.length === 0}>
          <summary className="btn">{t('readers.name')}</summary>
          <div className="mt-4">
            <EntryForm
              action={namePlanReadersAction}
              label={t('readers.name')}
              hidden={{ key: randomUUID(), planId: String(detail.id) }}
              fields={fields}
              submit={t('readers.send')}
              cancel={cancel}
              wrong={t('form.wrong')}
              minor
            />
          </div>
        </details>
      )}
    </Section>
  )
}
