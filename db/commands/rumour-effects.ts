import { sql } from 'drizzle-orm'
import { codedBy, idFrom } from '@/domain/loops'
import { refuseIf } from '@/domain/refusal'
import { holdsPersonalNumber, isWebLink, type RumourSubject, rumourSubjects } from '@/domain/rumour'
import type { Tx } from '../client'
import type { Effect } from './move-effects'

export type Subject = { subject: RumourSubject; subjectId: number }

/** What a code such as 处-12 names, when the actor sees it; refuses `notFound`, or `invalid` where it is no code of a place, hazard, accident or directive. */
export async function subjectOf(tx: Tx, code: string): Promise<Subject> {
  const [sign = ''] = code.trim().split('-')
  const subject = rumourSubjects.find(one => one === codedBy(sign))
  const subjectId = subject ? idFrom(code.trim()) : null
  refuseIf(subject && subjectId !== null ? null : { code: 'invalid', details: { fields: 'subjectCode' } })
  const { rows } = await tx.execute(sql`select from ${sql.identifier(subject!)} where id = ${subjectId}`)
  refuseIf(rows.length === 1 ? null : { code: 'notFound' })
  return { subject: subject!, subjectId: subjectId! }
}

const refuseLink = (link: string | null | undefined) =>
  refuseIf(link && !isWebLink(link) ? { code: 'wrongLink', details: { link: link.slice(0, 80) } } : null)

const verify: Effect = async (_tx, _actor, _facts, said) => {
  for (const { link } of said.sources ?? []) refuseLink(link)
  return {}
}

const draft: Effect = async (_tx, _actor, _facts, said) => {
  const answer = said.answer!
  refuseLink(answer.link)
  const { claimZh, claimEn, textZh, textEn, channel } = answer
  refuseIf(
    answer.audience === 'public' && holdsPersonalNumber([claimZh, claimEn, textZh, textEn, channel].join('\n'))
      ? { code: 'personalNumber' }
      : null,
  )
  return {}
}

/** What the moves of a rumour ask and write beside it. */
export const rumourEffects: Record<string, Effect> = {
  'rumour.triage': async (tx, _actor, _facts, said) =>
    said.subjectCode?.trim() ? { columns: await subjectOf(tx, said.subjectCode) } : {},
  'rumour.verify': verify,
  'rumour.verify_again': verify,
  'rumour.draft_answer': draft,
  'rumour.correct': draft,
}
