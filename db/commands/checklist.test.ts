import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { draftChecklist } from './draft-checklist'
import { editChecklist } from './edit-checklist'
import { issueChecklist } from './issue-checklist'
import { placeChecklistItem } from './place-checklist-item'
import { planInspection } from './plan-inspection'
import { removeChecklistItem } from './remove-checklist-item'
import { type SaveChecklistItem, saveChecklistItem } from './save-checklist-item'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const names = { nameZh: '节前检查表', nameEn: 'Before the holiday', sector: 'gas' }
const draft = (who: keyof Cast['as'] = 'supervisor', basedOnId?: number) =>
  draftChecklist(cast.as[who], { key: key(), ...names, basedOnId })
const item = (checklistId: number, more: Partial<SaveChecklistItem> = {}, who: keyof Cast['as'] = 'supervisor') =>
  saveChecklistItem(cast.as[who], {
    key: key(),
    checklistId,
    code: `C-${key().slice(0, 8)}`,
    sectionZh: '一',
    sectionEn: 'One',
    textZh: '合格',
    textEn: 'Holds',
    clause: '某条例第9条',
    seen: 'UNVERIFIED',
    source: '',
    levelIfFailed: 'general',
    photoRequired: false,
    guidanceZh: '',
    guidanceEn: '',
    ...more,
  })
const issue = (checklistId: number, who: keyof Cast['as'] = 'supervisor') =>
  issueChecklist(cast.as[who], { key: key(), checklistId })
const codes = async (id: number) =>
  (await cast.ask('select code from checklist_item where checklist_id = $1 order by no', [id])).map(row => row.code)
const itemIds = async (id: number) =>
  (await cast.ask('select id::int from checklist_item where checklist_id = $1 order by no', [id])).map(
    row => row.id as number,
  )
const plan = (checklistId: number) =>
  planInspection(cast.as.inspector, {
    key: key(),
    placeId: cast.placeId,
    checklistId,
    kind: 'planned',
    onDay: '2030-01-07',
    teamIds: [cast.people.inspector, cast.people.colleague],
  })

/** A version of its own that is issued, with two items. */
async function issued(): Promise<number> {
  const id = idOf(await draft())
  idOf(await item(id, { code: 'A' }))
  idOf(await item(id, { code: 'B' }))
  idOf(await issue(id))
  return id
}

describe('drafting a checklist', () => {
  it('is for supervisors, and a draft is seen by their office alone', async () => {
    for (const who of ['inspector', 'regulatorHead', 'leader', 'principal'] as const)
      expect(codeOfRefusal(await draft(who))).toBe('wrongRole')
    const id = idOf(await draft())
    idOf(await item(id))
    const seen = async (who: keyof Cast['as']) => [
      (await cast.bypass(who, 'select from checklist where id = $1', [id])).length,
      (await cast.bypass(who, 'select from checklist_item where checklist_id = $1', [id])).length,
    ]
    expect(await seen('supervisor')).toEqual([1, 1])
    for (const who of ['inspector', 'leader', 'principal', 'outsider'] as const) expect(await seen(who)).toEqual([0, 0])
    expect(codeOfRefusal(await item(id, {}, 'inspector'))).toBe('wrongRole')
    await expect(
      cast.bypass(
        'inspector',
        `insert into checklist (key, version, name_zh, name_en, sector, drafted_by_id) values ('x', 1, 'x', 'x', 'gas', $1)`,
        [cast.people.inspector],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('is refused for a visit until it is issued, and offered from then on', async () => {
    const id = idOf(await draft())
    idOf(await item(id))
    expect(codeOfRefusal(await plan(id))).toBe('notFound')
    idOf(await issue(id))
    idOf(await plan(id))
  })

  it('keeps an item once by its code, says honestly what nobody read, and wants a source for what somebody did', async () => {
    const id = idOf(await draft())
    idOf(await item(id, { code: 'A' }))
    expect(codeOfRefusal(await item(id, { code: 'A' }))).toBe('invalid')
    expect(codeOfRefusal(await item(id, { seen: 'full' }))).toBe('needsSource')
    const [only] = await itemIds(id)
    await expect(
      cast.bypass('supervisor', `update checklist_item set seen = 'full' where id = $1`, [only]),
    ).rejects.toMatchObject({ message: 'needsSource' })
    expect(await codes(id)).toEqual(['A'])
  })

  it('puts items in another order and takes one out', async () => {
    const id = idOf(await draft())
    for (const code of ['A', 'B', 'C']) idOf(await item(id, { code }))
    const [a, , c] = await itemIds(id)
    idOf(await placeChecklistItem(cast.as.supervisor, { key: key(), itemId: c!, no: 1 }))
    expect(await codes(id)).toEqual(['C', 'A', 'B'])
    idOf(await placeChecklistItem(cast.as.supervisor, { key: key(), itemId: c!, no: 99 }))
    expect(await codes(id)).toEqual(['A', 'B', 'C'])
    expect(codeOfRefusal(await removeChecklistItem(cast.as.inspector, { key: key(), itemId: a! }))).toBe('notFound')
    idOf(await removeChecklistItem(cast.as.supervisor, { key: key(), itemId: a! }))
    expect(await codes(id)).toEqual(['B', 'C'])
    expect(await cast.ask('select no from checklist_item where checklist_id = $1 order by no', [id])).toEqual([
      { no: 1 },
      { no: 2 },
    ])
    await expect(cast.bypass('supervisor', 'delete from checklist_item where id = $1', [c])).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('issuing a checklist', () => {
  it('wants an item, both languages and a clause, and leaves the draft otherwise', async () => {
    const id = idOf(await draft())
    expect(codeOfRefusal(await issue(id))).toBe('needsItems')
    idOf(await item(id, { code: 'A', textEn: '' }))
    expect(codeOfRefusal(await issue(id))).toBe('needsBothLanguages')
    const [a] = await itemIds(id)
    idOf(await item(id, { itemId: a, code: 'A', clause: '' }))
    expect(codeOfRefusal(await issue(id))).toBe('needsClause')
    await expect(
      cast.bypass('supervisor', 'update checklist set issued_at = now(), issued_by_id = $2 where id = $1', [
        id,
        cast.people.supervisor,
      ]),
    ).rejects.toMatchObject({ message: 'needsClause' })
    expect(await cast.ask('select issued_at from checklist where id = $1', [id])).toEqual([{ issued_at: null }])
    idOf(await item(id, { itemId: a, code: 'A' }))
    expect(codeOfRefusal(await issue(id, 'inspector'))).toBe('wrongRole')
    idOf(await issue(id))
    expect(
      await cast.ask('select issued_by_id::int, drafted_by_id::int, version from checklist where id = $1', [id]),
    ).toEqual([{ issued_by_id: cast.people.supervisor, drafted_by_id: cast.people.supervisor, version: 1 }])
  })

  it('freezes the version and its items, for the application and for the administrator alike', async () => {
    const id = await issued()
    const [a, b] = await itemIds(id)
    expect(codeOfRefusal(await issue(id))).toBe('frozen')
    expect(codeOfRefusal(await editChecklist(cast.as.supervisor, { key: key(), checklistId: id, ...names }))).toBe(
      'frozen',
    )
    expect(codeOfRefusal(await item(id))).toBe('frozen')
    expect(codeOfRefusal(await item(id, { itemId: a, code: 'A' }))).toBe('frozen')
    expect(codeOfRefusal(await removeChecklistItem(cast.as.supervisor, { key: key(), itemId: a! }))).toBe('frozen')
    expect(codeOfRefusal(await placeChecklistItem(cast.as.supervisor, { key: key(), itemId: b!, no: 1 }))).toBe(
      'frozen',
    )
    for (const attempt of [
      `update checklist set name_zh = 'x' where id = ${id}`,
      `update checklist set issued_at = null where id = ${id}`,
      `delete from checklist where id = ${id}`,
      `update checklist_item set clause = 'x' where id = ${a}`,
      `update checklist_item set checklist_id = ${cast.checklistId} where id = ${a}`,
      `delete from checklist_item where id = ${a}`,
      'truncate checklist cascade',
      'truncate checklist_item cascade',
      `insert into checklist_item (checklist_id, no, code, section_zh, section_en, text_zh, text_en, clause, level_if_failed, photo_required, guidance_en, source, seen)
        values (${id}, 9, 'Z', 'x', 'x', 'x', 'x', 'x', 'general', false, '', '', 'UNVERIFIED')`,
    ])
      await expect(cast.ask(attempt), attempt).rejects.toMatchObject({ message: 'frozen' })
    await expect(
      cast.bypass('supervisor', `update checklist set name_zh = 'x' where id = ${id}`),
    ).rejects.toMatchObject({ message: 'frozen' })
    expect(await codes(id)).toEqual(['A', 'B'])
  })

  it('begins the next version with the items of an issued one, one draft at a time, the earlier left as it was', async () => {
    const first = await issued()
    const second = idOf(await draft('supervisor', first))
    expect(await codes(second)).toEqual(['A', 'B'])
    expect(codeOfRefusal(await draft('supervisor', first))).toBe('draftOpen')
    expect(codeOfRefusal(await draft('supervisor', second))).toBe('notFound')
    const [a] = await itemIds(second)
    idOf(await item(second, { itemId: a, code: 'A', textEn: 'Holds better' }))
    idOf(await issue(second))
    const [one, two] = await cast.ask(
      'select key, version, based_on_id::int from checklist where id in ($1, $2) order by id',
      [first, second],
    )
    expect(two).toEqual({ key: one!.key, version: 2, based_on_id: first })
    expect(
      await cast.ask(`select text_en from checklist_item where checklist_id = $1 and code = 'A'`, [first]),
    ).toEqual([{ text_en: 'Holds' }])
  })

  it('does a repeated request once', async () => {
    const once = key()
    const [one, two] = await Promise.all([
      draftChecklist(cast.as.supervisor, { key: once, ...names }),
      draftChecklist(cast.as.supervisor, { key: once, ...names }),
    ])
    expect(two).toEqual(one)
    expect(await cast.ask('select count(*)::int as n from checklist where key = $1', [`list-${once}`])).toEqual([
      { n: 1 },
    ])
  })
})
