import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { findBrief, findInstructionOf, listInstructions } from '../queries/brief'
import { calendar } from '../queries/calendar'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { moveCase, type Said } from './move-case'
import { putReplyAway, readBrief } from './read-brief'
import { writeInstruction } from './write-instruction'

const today = shanghaiDay(new Date())
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const write = (who: keyof Cast['as'], more: Partial<Parameters<typeof writeInstruction>[1]> = {}) =>
  writeInstruction(cast.as[who], {
    key: key(),
    text: '请本周内查清泄漏原因并书面报告。',
    toOrgId: cast.units.regulator,
    replyDueOn: addDays(today, 7),
    ...more,
  })
const brief = () =>
  asActor(cast.as.leader, 'read', async (tx, actor) => findBrief(tx, actor.personId, today, calendar()))
const own = () => asActor(cast.as.leader, 'read', (tx, actor) => listInstructions(tx, actor.personId))

async function go(id: number, who: keyof Cast['as'], move: string, said: Said = {}) {
  const [{ version }] = (await cast.ask('select version from task where id = $1', [id])) as [{ version: number }]
  return moveCase(cast.as[who], { key: key(), loop: 'task', id, version, move, said })
}

describe('a leader’s instruction', () => {
  test('becomes one issued task of the unit, travels there and back, and its reply stands in the brief until it is put away', async () => {
    const same = key()
    const id = idOf(await write('leader', { key: same }))
    expect(idOf(await write('leader', { key: same }))).toBe(id)
    const [made] = await cast.ask(
      'select stage, org_id::int as org, issuer_org_id::int as issuer, due_on::text as due, due_basis, line from task where id = $1',
      [id],
    )
    expect(made).toEqual({
      stage: 'issued',
      org: cast.units.regulator,
      issuer: cast.units.gov,
      due: addDays(today, 7),
      due_basis: 'assigned',
      line: 'boundary',
    })
    expect((await own()).find(one => one.taskId === id)).toMatchObject({ reply: null, replied: false })

    idOf(await go(id, 'regulatorHead', 'name', { ownerId: cast.people.regulatorHead }))
    idOf(await go(id, 'regulatorHead', 'accept'))
    idOf(await go(id, 'regulatorHead', 'report', { percent: 90, reason: '原因为密封圈老化，已更换。' }))
    idOf(
      await attachEvidence(cast.as.regulatorHead, {
        key: key(),
        loop: 'task',
        id,
        purpose: 'after',
        caption: '',
        files: [sealed()],
      }),
    )
    idOf(await go(id, 'regulatorHead', 'submit'))
    const [replied] = (await brief()).filter(item => item.kind === 'reply' && item.id === id)
    expect(replied).toMatchObject({ zh: '请本周内查清泄漏原因并书面报告。' })
    expect((await own()).find(one => one.taskId === id)!.reply!.said).toBe('原因为密封圈老化，已更换。')
    // the unit reads the words themselves on its task
    const seen = await asActor(cast.as.inspector, 'read', tx => findInstructionOf(tx, id))
    expect(seen!.text).toBe('请本周内查清泄漏原因并书面报告。')

    expect(
      codeOfRefusal(await putReplyAway(cast.as.supervisor, { key: key(), instructionId: replied!.instructionId! })),
    ).toBe('notFound')
    idOf(await putReplyAway(cast.as.leader, { key: key(), instructionId: replied!.instructionId! }))
    expect((await brief()).filter(item => item.id === id)).toEqual([])
    // who verifies is somebody else, as with every task
    idOf(await go(id, 'supervisor', 'verify', { verdict: 'effective' }))
  })

  test('is a leader’s alone, goes only to units in sight, and into no past', async () => {
    for (const who of ['supervisor', 'regulatorHead', 'inspector', 'principal'] as const)
      expect(codeOfRefusal(await write(who)), who).toBe('wrongRole')
    const [elsewhere] = await cast.ask(`select id::int from org where key = 'gov:220100'`)
    expect(['notYourUnit', 'notFound']).toContain(
      codeOfRefusal(await write('leader', { toOrgId: elsewhere!.id as number })),
    )
    expect(codeOfRefusal(await write('leader', { replyDueOn: addDays(today, -1) }))).toBe('duePast')
  })

  test('past the command, the database lets a leader open no task without one, nor write one for another’s task', async () => {
    await expect(
      cast.bypass(
        'leader',
        `insert into task (stage, came_from, came_by, org_id, issuer_org_id, line, region_code, title_zh, title_en, criteria_zh, criteria_en, due_on, due_basis)
         values ('draft', 'none', 'draft', $1, $2, 'boundary', '220200', 'x', 'x', 'x', 'x', '2036-01-01', 'assigned')`,
        [cast.units.regulator, cast.units.gov],
      ),
    ).rejects.toThrow('wrongRole')
    const [other] = await cast.ask(`select id::int from task where came_by = 'issue' limit 1`)
    await expect(
      cast.bypass(
        'leader',
        `insert into instruction (person_id, org_id, task_id, text) values (ctx.person(), ctx.org(), $1, 'x')`,
        [other!.id],
      ),
    ).rejects.toThrow()
    await expect(cast.bypass('leader', `update instruction set text = 'x'`)).rejects.toMatchObject({ code: '42501' })
  })
})

test('an overdue reply and what was read are told', async () => {
  const id = idOf(await write('leader', { replyDueOn: today }))
  const later = await asActor(cast.as.leader, 'read', (tx, actor) =>
    findBrief(tx, actor.personId, addDays(today, 20), calendar()),
  )
  expect(later.find(item => item.kind === 'instruction' && item.id === id)).toBeDefined()
  idOf(await readBrief(cast.as.leader, { key: key() }))
  expect(
    await cast.ask('select count(*)::int as n from brief_reading where person_id = $1', [cast.people.leader]),
  ).toEqual([{ n: 1 }])
})
