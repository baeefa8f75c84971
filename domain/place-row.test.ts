import { describe, expect, it } from 'vitest'
import { readPlaceRow } from './place-row'
import { type RegisterKey, registerColumns } from './register-columns'
import { columnOfHead, headOf } from './sheet-columns'

const good: Record<RegisterKey, string> = {
  registerNo: 'JL-0001',
  nameZh: '松江路加油站',
  nameEn: 'Songjiang Road Filling Station',
  enterprise: '松江能源有限公司',
  regionCode: '220203',
  sector: '危险化学品',
  risk: '红',
  addressZh: '松江路1号',
  addressEn: '1 Songjiang Road',
  regulator: '',
  grid: '',
  latitude: '43.85',
  longitude: '126.5',
  listedOn: '2026-01-05',
  delistedOn: '',
}
const all = new Set(registerColumns.map(column => column.key))
const read = (change: Partial<Record<RegisterKey, string>>, has: ReadonlySet<RegisterKey> = all) =>
  readPlaceRow(Object.fromEntries(Object.entries({ ...good, ...change }).map(([key, text]) => [key, { text }])), has)

describe('a row of the register', () => {
  it('is read in the register’s own spelling', () => {
    const { values, faults } = read({ sector: 'Urban gas', risk: '橙色', listedOn: '2026年1月5日', latitude: '43.850' })
    expect(faults).toEqual([])
    expect(values).toMatchObject({ sector: 'gas', risk: 'orange', listedOn: '2026-01-05', latitude: '43.85' })
  })

  it.each<[Partial<Record<RegisterKey, string>>, RegisterKey, string]>([
    [{ registerNo: ' ' }, 'registerNo', 'required'],
    [{ nameZh: 'x'.repeat(121) }, 'nameZh', 'tooLong'],
    [{ nameZh: 'a\u202Eb' }, 'nameZh', 'unreadable'],
    [{ enterprise: 'a\nb' }, 'enterprise', 'unreadable'],
    [{ regionCode: '22020' }, 'regionCode', 'notRegionCode'],
    [{ sector: '加油' }, 'sector', 'notSector'],
    [{ sector: 'toString' }, 'sector', 'notSector'],
    [{ risk: '紫' }, 'risk', 'notRisk'],
    [{ latitude: '北纬43' }, 'latitude', 'notNumber'],
    [{ latitude: '126.5', longitude: '43.8' }, 'latitude', 'outsideChina'],
    [{ latitude: '' }, 'latitude', 'needsBoth'],
    [{ longitude: '' }, 'longitude', 'needsBoth'],
    [{ listedOn: '2026-02-30' }, 'listedOn', 'notDay'],
    [{ listedOn: '05/01/2026' }, 'listedOn', 'notDay'],
    [{ delistedOn: '2026-01-04' }, 'delistedOn', 'beforeListed'],
  ])('is bad by its cell: %j', (change, key, code) => {
    expect(read(change).faults).toContainEqual({ key, code })
  })

  it('takes no formula’s result for a value', () => {
    expect(readPlaceRow({ nameZh: { text: '甲', fault: 'formula' } }, new Set(['nameZh'])).faults).toEqual([
      { key: 'nameZh', code: 'formula' },
    ])
  })

  it('says nothing of a column that the sheet does not have', () => {
    expect(read({}, new Set(['registerNo', 'nameZh'])).values).toEqual({
      registerNo: 'JL-0001',
      nameZh: '松江路加油站',
    })
  })
})

describe('heads', () => {
  it('are known in either language, both, or by their key', () => {
    for (const column of registerColumns)
      for (const head of [column.zh, column.en.toUpperCase(), headOf(column), `${column.en} ${column.zh}`, column.key])
        expect(columnOfHead(head, registerColumns), head).toBe(column.key)
    expect(columnOfHead('场所名称（中文', registerColumns)).toBeNull()
    expect(columnOfHead('', registerColumns)).toBeNull()
  })
})
