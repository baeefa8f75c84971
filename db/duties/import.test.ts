import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type DutyKey, type DutyValues, dutyColumns, dutyFaultCodes } from '@/domain/duty-columns'
import { headOf } from '@/domain/sheet-columns'
import { asActor } from '../client'
import { bringDuties, putDutyImportAside, takeDutyImport } from '../commands/bring-duties'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from '../commands/cast'
import { nameResponsible } from '../commands/name-responsible'
import { findDutyImport, listDutyImportRows, listDutyRows } from '../queries/duty-imports'
import { writeSheets } from '../spreadsheet/write-sheet'

let cast: Cast
let names: Record<'gov' | 'firm' | 'regulator', string>
const today = shanghaiDay(new Date())
beforeAll(async () => {
  cast = await makeCast()
  await cast.ask(`update place set register_no = 'D' || id where id = $1`, [cast.placeId])
  const keys = await cast.ask(`select id::int, key from org where id = any ($1)`, [Object.values(cast.units)])
  const nameOf = (id: number) => keys.find(row => row.id === id)!.key as string
  names = { gov: nameOf(cast.units.gov), firm: nameOf(cast.units.firm), regulator: nameOf(cast.units.regulator) }
})
afterAll(() => cast.end())

type Row = Partial<DutyValues>
const personOf = (id: number) =>
  cast.ask(`select name_zh || '#' || id as name from person where id = $1`, [id]).then(rows => rows[0]!.name as string)
const post = (change: Row = {}): Row => ({
  unit: names.gov,
  side: '党委',
  titleZh: '分管领导',
  titleEn: 'Leader in charge',
  businessZh: '工业',
  businessEn: 'industry',
  safetyZh: '行业安全',
  safetyEn: 'its safety',
  words: '分工通知',
  from: today,
  ...change,
})
const sheetOf = (rows: readonly Row[]) =>
  writeSheets([
    {
      name: 'x',
      heads: dutyColumns.map(column => ({ word: headOf(column), width: 12 })),
      rows: rows.map(row => dutyColumns.map(column => row[column.key] ?? '')),
    },
  ])
const bring = async (rows: readonly Row[], who: keyof Cast['as'] = 'supervisor') =>
  bringDuties(cast.as[who], { key: key(), name: 'duties.xlsx', bytes: await sheetOf(rows) })
const report = (id: number) =>
  asActor(cast.as.supervisor, 'read', async tx => ({
    counts: (await findDutyImport(tx, id))!.counts,
    bad: (await listDutyImportRows(tx, id, 'bad', { limit: 500 })).rows,
    changed: (await listDutyImportRows(tx, id, 'changed', { limit: 500 })).rows,
  }))
const exported = () => asActor(cast.as.supervisor, 'read', tx => listDutyRows(tx))
const asRows = (rows: string[][]): Row[] =>
  rows.map(cells => Object.fromEntries(dutyColumns.map((column, index) => [column.key, cells[index]!])))

it('only a supervisor or an administrator imports', async () => {
  for (const who of ['regulatorHead', 'principal', 'leader'] as const)
    expect(codeOfRefusal(await bring([post()], who)), who).toBe('wrongRole')
})

it('nothing holds before it is taken in; then posts and people hold, and what goes out comes back the same', async () => {
  const leader = await personOf(cast.people.leader)
  const worker = await personOf(cast.people.worker)
  const principal = await personOf(cast.people.principal)
  const head = await personOf(cast.people.regulatorHead)
  const id = idOf(
    await bring([
      post({ person: leader }),
      post({ side: '政府', titleZh: '分管副职', person: '', words: '', from: '' }),
      { unit: names.firm, place: `D${cast.placeId}`, person: worker, deputy: principal, words: '=命名()', from: today },
      { unit: names.regulator, person: head, words: '部门分工', from: addDays(today, 3) },
    ]),
  )
  expect((await report(id)).counts).toEqual({ bad: 0, new: 4, changed: 0, same: 0 })
  expect(await exported()).toEqual([])
  idOf(await takeDutyImport(cast.as.supervisor, { key: key(), id }))
  expect(codeOfRefusal(await takeDutyImport(cast.as.supervisor, { key: key(), id }))).toBe('importDecided')
  const out = await exported()
  // what begins later is not there yet
  expect(out).toHaveLength(3)
  expect(asRows(out)[2]).toMatchObject({
    place: `D${cast.placeId}`,
    person: worker,
    deputy: principal,
    words: '=命名()',
    from: today,
  })
  const again = idOf(await bring(asRows(out)))
  expect((await report(again)).counts).toEqual({ bad: 0, new: 0, changed: 0, same: 3 })
  idOf(await putDutyImportAside(cast.as.supervisor, { key: key(), id: again }))
  expect(await exported()).toEqual(out)
  const changes = await cast.ask(`select count(*)::int as n from duty_change where import_id = $1`, [id])
  expect(changes[0]!.n).toBe(5)
})

it('a changed row ends what held and begins anew; what moved since it was read makes the whole stale', async () => {
  const out = asRows(await exported())
  const colleague = await personOf(cast.people.principal)
  const change = out.map(row =>
    row.place
      ? { ...row, person: colleague, deputy: '', words: '新通知', from: today }
      : { ...row, safetyEn: 'its safety, monthly' },
  )
  const first = idOf(await bring(change))
  const second = idOf(await bring(change))
  const { counts, changed } = await report(first)
  expect(counts).toEqual({ bad: 0, new: 0, changed: 3, same: 0 })
  expect(changed.at(-1)!.values.changes).toBe('person deputy words')
  idOf(await takeDutyImport(cast.as.supervisor, { key: key(), id: first }))
  expect(codeOfRefusal(await takeDutyImport(cast.as.supervisor, { key: key(), id: second }))).toBe('importStale')
  const [row] = await cast.ask(`select outcome from duty_import where id = $1`, [second])
  expect(row).toEqual({ outcome: null })
  const rows = await cast.ask(
    `select person_id::int as person, valid_to::text as until from responsibility where place_id = $1 and valid_to is distinct from valid_from - 1 order by id`,
    [cast.placeId],
  )
  expect(rows).toEqual([{ person: cast.people.principal, until: null }])
})

it('one row that the rules refuse keeps the whole sheet out', async () => {
  const out = asRows(await exported())
  const worker = await personOf(cast.people.worker)
  const id = idOf(
    await bring(out.map(row => (row.place ? { ...row, person: worker, from: today } : { ...row, safetyEn: 'weekly' }))),
  )
  // somebody is named from a later day meanwhile
  await cast.ask(`update membership set valid_to = $2 where person_id = $1`, [cast.people.worker, addDays(today, -1)])
  expect(codeOfRefusal(await takeDutyImport(cast.as.supervisor, { key: key(), id }))).toBe('strangerNamed')
  expect(asRows(await exported())).toEqual(out)
  await cast.ask(`update membership set valid_to = null where person_id = $1`, [cast.people.worker])
})

it('names every one of 200 bad rows with cell and reason, and takes the good one', async () => {
  const [{ id: twin }] = (await cast.ask(
    `insert into person (name_zh, name_en, org_id, invented) select name_zh, name_en, org_id, true from person where id = $1 returning id::int`,
    [cast.people.worker],
  )) as [{ id: number }]
  const worker = (await personOf(cast.people.worker)).split('#')[0]!
  const leader = await personOf(cast.people.leader)
  const ofFirm: Row = { unit: names.firm, words: 'w', from: today }
  const kinds: [Row, DutyKey, string][] = [
    [{ ...ofFirm, unit: '' }, 'unit', 'required'],
    [{ ...ofFirm, unit: '没有这个单位' }, 'unit', 'unknownUnit'],
    [{ ...ofFirm, unit: 'gov:220300' }, 'unit', 'notYours'],
    [{ ...ofFirm, place: 'D0' }, 'place', 'unknownPlace'],
    [post({ side: '左边' }), 'side', 'notSide'],
    [post({ side: '企业' }), 'side', 'wrongSide'],
    [post({ side: '' }), 'side', 'required'],
    [post({ titleZh: '', side: '' }), 'titleZh', 'needsPost'],
    [post({ place: 'D1' }), 'titleZh', 'placeAndPost'],
    [post({ titleEn: '' }), 'titleEn', 'required'],
    [post({ safetyZh: '一\n二' }), 'safetyZh', 'unreadable'],
    [post({ titleZh: '长'.repeat(121) }), 'titleZh', 'tooLong'],
    [post({ person: '查无此人' }), 'person', 'unknownPerson'],
    [{ ...ofFirm, person: worker }, 'person', 'ambiguousPerson'],
    [post({ person: leader, deputy: leader }), 'deputy', 'sameAsPerson'],
    [post({ person: '', deputy: leader }), 'deputy', 'deputyAlone'],
    [post({ from: '2026-02-30' }), 'from', 'notDay'],
    [post({ from: addDays(today, -1), person: leader }), 'from', 'dayPast'],
    [post({ words: '', person: leader }), 'words', 'required'],
    [post({ from: '', person: leader }), 'from', 'required'],
  ]
  const rows = Array.from({ length: 200 }, (_, index) => {
    const [row, column, code] = kinds[index % kinds.length]!
    // each about a post of its own, so that none is bad for a neighbour's sake
    const own = row.titleZh && row.titleZh.length < 20 ? { ...row, titleZh: `${row.titleZh}${index}` } : row
    return { row: own, column, code }
  })
  const good = post({ titleZh: '好的岗位', person: leader })
  const id = idOf(await bring([...rows.map(one => one.row), good]))
  const { counts, bad } = await report(id)
  expect(counts).toEqual({ bad: 200, new: 1, changed: 0, same: 0 })
  for (const [index, { column, code }] of rows.entries()) {
    const found = bad.find(one => one.rowNo === index + 2)!
    const at = String.fromCharCode(65 + dutyColumns.findIndex(one => one.key === column))
    expect(
      found.faults.map(fault => [fault.cell, fault.code]),
      `row ${index + 2}`,
    ).toContainEqual([`${at}${index + 2}`, code])
    for (const fault of found.faults) expect(dutyFaultCodes).toContain(fault.code)
  }
  idOf(await takeDutyImport(cast.as.supervisor, { key: key(), id }))
  expect(asRows(await exported()).map(row => row.titleZh)).toContain('好的岗位')
  await cast.ask(`delete from person where id = $1`, [twin])
})

it('two rows about one post are both bad, each naming the other', async () => {
  const id = idOf(await bring([post({ titleZh: '重复' }), post({ titleZh: '重复' })]))
  expect((await report(id)).bad.map(row => row.faults.at(-1))).toMatchObject([
    { cell: 'A2', code: 'duplicate', other: 'A3' },
    { cell: 'A3', code: 'duplicate', other: 'A2' },
  ])
})

it('what was named by hand goes out and comes back too, vacant or not', async () => {
  idOf(
    await nameResponsible(cast.as.supervisor, {
      key: key(),
      orgId: cast.units.firm,
      personId: null,
      from: today,
      words: '空缺',
    }),
  )
  const out = asRows(await exported())
  expect(out.find(row => row.unit === names.firm && !row.place && !row.titleZh)).toMatchObject({
    person: '',
    words: '空缺',
    from: today,
  })
  expect((await report(idOf(await bring(out)))).counts).toMatchObject({ bad: 0, new: 0, changed: 0, same: out.length })
})
