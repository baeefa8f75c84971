import { type Element, elements, type Grade } from '@/domain/assurance'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { findAssurance } from '../queries/assurance'
import { draftAssurance, type FiveAssessed } from './assess-five'
import { attachEvidence } from './attach-evidence'
import { type Cast, idOf, key, sealed } from './cast'
import { moveCase, type Said } from './move-case'

export type Who = keyof Cast['as']
export const today = shanghaiDay(new Date())

/** All five of one grade, each for so many days, but for those that are said otherwise. */
export const ofGrade = (
  grade: Grade,
  days = 60,
  over: Partial<Record<Element, { grade?: Grade; days?: number }>> = {},
): FiveAssessed =>
  Object.fromEntries(
    elements.map(element => [
      element,
      {
        grade: over[element]?.grade ?? grade,
        words: `What there is of ${element}`,
        expiresOn: addDays(today, over[element]?.days ?? days),
      },
    ]),
  ) as FiveAssessed

/** Assessments by the cast's firm, for the database tests. */
export function assuranceWork(cast: Cast) {
  const rowOf = async (id: number) =>
    (await cast.ask('select *, due_on::text as due, expires_on::text as ends from assurance where id = $1', [id]))[0]!
  const versionOf = async (id: number) => (await rowOf(id)).version as number
  const step = async (who: Who, id: number, move: string, said: Said = {}) =>
    moveCase(cast.as[who], { key: key(), loop: 'assurance', id, version: await versionOf(id), move, said })
  const prove = (who: Who, id: number, part: Element | undefined) =>
    attachEvidence(cast.as[who], {
      key: key(),
      loop: 'assurance',
      id,
      purpose: 'document',
      part,
      caption: '',
      files: [sealed()],
    })
  /** One that is confirmed by who regulates the firm. */
  const confirmed = async (five: FiveAssessed): Promise<number> => {
    const id = idOf(await draftAssurance(cast.as.principal, { key: key(), five }))
    for (const element of elements) idOf(await prove('principal', id, element))
    idOf(await step('principal', id, 'submit'))
    idOf(await step('inspector', id, 'confirm'))
    return id
  }
  const seen = (who: Who, id: number) => asActor(cast.as[who], 'read', tx => findAssurance(tx, id))
  return { rowOf, versionOf, step, prove, confirmed, seen }
}
