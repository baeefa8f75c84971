import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { asActor } from '../client'
import { addAttendee, explainAbsence } from './attend-training'
import { type Cast, idOf, key } from './cast'
import { enrolTrainee } from './enrol-trainee'
import { type PlanTraining, planTraining } from './hold-training'
import { recordActivity } from './record-activity'
import { checkQuestion, type SaidQuestion, writeQuestion } from './write-question'

const minutes = (from: number) => new Date(Date.now() + from * 60_000).toISOString()

/** A training of the firm that has begun; what is given goes before what is usual. */
export const ofTraining = (cast: Cast, given: Partial<PlanTraining> = {}): PlanTraining => ({
  key: randomUUID(),
  topicZh: '岗前培训',
  kind: 'new_workers',
  classHours: 4,
  startsAt: minutes(-10),
  endsAt: minutes(230),
  place: '会议室',
  trainer: '安全员',
  audience: 'persons',
  personIds: [cast.people.worker],
  ...given,
})

export const hold = async (cast: Cast, given: Partial<PlanTraining> = {}, who: keyof Cast['as'] = 'principal') =>
  idOf(await planTraining(cast.as[who], ofTraining(cast, given)))

/** The code that the door shows to who runs the training; null when it shows none. */
export const codeOf = (cast: Cast, sessionId: number, who: keyof Cast['as'] = 'principal'): Promise<string | null> =>
  asActor(cast.as[who], 'read', async tx => {
    const { rows } = await tx.execute(sql`select training.code(${sessionId}) as code`)
    return rows[0]!.code as string | null
  })

export const ofQuestion = (given: Partial<SaidQuestion> = {}): SaidQuestion => ({
  kind: 'single',
  topic: 'gas',
  textZh: '闻到燃气味首先做什么',
  textEn: 'What first when gas is smelled?',
  options: ['A', 'B', 'C'].map(letter => ({ key: letter, zh: `选${letter}`, en: letter })),
  answers: ['B'],
  explanationZh: '先关阀',
  explanationEn: 'Close the valve first',
  ...given,
})

/** Questions of the firm's own bank on a topic, checked by a colleague; their versions. */
export async function bank(cast: Cast, wanted: number, given: Partial<SaidQuestion> = {}): Promise<number[]> {
  const versions: number[] = []
  for (let n = 0; n < wanted; n++) {
    const id = idOf(await writeQuestion(cast.as.principal, { key: key(), ...ofQuestion(given) }))
    const [{ version }] = (await cast.ask('select id::int as version from question_version where question_id = $1', [
      id,
    ])) as [{ version: number }]
    idOf(await checkQuestion(cast.as.worker, { key: key(), id, versionId: version }))
    versions.push(version)
  }
  return versions
}

/** A training of the firm with who came and who did not, an attempt, a question of its own bank, its roll, and its publicity: one row of each. */
export async function trainFirm(cast: Cast) {
  const by = cast.as.principal
  const versions = await bank(cast, 1, { topic: 'electric' })
  const [{ id: questionId }] = (await cast.ask(
    'select question_id::int as id from question_version where id = $1',
    versions,
  )) as [{ id: number }]
  const trainingId = await hold(cast, { personIds: [cast.people.worker, cast.people.principal] })
  const personId = cast.people.worker
  const of = { sessionId: trainingId, personId, reason: 'x' }
  idOf(await explainAbsence(by, { key: key(), ...of }))
  idOf(await addAttendee(by, { key: key(), ...of }))
  idOf(await enrolTrainee(by, { key: key(), personId, category: 'worker', enteredOn: '2020-01-01' }))
  const days = { fromOn: '2026-01-01', toOn: '2026-01-01' }
  const said = { titleZh: 'x', kind: 'talk', audience: 'workers', channel: 'x', ...days } as const
  const activityId = idOf(await recordActivity(by, { key: key(), ...said }))
  await cast.ask(
    `insert into quiz_attempt (session_id, person_id, org_id, holder_org_id, no, seed, version_ids) values ($1, $2, $3, $3, 1, 'x', $4)`,
    [trainingId, personId, cast.units.firm, versions],
  )
  return { trainingId, questionId, activityId }
}
