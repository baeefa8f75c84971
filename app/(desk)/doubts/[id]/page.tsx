import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findFacts } from '@/db/queries/case-facts'
import { findDoubt, findSaid, findStanding, listPictures } from '@/db/queries/doubts'
import { reasonAgainstJudging } from '@/domain/doubt'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { WhatFollows } from '../../what-follows'
import { VerdictLight } from '../doubt-table'
import { caseHref, citations, doubtSentences } from '../doubt-words'
import { readDoubtAction } from './actions'
import { Compared } from './compared'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('doubts'))('title') }
}

/** One doubt: what was compared, by which rule, what a person found. */
export default async function DoubtPage({ params }: Props) {
  const { id } = await params
  if (!/^\d{1,15}$/.test(id)) notFound()
  const page = await read(async (tx, actor) => {
    const doubt = await findDoubt(tx, Number(id))
    if (!doubt) return null
    const { seq, otherSeq, evidence } = doubt.detail
    const pasted = doubt.kind === 'pasted_text' && doubt.otherLoop
    return {
      actor,
      doubt,
      facts: await findFacts(tx, doubt.loop, doubt.caseId, actor),
      standing: await findStanding(tx, doubt.loop, doubt.caseId),
      pictures: await listPictures(
        tx,
        [doubt.evidenceId, Number(evidence ?? 0)].filter(one => one > 0),
      ),
      said: pasted
        ? [
            await findSaid(tx, doubt.loop, doubt.caseId, Number(seq)),
            await findSaid(tx, pasted, doubt.otherCaseId, Number(otherSeq)),
          ]
        : [],
    }
  })
  if (!page) notFound()
  const { doubt, actor } = page
  const [t, locale, says, cited] = await Promise.all([
    getTranslations('doubts'),
    getLocale(),
    doubtSentences(),
    citations(doubt),
  ])
  const pick = localized(locale)
  const code = codeOf(doubt.loop, doubt.caseId)
  const refusal = reasonAgainstJudging(page.standing, actor)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/doubts?state=unread' },
          { word: code, href: `/doubts?loop=${doubt.loop}&case=${doubt.caseId}` },
          { word: t(`kind.${doubt.kind}`) },
        ]}
      />
      <Section>
        <h1>{t(`kind.${doubt.kind}`)}</h1>
        <p className="mt-2">
          <a className="link" href={caseHref(doubt.loop, doubt.caseId)}>
            <span className="code">{code}</span> {pick(doubt.titleZh, doubt.titleEn)}
          </a>
          {doubt.unit && <span className="dim"> · {pick(doubt.unit.zh, doubt.unit.en)}</span>}
        </p>
        <p className="mt-3">{says(doubt)}</p>
        <p className="dim">
          {t('rules')}: {cited.length === 0 ? t('noRule') : cited.map(one => <Basis key={one}>{one}</Basis>)}
        </p>
        <p className="faint">
          {t('column.at')} {sayInstant(doubt.at, locale, today())}
        </p>
      </Section>
      <Compared doubt={doubt} pictures={page.pictures} said={page.said} />
      {doubt.verdict ? (
        <Section title={t('column.verdict')}>
          <VerdictLight verdict={doubt.verdict} />
          <p className="mt-2">{doubt.opinion}</p>
          <small className="faint">
            {t('read.done', {
              who: doubt.readBy ? pick(doubt.readBy.zh, doubt.readBy.en) : '—',
              unit: doubt.readUnit ? pick(doubt.readUnit.zh, doubt.readUnit.en) : '—',
              at: doubt.readAt ? sayInstant(doubt.readAt, locale, today()) : '—',
            })}
          </small>
        </Section>
      ) : (
        <Section title={t('read.title')}>
          {refusal ? (
            <Notice title={t('read.notYou')}>
              <p>{await refusalSentence(refusal, doubt.loop)}</p>
            </Notice>
          ) : (
            <>
              <p className="dim lead">{t('read.lead')}</p>
              <EntryForm
                action={readDoubtAction}
                label={t('read.title')}
                hidden={{ key: randomUUID(), id: String(doubt.id) }}
                wrong={t('read.wrong')}
                submit={t('read.send')}
                cancel={{ href: '/doubts?state=unread', word: t('read.cancel') }}
                fields={[
                  {
                    kind: 'radio',
                    name: 'verdict',
                    label: t('read.verdict'),
                    required: true,
                    down: true,
                    options: [
                      { value: 'sound', word: t('read.sound'), hint: t('read.soundHint') },
                      { value: 'hollow', word: t('read.hollow'), hint: t('read.hollowHint') },
                    ],
                  },
                  {
                    kind: 'textarea',
                    name: 'opinion',
                    label: t('read.opinion'),
                    hint: t('read.opinionHint'),
                    required: true,
                    maxLength: 4000,
                  },
                ]}
              />
            </>
          )}
        </Section>
      )}
      {doubt.verdict === 'hollow' && (
        <WhatFollows loop={doubt.loop} caseId={doubt.caseId} facts={page.facts} actor={actor} />
      )}
    </>
  )
}
