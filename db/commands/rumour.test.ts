import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import type { Said } from './move-case'
import { anAnswer, rumoursOf } from './rumour-cast'

let cast: Cast
let r: Awaited<ReturnType<typeof rumoursOf>>
beforeAll(async () => {
  cast = await makeCast()
  r = await rumoursOf(cast)
})
afterAll(async () => {
  await cast.end()
})

const answers = (id: number) => cast.ask('select * from rumour_answer where rumour_id = $1 order by version', [id])
const events = async (id: number) =>
  (await cast.ask(`select move from event where loop = 'rumour' and case_id = $1 order by seq`, [id])).map(e => e.move)

describe('a rumour from report to rebuttal', () => {
  test('goes from hand to hand, each move one event, and its answer is written by the database', async () => {
    const id = await r.at('closed', {
      link: 'https://video.example/1',
      reach: 300,
      words: '听说炸了',
      subjectCode: `处-${cast.placeId}`,
    })
    expect(await events(id)).toEqual(['receive', 'triage', 'verify', 'draft_answer', 'approve_answer', 'close'])
    const row = await r.read(id)
    expect(row).toMatchObject({
      stage: 'closed',
      line: 'network',
      truth: 'false',
      sources: [{ words: '现场核查记录', link: null }],
      draft: null,
      due_on: null,
      reach: 300,
      reach_after: 1200,
      subject: 'place',
    })
    expect(Number(row.org_id)).toBe(cast.units.regulator)
    expect(Number(row.verifier_id)).toBe(r.people.official)
    expect(row.public_code).toMatch(/^[0-9A-F]{8}$/)
    const [answer] = await answers(id)
    expect(answer).toMatchObject({ version: 1, truth: 'false', audience: 'public', text_zh: anAnswer().textZh })
    expect(Number(answer!.written_by_id)).toBe(r.people.communications)
    expect(Number(answer!.approved_by_id)).toBe(cast.people.supervisor)
    expect(row.answered_at).toEqual(answer!.at)
  })

  test('due on the day on which the rule’s hours end', async () => {
    const id = await r.at('received')
    const [{ same }] = (await cast.ask(
      `select due_on = ((opened_at + interval '24 hours') at time zone 'Asia/Shanghai')::date as same from rumour where id = $1`,
      [id],
    )) as [{ same: boolean }]
    expect(same).toBe(true)
  })

  test('a screenshot is evidence of its own purpose', async () => {
    const id = await r.at('received')
    idOf(
      await attachEvidence(r.as.communications, {
        key: key(),
        loop: 'rumour',
        id,
        purpose: 'screenshot',
        caption: '短视频截图',
        files: [sealed()],
      }),
    )
    expect(await cast.ask(`select purpose from evidence where loop = 'rumour' and case_id = $1`, [id])).toEqual([
      { purpose: 'screenshot' },
    ])
  })

  test('an answer to whoever asked has no public code', async () => {
    const id = await r.at('verified')
    idOf(await r.steps.draft(id, { audience: 'asker' }))
    idOf(await r.steps.approve(id))
    expect((await r.read(id)).public_code).toBeNull()
    expect(await answers(id)).toHaveLength(1)
  })

  test('sent back, it is nobody’s until it is weighed again', async () => {
    const id = await r.at('triaged')
    idOf(await r.move('official', id, 'bounce', { reason: '不属本单位职责' }))
    expect(await r.read(id)).toMatchObject({ stage: 'received', owner_id: null, triaged_at: null })
    idOf(await r.steps.triage(id))
    expect((await r.read(id)).triaged_at).not.toBeNull()
  })

  test('dismissed with a reason it is stopped, and has no way back', async () => {
    const id = await r.at('received')
    expect(codeOfRefusal(await r.move('communications', id, 'dismiss', {}))).toBe('needsReason')
    idOf(await r.move('communications', id, 'dismiss', { reason: '与安全生产无关' }))
    expect((await r.read(id)).closed_at).not.toBeNull()
    expect(codeOfRefusal(await r.steps.triage(id))).toBe('wrongStage')
  })

  test('words that were returned are written again and approved', async () => {
    const id = await r.at('drafted')
    idOf(await r.move('supervisor', id, 'return_answer', { reason: '写明作业时间' }))
    expect(codeOfRefusal(await r.steps.approve(id))).toBe('needsDrafted')
    idOf(await r.steps.draft(id, { textZh: '经核实，未发生燃气爆炸。' }))
    idOf(await r.steps.approve(id))
    expect((await answers(id))[0]!.text_zh).toBe('经核实，未发生燃气爆炸。')
  })

  test('a correction is another row, and the earlier answer stays as it was', async () => {
    const id = await r.at('closed')
    const code = (await r.read(id)).public_code
    idOf(
      await r.move('official', id, 'verify_again', {
        truth: 'partly',
        sources: [{ words: '补充勘验', link: 'https://gov.example/2' }],
        reason: '发现一处轻微泄漏',
      }),
    )
    idOf(
      await r.move('second', id, 'correct', {
        answer: anAnswer({ textZh: '更正：有一处轻微泄漏，已修复。' }),
        reason: '事实有变',
      }),
    )
    expect(codeOfRefusal(await r.move('official', id, 'approve_correction'))).toBe('wrongRole')
    idOf(await r.move('leader', id, 'approve_correction'))
    expect((await answers(id)).map(a => [a.version, a.truth, a.text_zh])).toEqual([
      [1, 'false', anAnswer().textZh],
      [2, 'partly', '更正：有一处轻微泄漏，已修复。'],
    ])
    expect((await r.read(id)).public_code).toBe(code)
  })

  test('what everybody was told is not corrected in silence', async () => {
    const id = await r.at('answered')
    const said: Said = { answer: anAnswer({ audience: 'asker' }), reason: 'x' }
    expect(codeOfRefusal(await r.move('communications', id, 'correct', said))).toBe('publicStays')
  })
})

describe('what is refused leaves nothing', () => {
  test.each(['supervisor', 'leader', 'official', 'inspector', 'principal', 'regulatorHead'] as const)(
    '%s receives none',
    async who => {
      expect(codeOfRefusal(await r.receive({}, who))).toBe('wrongRole')
    },
  )

  test('a region outside the territory, a code that is not there, a link that is none', async () => {
    expect(codeOfRefusal(await r.receive({ regionCode: '220100' }))).toBe('notYourUnit')
    expect(codeOfRefusal(await r.receive({ subjectCode: '处-999999999' }))).toBe('notFound')
    expect(codeOfRefusal(await r.receive({ subjectCode: '任-1' }))).toBe('invalid')
    expect(codeOfRefusal(await r.receive({ link: 'javascript:alert(1)' }))).toBe('wrongLink')
  })

  test('a person of another unit is not named, nor an enterprise', async () => {
    const id = await r.at('received')
    const said = (unitId: number, ownerId: number): Said => ({ unitId, ownerId, reason: 'x' })
    const { regulator, firm } = cast.units
    expect(codeOfRefusal(await r.move('communications', id, 'triage', said(regulator, cast.people.outsider)))).toBe(
      'strangerNamed',
    )
    expect(codeOfRefusal(await r.move('communications', id, 'triage', said(firm, cast.people.principal)))).toBe(
      'notYourUnit',
    )
    expect(codeOfRefusal(await r.move('communications', id, 'triage', { reason: 'x' }))).toBe('needsChecker')
    expect((await r.read(id)).stage).toBe('received')
  })

  test('a finding without truth or source', async () => {
    const id = await r.at('triaged')
    const sources = [{ words: '记录', link: null }]
    expect(codeOfRefusal(await r.move('official', id, 'verify', { sources }))).toBe('needsTruth')
    expect(codeOfRefusal(await r.move('official', id, 'verify', { truth: 'false', sources: [] }))).toBe('needsSources')
    expect(
      codeOfRefusal(await r.move('official', id, 'verify', { truth: 'false', sources: [{ words: ' ', link: null }] })),
    ).toBe('needsSources')
    expect(
      codeOfRefusal(
        await r.move('official', id, 'verify', { truth: 'false', sources: [{ words: 'x', link: 'ftp://x' }] }),
      ),
    ).toBe('wrongLink')
  })

  test('an answer before anybody found what is true', async () => {
    for (const step of ['received', 'triaged'] as const) {
      const id = await r.at(step)
      expect(codeOfRefusal(await r.steps.draft(id))).toBe('wrongStage')
      expect(codeOfRefusal(await r.steps.approve(id))).toBe('wrongStage')
    }
  })

  test.each(['请联系 13812345678', '请联系138-1234-5678', '身份证 22020219800101123X'])(
    'personal numbers in public words: %s',
    async textZh => {
      const id = await r.at('verified')
      expect(codeOfRefusal(await r.steps.draft(id, { textZh }))).toBe('personalNumber')
    },
  )
  test('the number of a hotline is none', async () => {
    idOf(await r.steps.draft(await r.at('verified'), { textZh: '如有疑问请拨打 12345 或 0432-12345678。' }))
  })
})
