import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { listKeptAnswers, listQuestionVersions } from '@/db/queries/questions'
import { questionWriters } from '@/domain/training'
import { today } from '../../../../light-of'
import { dayShown } from '../../../../past-day'
import { read } from '../../../../session'
import { localized, sayInstant } from '../../../../words'
import { EntryForm } from '../../../entry-form'
import { checkQuestionAction, retireQuestionAction, reviseQuestionAction } from '../actions'
import { questionFields } from '../question-fields'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('questions.question') }
}

/** One question with every version of it; the right answers only for who keeps it and has no quiz on its topic ahead. */
export default async function QuestionPage({ params, searchParams }: Props) {
  const segment = (await params).id
  if (!/^\d{1,15}$/.test(segment)) notFound()
  const id = Number(segment)
  const { oneOf } = readerOf(await searchParams)
  const done = oneOf('done', ['written', 'revised', 'checked', 'retired'])
  const edits = oneOf('form', ['edit']) !== undefined
  const page = await read(async (tx, actor) => {
    const versions = await listQuestionVersions(tx, id)
    return {
      actor,
      versions,
      kept: await listKeptAnswers(
        tx,
        versions.map(version => version.versionId),
      ),
    }
  })
  const newest = page.versions[0]
  if (!newest) notFound()
  const [t, tn, locale] = await Promise.all([getTranslations('training'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const { actor } = page
  const keptOf = (versionId: number) => page.kept.find(one => one.id === versionId)
  const keeps =
    !dayShown() &&
    !newest.retiredAt &&
    questionWriters.includes(actor.role) &&
    newest.unit.id === actor.orgId &&
    keptOf(newest.versionId) !== undefined
  const button = {
    wrong: t('wrong'),
    fields: [],
    cancel: { href: `/training/questions/${id}?form=edit#edit`, word: t('questions.edit') },
  }
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/training' },
          { word: t('questions.title'), href: '/training/questions' },
          { word: `${t('questions.question')} ${id}` },
        ]}
      />
      <Section aside={newest.invented ? t('invented') : undefined}>
        <h1>{pick(newest.textZh, newest.textEn)}</h1>
        {done && <Notice kind="good" title={t(`questions.done.${done}`)} live />}
        {newest.retiredAt && (
          <Notice kind="warn" title={t('questions.retiredOn', { on: sayInstant(newest.retiredAt, locale, today()) })} />
        )}
        {page.kept.length === 0 && <Notice title={t('questions.hidden')} />}
        {keeps && !edits && newest.checkedAt === null && newest.writtenById !== actor.personId && (
          <EntryForm
            {...button}
            action={checkQuestionAction}
            label={t('questions.check')}
            hidden={{ key: randomUUID(), id: String(id), versionId: String(newest.versionId) }}
            submit={t('questions.check')}
          />
        )}
        {keeps && !edits && (newest.checkedAt !== null || newest.writtenById === actor.personId) && (
          <EntryForm
            {...button}
            action={retireQuestionAction}
            label={t('questions.retire')}
            hidden={{ key: randomUUID(), id: String(id) }}
            submit={t('questions.retire')}
            minor
          />
        )}
      </Section>
      {keeps && edits && (
        <Section title={t('questions.edit')} id="edit">
          <p className="dim lead">{t('questions.editLead')}</p>
          <EntryForm
            action={reviseQuestionAction}
            label={t('questions.edit')}
            hidden={{ key: randomUUID(), id: String(id), version: String(newest.version) }}
            wrong={t('wrong')}
            submit={t('questions.send')}
            cancel={{ href: `/training/questions/${id}`, word: t('cancel') }}
            fields={await questionFields({ row: newest, kept: keptOf(newest.versionId)! })}
          />
        </Section>
      )}
      {page.versions.map(version => {
        const kept = keptOf(version.versionId)
        return (
          <Section
            key={version.versionId}
            id={`v${version.version}`}
            title={t('questions.versionNo', { n: version.version })}
            aside={
              version.checkedBy && version.checkedAt
                ? t('questions.checkedOn', {
                    who: pick(version.checkedBy.zh, version.checkedBy.en),
                    on: sayInstant(version.checkedAt, locale, today()),
                  })
                : t('questions.state.unchecked')
            }
          >
            <p className="dim">
              {t('questions.writtenOn', {
                who: version.writtenBy ? pick(version.writtenBy.zh, version.writtenBy.en) : '—',
                on: sayInstant(version.at, locale, today()),
                unit: pick(version.unit.zh, version.unit.en),
              })}{' '}
              · {t(`topic.${version.topic}`)} · {t(`questionKind.${version.kind}`)}
              {version.line && ` · ${tn(`line.${version.line}` as 'line.red')}`}
            </p>
            <p lang="zh-CN">{version.textZh}</p>
            <p lang="en">{version.textEn}</p>
            <ul className="checks" aria-label={t('questions.options')}>
              {version.options.map(option => (
                <li key={option.key}>
                  <div>
                    {option.key}. <span lang="zh-CN">{option.zh}</span>{' '}
                    <span className="dim" lang="en">
                      {option.en}
                    </span>
                  </div>
                  {kept?.answers.includes(option.key) && <b>{t('quiz.right')}</b>}
                </li>
              ))}
            </ul>
            {kept && (
              <p>
                {pick(kept.explanationZh, kept.explanationEn)}
                {version.clause && <Basis>{version.clause}</Basis>}
              </p>
            )}
          </Section>
        )
      })}
    </>
  )
}
