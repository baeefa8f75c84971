import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentRef } from '@/domain/circulation'
import { addDays, addWorkingDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { calendar } from '../queries/calendar'
import { listCommitmentVersions } from '../queries/commitments'
import { ruleOn } from '../queries/rules'
import { type Cast, codeOfRefusal, idOf, makeCast } from './cast'
import { circulate, fourCommitments, fourOutcomes, sendTo, writeDocument } from './circulation-cast'

const today = shanghaiDay(new Date())
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const rowOf = async (id: number) =>
  (await cast.ask(`select stage, due_on::text as "dueOn" from circulation where id = $1`, [id]))[0]!
const countOf = async (table: string, id: number) =>
  (await cast.ask(`select count(*)::int as n from ${table} where circulation_id = $1`, [id]))[0]!.n

async function committed(document: DocumentRef): Promise<number> {
  const [id] = await sendTo(cast, document, ['regulator'])
  idOf(await circulate(cast, 'regulatorHead', id!, 'sign'))
  idOf(
    await circulate(cast, 'regulatorHead', id!, 'commit', { commitments: fourCommitments(cast.people.regulatorHead) }),
  )
  return id!
}

describe('the four commitments', () => {
  it('are made whole or not at all, by people of the unit, for days to come', async () => {
    const [id] = await sendTo(cast, await writeDocument(cast), ['regulator'])
    const { regulatorHead, inspector, stranger } = cast.people
    expect(
      codeOfRefusal(
        await circulate(cast, 'regulatorHead', id!, 'commit', { commitments: fourCommitments(regulatorHead) }),
      ),
    ).toBe('wrongStage')
    idOf(await circulate(cast, 'regulatorHead', id!, 'sign'))
    const commit = (commitments: ReturnType<typeof fourCommitments>, who: keyof Cast['as'] = 'regulatorHead') =>
      circulate(cast, who, id!, 'commit', { commitments })
    const { quality: _, ...three } = fourCommitments(regulatorHead)
    expect(codeOfRefusal(await commit(three))).toBe('needsCommitments')
    expect(
      codeOfRefusal(await commit({ ...three, quality: { words: ' ', dueOn: today, ownerId: regulatorHead } })),
    ).toBe('needsCommitments')
    expect(codeOfRefusal(await commit(fourCommitments(stranger)))).toBe('strangerNamed')
    expect(codeOfRefusal(await commit(fourCommitments(regulatorHead, -3)))).toBe('duePast')
    expect(codeOfRefusal(await commit(fourCommitments(regulatorHead, 900)))).toBe('dueFar')
    expect(codeOfRefusal(await commit(fourCommitments(regulatorHead), 'inspector'))).toBe('wrongRole')
    expect(await countOf('commitment', id!)).toBe(0)
    idOf(await commit(fourCommitments(inspector)))
    const row = await rowOf(id!)
    expect(row.stage).toBe('committed')
    // the mid-term review is due no later than the last day promised
    expect(row.dueOn).toBe(addDays(today, 23))
    expect(codeOfRefusal(await commit(fourCommitments(inspector)))).toBe('wrongStage')
    expect(await countOf('commitment', id!)).toBe(4)
  })

  it('cannot be written over: another promise is another row with its reason, and the first stays', async () => {
    const id = await committed(await writeDocument(cast))
    const one = {
      kind: 'work' as const,
      words: '晚些',
      dueOn: addDays(today, 50),
      ownerId: cast.people.regulatorHead,
    }
    expect(codeOfRefusal(await circulate(cast, 'regulatorHead', id, 'change', { commitment: one }))).toBe('needsReason')
    idOf(await circulate(cast, 'regulatorHead', id, 'change', { commitment: one, reason: 'late delivery' }))
    const promises = await asActor(cast.as.supervisor, 'read', tx => listCommitmentVersions(tx, id))
    expect(promises.filter(row => row.kind === 'work').map(row => [row.version, row.words, row.reason])).toEqual([
      [2, '晚些', 'late delivery'],
      [1, '工作', null],
    ])
    expect(promises).toHaveLength(5)
    for (const text of [
      `update commitment set words = '改' where circulation_id = $1`,
      'delete from commitment where circulation_id = $1',
    ])
      await expect(cast.ask(text, [id])).rejects.toMatchObject({ message: 'frozen' })
    await expect(cast.ask('truncate commitment cascade')).rejects.toMatchObject({ message: 'frozen' })
    await expect(
      cast.bypass('regulatorHead', `update commitment set words = 'x' where circulation_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    // a row without its move
    await expect(
      cast.bypass(
        'regulatorHead',
        `insert into commitment (circulation_id, kind, words, due_on, owner_id, reason, written_by_id) values ($1, 'work', 'x', '2036-01-01', $2, 'x', $2)`,
        [id, cast.people.regulatorHead],
      ),
    ).rejects.toThrow(/dueFar|withoutMove/)
    await expect(
      cast.bypass(
        'regulatorHead',
        `insert into commitment (circulation_id, kind, words, due_on, owner_id, reason, written_by_id) values ($1, 'work', 'x', $3, $2, 'x', $2)`,
        [id, cast.people.regulatorHead, addDays(today, 60)],
      ),
    ).rejects.toMatchObject({ message: 'withoutMove' })
  })

  it('are not changed after their day', async () => {
    const id = await committed(await writeDocument(cast))
    await cast.ask(
      `do $$ begin set local session_replication_role = replica; update commitment set due_on = current_date - 2 where circulation_id = ${id} and kind = 'thought'; end $$`,
    )
    const one = {
      kind: 'thought' as const,
      words: '再来',
      dueOn: addDays(today, 30),
      ownerId: cast.people.regulatorHead,
    }
    expect(
      codeOfRefusal(await circulate(cast, 'regulatorHead', id, 'change', { commitment: one, reason: 'missed' })),
    ).toBe('commitmentOver')
  })
})

describe('the reviews', () => {
  it('are the sender’s, of each of the four, and close the case at the end with kept or not kept', async () => {
    const id = await committed(await writeDocument(cast))
    const mid = { outcomes: fourOutcomes('kept', 'on_the_way', 'on_the_way', 'not_kept') }
    for (const who of ['regulatorHead', 'leader', 'inspector'] as const)
      expect(codeOfRefusal(await circulate(cast, who, id, 'review_mid', mid)), who).toBe('wrongRole')
    expect(codeOfRefusal(await circulate(cast, 'supervisor', id, 'review_final', mid))).toBe('wrongStage')
    const { work: _, ...three } = mid.outcomes
    expect(codeOfRefusal(await circulate(cast, 'supervisor', id, 'review_mid', { outcomes: three }))).toBe(
      'needsOutcomes',
    )
    idOf(await circulate(cast, 'supervisor', id, 'review_mid', mid))
    expect((await rowOf(id)).dueOn).toBe(
      addWorkingDays(addDays(today, 23), ruleOn('circulation.final', today).value, calendar()),
    )
    expect(codeOfRefusal(await circulate(cast, 'supervisor', id, 'review_final', mid))).toBe('needsOutcomes')
    idOf(
      await circulate(cast, 'supervisor', id, 'review_final', {
        outcomes: fourOutcomes('kept', 'kept', 'kept', 'not_kept'),
      }),
    )
    expect((await rowOf(id)).stage).toBe('reviewed')
    expect(await countOf('commitment_review', id)).toBe(8)
    await expect(
      cast.ask(`update commitment_review set outcome = 'kept' where circulation_id = $1`, [id]),
    ).rejects.toMatchObject({ message: 'frozen' })
  })

  it('are by nobody who signed, promised or answers for a promise, past the command either', async () => {
    const { supervisor } = cast.people
    // one person with an office on both sides: a supervisor of the sender who is also named by the unit
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'official', $2, '2018-01-01')`,
      [supervisor, cast.units.otherBureau],
    )
    const [head] = await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'head', $2, '2018-01-01') returning id`,
      [cast.people.outsider, cast.units.otherBureau],
    )
    await cast.ask(
      'update auth.session set membership_id = $1 where user_id = (select account_id from person where id = $2)',
      [head!.id, cast.people.outsider],
    )
    const [id] = await sendTo(cast, await writeDocument(cast), ['otherBureau'])
    idOf(await circulate(cast, 'outsider', id!, 'sign'))
    idOf(await circulate(cast, 'outsider', id!, 'commit', { commitments: fourCommitments(supervisor) }))
    const outcomes = fourOutcomes('kept', 'kept', 'kept', 'kept')
    expect(codeOfRefusal(await circulate(cast, 'supervisor', id!, 'review_mid', { outcomes }))).toBe('ownWork')
    await expect(
      cast.bypass(
        'supervisor',
        `insert into commitment_review (circulation_id, commitment_id, kind, phase, outcome, words, person_id, org_id)
         select circulation_id, id, kind, 'mid', 'kept', 'x', $2, $3 from commitment where circulation_id = $1`,
        [id, supervisor, cast.units.office],
      ),
    ).rejects.toMatchObject({ message: 'ownWork' })
    await expect(
      cast.bypass(
        'supervisor',
        `update circulation set stage = 'mid_reviewed', came_from = 'committed', came_by = 'review_mid', version = version + 1 where id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ message: 'ownWork' })
    // nor by who only holds an office of the unit; whose office has ended may
    const [second] = await sendTo(cast, await writeDocument(cast), ['otherBureau'])
    idOf(await circulate(cast, 'outsider', second!, 'sign'))
    idOf(await circulate(cast, 'outsider', second!, 'commit', { commitments: fourCommitments(cast.people.outsider) }))
    expect(codeOfRefusal(await circulate(cast, 'supervisor', second!, 'review_mid', { outcomes }))).toBe('ownWork')
    await cast.ask('update membership set valid_to = current_date - 2 where person_id = $1 and org_id = $2', [
      supervisor,
      cast.units.otherBureau,
    ])
    idOf(await circulate(cast, 'supervisor', second!, 'review_mid', { outcomes }))
  })
})
