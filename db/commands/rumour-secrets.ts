import { addDays, shanghaiDay } from '@/domain/clock'
import { type Truth, truths } from '@/domain/rumour'
import { attachEvidence } from './attach-evidence'
import { type Cast, idOf, key, sealed } from './cast'
import { lessonsOf } from './lessons-cast'
import { anAnswer, rumoursOf } from './rumour-cast'

/** What marks a word that the public must never read; short enough for every column. */
export const secret = (what: string): string => `SECRET-${what}`

/** A world of rumours of every stage and every finding, with a marked secret in every column that holds words and in what stands beside it. */
export async function worldOfSecrets(cast: Cast) {
  const r = await rumoursOf(cast)
  for (const [name, id] of Object.entries(r.people))
    await cast.ask('update person set name_zh = $2, name_en = $2 where id = $1', [id, secret(`person-${name}`)])
  for (const [name, id] of Object.entries(cast.units))
    await cast.ask('update org set name_zh = $2, name_en = $2, short_zh = $2, short_en = $2 where id = $1', [
      id,
      secret(`unit-${name}`),
    ])
  await cast.ask('update place set name_zh = $2, name_en = $2, address_zh = $2, address_en = $2 where id = $1', [
    cast.placeId,
    secret('place'),
  ])
  const accidentId = idOf(
    await lessonsOf(cast).report({
      titleZh: secret('accident'),
      occurredAt: `${addDays(shanghaiDay(new Date()), -9)}T08:00:00+08:00`,
    }),
  )
  const subjects = [`处-${cast.placeId}`, `事-${accidentId}`]
  let told = 0
  const receive = async () => {
    told++
    const id = idOf(
      await r.receive({
        titleZh: secret(`title-zh-${told}`),
        titleEn: secret(`title-en-${told}`),
        words: `${secret(`words-${told}`)} 13800138000`,
        link: `https://inside.example/${secret(`link-${told}`)}`,
        reach: 918_273,
        subjectCode: subjects[told % subjects.length]!,
      }),
    )
    const files = [sealed()]
    idOf(
      await attachEvidence(r.as.communications, {
        key: key(),
        loop: 'rumour',
        id,
        purpose: 'screenshot',
        caption: secret(`caption-${told}`),
        files,
      }),
    )
    return id
  }
  const said = { unitId: cast.units.regulator, ownerId: r.people.official, reason: secret('why') }
  const sources = [{ words: secret('source'), link: `https://inside.example/${secret('source-link')}` }]
  const verify = async (id: number, truth: Truth) => {
    idOf(await r.move('communications', id, 'triage', said))
    idOf(await r.move('official', id, 'verify', { truth, sources, reason: secret('finding') }))
    idOf(await r.move('official', id, 'comment', { reason: secret('comment') }))
  }
  const draft = (id: number, words: string, audience: 'public' | 'asker' = 'public') =>
    r.move('communications', id, 'draft_answer', {
      answer: anAnswer({
        claimZh: `${words}说法`,
        claimEn: `${words} claim`,
        textZh: `${words}回应`,
        textEn: `${words} text`,
        channel: `${words}渠道`,
        link: `https://gov.example/${encodeURIComponent(words)}`,
        audience,
      }),
    })
  const hidden: number[] = []
  const shown: { id: number; code: string; words: string; truth: Truth; earlier?: string }[] = []
  hidden.push(await receive())
  const dismissed = await receive()
  idOf(await r.move('communications', dismissed, 'dismiss', { reason: secret('dismissed') }))
  const triaged = await receive()
  idOf(await r.move('communications', triaged, 'triage', said))
  hidden.push(dismissed, triaged)
  for (const truth of truths) {
    const [verified, drafted, returned, asker] = [await receive(), await receive(), await receive(), await receive()]
    for (const id of [verified, drafted, returned, asker]) await verify(id, truth)
    idOf(await draft(drafted, secret(`draft-${truth}`)))
    idOf(await draft(returned, secret(`returned-${truth}`)))
    idOf(await r.move('supervisor', returned, 'return_answer', { reason: secret('returned-why') }))
    idOf(await draft(asker, secret(`asker-${truth}`), 'asker'))
    idOf(await r.steps.approve(asker))
    hidden.push(verified, drafted, returned, asker)
    for (const step of ['answered', 'closed', 'corrected', 'correcting'] as const) {
      const id = await receive()
      await verify(id, truth)
      const words = `PUBLIC-${truth}-${step}`
      idOf(await draft(id, words))
      idOf(await r.steps.approve(id))
      if (step === 'closed')
        idOf(await r.move('second', id, 'close', { reachAfter: 918_274, reason: secret('closing') }))
      if (step === 'corrected' || step === 'correcting') {
        const now = step === 'corrected' ? `${words}-now` : secret('correction')
        const answer = anAnswer({
          claimZh: `${now}说法`,
          claimEn: `${now} claim`,
          textZh: `${now}回应`,
          textEn: '',
          channel: `${now}渠道`,
        })
        idOf(await r.move('communications', id, 'correct', { answer, reason: secret('correction-why') }))
      }
      if (step === 'corrected') idOf(await r.move('supervisor', id, 'approve_correction'))
      const [{ code }] = (await cast.ask('select public_code as code from rumour where id = $1', [id])) as [
        { code: string },
      ]
      shown.push({
        id,
        code,
        truth,
        words: step === 'corrected' ? `${words}-now` : words,
        ...(step === 'corrected' ? { earlier: words } : {}),
      })
    }
  }
  return { r, hidden, shown }
}

/** Numbers of the secret world that no public word may hold: a mobile number, how far a rumour went. */
export const secretNumbers = ['13800138000', '918273', '918,273', '918274', '918,274'] as const
