import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Evidence } from '@/components/evidence'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findPick } from '@/db/queries/audits'
import { findFacts } from '@/db/queries/case-facts'
import { findStanding, listDoubts } from '@/db/queries/doubts'
import { listEvidence } from '@/db/queries/evidence'
import { reasonAgainstJudging } from '@/domain/doubt'
import { codeOf } from '@/domain/loops'
import { today } from '../../../../light-of'
import { refusalSentence } from '../../../../refusal-sentence'
import { read } from '../../../../session'
import { localized, sayInstant } from '../../../../words'
import { CaseDoubts } from '../../../case-doubts'
import { evidenceItems } from '../../../case-evidence'
import { EntryForm } from '../../../entry-form'
import { WhatFollows } from '../../../what-follows'
import { ResultLight } from '../../pick-table'
import { judgePickAction } from './actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audits'))('picks.title') }
}

/** One drawn case: its proof, and what the second look found. */
export default async function PickPage({ params }: Props) {
  const { id } = await params
  if (!/^\d{1,15}$/.test(id)) notFound()
  const page = await read(async (tx, actor) => {
    const drawn = await findPick(tx, Number(id))
    if (!drawn) return null
    const { loop, caseId } = drawn
    return {
      actor,
      drawn,
      facts: await findFacts(tx, loop, caseId, actor),
      standing: await findStanding(tx, loop, caseId),
      evidence: await listEvidence(tx, loop, caseId),
      doubts: (await listDoubts(tx, { loop, case: caseId }, { limit: 50 })).rows,
    }
  })
  if (!page) notFound()
  const { drawn, actor } = page
  const [t, te, tl, locale] = await Promise.all([
    getTranslations('audits'),
    getTranslations('evidence'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const code = codeOf(drawn.loop, drawn.caseId)
  const refusal = reasonAgainstJudging(page.standing, actor)
  const items = await evidenceItems(page.evidence)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/audits' },
          { word: t('picks.of', { id: drawn.drawId }), href: `/audits/${drawn.drawId}` },
          { word: code },
        ]}
      />
      <Section>
        <h1>{pick(drawn.titleZh, drawn.titleEn)}</h1>
        <p className="mt-2">
          <a className="link" href={`/${drawn.loop}s/${drawn.caseId}`}>
            {code}
          </a>
          <span className="dim">
            {' '}
            · {drawn.unit ? pick(drawn.unit.zh, drawn.unit.en) : '—'} ·{' '}
            {tl(`stage.${drawn.loop}.${drawn.stage}` as 'stage.task.issued')}
          </span>
        </p>
      </Section>
      <Section title={te('title')} aside={te('count', { n: items.length })}>
        <Evidence items={items} />
      </Section>
      <CaseDoubts doubts={page.doubts} />
      {drawn.result ? (
        <Section title={t('picks.found')}>
          <ResultLight result={drawn.result} />
          <p className="mt-2">{drawn.opinion}</p>
          <small className="faint">
            {t('judge.done', {
              who: drawn.judgedBy ? pick(drawn.judgedBy.zh, drawn.judgedBy.en) : '—',
              unit: drawn.judgedUnit ? pick(drawn.judgedUnit.zh, drawn.judgedUnit.en) : '—',
              at: drawn.judgedAt ? sayInstant(drawn.judgedAt, locale, today()) : '—',
            })}
          </small>
        </Section>
      ) : (
        <Section title={t('judge.title')}>
          {refusal ? (
            <Notice title={t('judge.notYou')}>
              <p>{await refusalSentence(refusal, drawn.loop)}</p>
            </Notice>
          ) : (
            <>
              <p className="dim lead">{t('judge.lead')}</p>
              <EntryForm
                action={judgePickAction}
                label={t('judge.title')}
                hidden={{ key: randomUUID(), id: String(drawn.id) }}
                wrong={t('judge.wrong')}
                submit={t('judge.send')}
                cancel={{ href: `/audits/${drawn.drawId}`, word: t('judge.cancel') }}
                fields={[
                  {
                    kind: 'radio',
                    name: 'result',
                    label: t('judge.result'),
                    required: true,
                    down: true,
                    options: [
                      { value: 'holds', word: t('judge.holds') },
                      { value: 'false_closure', word: t('judge.false_closure') },
                    ],
                  },
                  {
                    kind: 'textarea',
                    name: 'opinion',
                    label: t('judge.opinion'),
                    hint: t('judge.opinionHint'),
                    required: true,
                    maxLength: 4000,
                  },
                ]}
              />
            </>
          )}
        </Section>
      )}
      {drawn.result === 'false_closure' && (
        <WhatFollows loop={drawn.loop} caseId={drawn.caseId} facts={page.facts} actor={actor} />
      )}
    </>
  )
}
