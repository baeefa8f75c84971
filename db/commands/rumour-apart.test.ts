import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, codeOfRefusal, idOf, makeCast } from './cast'
import type { Said } from './move-case'
import { rumoursOf } from './rumour-cast'

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

describe('nobody judges what they did', () => {
  test('who wrote it does not approve it, nor who verified it', async () => {
    const id = await r.at('drafted')
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'supervisor', $3, '2018-01-01')`,
      [r.people.communications, cast.units.office, cast.units.gov],
    )
    const [{ membership }] = (await cast.ask(`select max(id)::int as membership from membership where person_id = $1`, [
      r.people.communications,
    ])) as [{ membership: number }]
    await cast.ask(
      `update auth.session set membership_id = $1 where user_id = (select account_id from person where id = $2)`,
      [membership, r.people.communications],
    )
    try {
      expect(codeOfRefusal(await r.move('communications', id, 'approve_answer'))).toBe('ownWork')
      expect(codeOfRefusal(await r.move('communications', id, 'return_answer', { reason: 'x' }))).toBe('ownWork')
    } finally {
      await cast.ask(
        `update auth.session set membership_id = null where user_id = (select account_id from person where id = $1)`,
        [r.people.communications],
      )
      await cast.ask('update membership set valid_to = $2 where id = $1', [membership, '2018-01-02'])
    }
    expect(await answers(id)).toEqual([])
  })

  test('who received or weighed it does not say what is true, not even past every command', async () => {
    // the one who receives is also an official of the unit that verifies
    const id = idOf(await r.receive())
    idOf(await r.steps.triage(id))
    const facts = await cast.ask(
      `select rumours.has_handled($1, $2) as handled, rumours.has_handled($1, $3) as other`,
      [id, r.people.communications, r.people.official],
    )
    expect(facts).toEqual([{ handled: true, other: false }])
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'official', $2, '2018-01-01')`,
      [r.people.second, cast.units.regulator],
    )
    const mine = idOf(await r.receive({}, 'second'))
    idOf(await r.steps.triage(mine))
    const account = `(select account_id from person where id = ${r.people.second})`
    await cast.ask(
      `update auth.session set membership_id = (select max(id) from membership where person_id = ${r.people.second}) where user_id = ${account}`,
    )
    try {
      const said: Said = { truth: 'false', sources: [{ words: 'x', link: null }] }
      expect(codeOfRefusal(await r.move('second', mine, 'verify', said))).toBe('ownWork')
    } finally {
      await cast.ask(`update auth.session set membership_id = null where user_id = ${account}`)
    }
    expect((await r.read(mine)).stage).toBe('triaged')
  })

  test('the application writes no answer and changes none', async () => {
    const id = await r.at('answered')
    await expect(
      cast.bypass(
        'supervisor',
        `insert into rumour_answer (rumour_id, version, claim_zh, claim_en, text_zh, text_en, truth, channel, audience, written_by_id, approved_by_id, at)
         values ($1, 9, 'x', 'x', 'x', 'x', 'false', 'x', 'public', 1, 2, now())`,
        [id],
      ),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      cast.bypass('supervisor', `update rumour_answer set text_zh = 'x' where rumour_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(cast.ask(`update rumour_answer set text_zh = 'x' where rumour_id = $1`, [id])).rejects.toThrow(
      'frozen',
    )
    await expect(cast.ask(`delete from rumour_answer where rumour_id = $1`, [id])).rejects.toThrow('frozen')
  })

  test.each([
    ['another finding', `truth = 'true'`],
    ['another answer', `draft = '{}'`],
    ['other sources', `sources = '[]'`],
  ])('no comment brings %s along', async (_, change) => {
    const id = await r.at('verified')
    const [{ version }] = (await cast.ask('select version from rumour where id = $1', [id])) as [{ version: number }]
    await expect(
      cast.bypass(
        'supervisor',
        `update rumour set came_by = 'comment', came_from = 'verified', came_with = '{"reason":"x"}', version = $2, ${change} where id = $1`,
        [id, version + 1],
      ),
    ).rejects.toThrow('wrongStage')
  })

  test('a unit that the public must not hear of is not told a code either', async () => {
    const id = await r.at('verified')
    await expect(
      cast.bypass('supervisor', `update rumour set public_code = 'ABCDEF01' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
