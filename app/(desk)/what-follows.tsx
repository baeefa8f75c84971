import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Actor } from '@/domain/actor'
import { type CaseFacts, type LoopName, reasonAgainst } from '@/domain/loop'
import { codeOf, loops } from '@/domain/loops'
import { refusalSentence } from '../refusal-sentence'

/** After a closing was found hollow: the regular move that reopens the case, where its loop has one, and why it is not open to this reader otherwise. */
export async function WhatFollows({
  loop,
  caseId,
  facts,
  actor,
}: {
  loop: LoopName
  caseId: number
  facts: CaseFacts | null
  actor: Actor
}) {
  const t = await getTranslations('doubts')
  const path = `/${loop}s/${caseId}`
  const { reopen } = loops[loop].moves
  const refusal = reopen && facts ? reasonAgainst(reopen, facts, actor) : null
  return (
    <Section title={t('reopen.title')}>
      <p className="dim">{t(reopen ? 'reopen.text' : 'reopen.none')}</p>
      {refusal && <p className="dim mt-2">{t('reopen.cannot', { reason: await refusalSentence(refusal, loop) })}</p>}
      <p className="mt-3">
        {reopen && facts && !refusal ? (
          <a className="btn" href={`${path}?move=reopen#move`}>
            {t('reopen.button')}
          </a>
        ) : (
          <a className="btn quiet" href={path}>
            {t('reopen.openCase', { code: codeOf(loop, caseId) })}
          </a>
        )}
      </p>
    </Section>
  )
}
