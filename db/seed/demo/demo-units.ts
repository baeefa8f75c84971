import { shortRegion } from '../base-units'
import { type Region, readRegions } from '../source/regions'
import type { Unit } from '../units'

/** A bureau of a prefecture, as its name is commonly formed; not looked up one by one. */
export const bureaus = {
  emergency: ['应急管理局', '应急局', 'Emergency Management Bureau', 'Emergency'],
  housing: ['住房和城乡建设局', '住建局', 'Housing and Urban-Rural Development Bureau', 'Housing'],
  police: ['公安局', '公安局', 'Public Security Bureau', 'Police'],
  transport: ['交通运输局', '交通局', 'Transport Bureau', 'Transport'],
  market: ['市场监督管理局', '市场监管局', 'Market Regulation Bureau', 'Market Regulation'],
  industry: ['工业和信息化局', '工信局', 'Industry and Information Technology Bureau', 'Industry'],
  education: ['教育局', '教育局', 'Education Bureau', 'Education'],
  fire: ['消防救援支队', '消防支队', 'Fire and Rescue Brigade', 'Fire & Rescue'],
} as const
export type Bureau = keyof typeof bureaus

/** Enterprises of the demo, one of each in every prefecture; `root` picks which local name they carry. */
export const firms = {
  gas: [0, '城镇燃气有限公司', '城镇燃气', 'Town Gas Co.', 'Town Gas'],
  lpg: [1, '液化气储配有限公司', '液化气', 'Bottled Gas Co.', 'Bottled Gas'],
  chemical: [1, '化工有限公司', '化工', 'Chemical Co.', 'Chemical'],
  storage: [2, '化学品仓储有限公司', '化学品仓储', 'Chemical Storage Co.', 'Chemical Storage'],
  blasting: [2, '爆破工程有限公司', '爆破', 'Blasting Co.', 'Blasting'],
  mine: [0, '矿业有限公司', '矿业', 'Mining Co.', 'Mining'],
  mall: [2, '商业广场管理有限公司', '商业广场', 'Plaza Co.', 'Plaza'],
  haulier: [1, '危货运输有限公司', '危货运输', 'Hazmat Haulage Co.', 'Hazmat Haulage'],
  builder: [2, '建设集团有限公司', '建设', 'Construction Group', 'Construction'],
  foundry: [0, '铸造有限公司', '铸造', 'Foundry Co.', 'Foundry'],
  school: [0, '实验学校', '实验学校', 'Experimental School', 'Exp. School'],
  property: [0, '物业服务有限公司', '物业', 'Property Services Co.', 'Property'],
} as const
export type Firm = keyof typeof firms

const localNames: Record<string, readonly (readonly [zh: string, en: string])[]> = {
  '220100': [
    ['伊通河', 'Yitonghe'],
    ['净月', 'Jingyue'],
    ['新立城', 'Xinlicheng'],
  ],
  '220200': [
    ['松江', 'Songjiang'],
    ['北山', 'Beishan'],
    ['松花湖', 'Songhuahu'],
  ],
  '220300': [
    ['英城', 'Yingcheng'],
    ['二龙湖', 'Erlonghu'],
    ['山门', 'Shanmen'],
  ],
  '220400': [
    ['龙首山', 'Longshoushan'],
    ['东辽河', 'Dongliaohe'],
    ['仙人河', 'Xianrenhe'],
  ],
  '220500': [
    ['玉皇山', 'Yuhuangshan'],
    ['佟江', 'Tongjiang'],
    ['江南', 'Jiangnan'],
  ],
  '220600': [
    ['浑江', 'Hunjiang'],
    ['长松岭', 'Changsongling'],
    ['鸭绿江', 'Yalujiang'],
  ],
  '220700': [
    ['查干湖', 'Chaganhu'],
    ['松嫩', 'Songnen'],
    ['滨江', 'Binjiang'],
  ],
  '220800': [
    ['鹤乡', 'Hexiang'],
    ['洮儿河', 'Taoerhe'],
    ['向海', 'Xianghai'],
  ],
  '222400': [
    ['布尔哈通', 'Burhatong'],
    ['图们江', 'Tumenjiang'],
    ['海兰江', 'Hailanjiang'],
  ],
}

/** Where a firm sits: the county of its prefecture that carries this code, or the first. */
const seats: Partial<Record<string, string>> = {
  'chemical:220200': '220203',
  'gas:220200': '220204',
  'chemical:222400': '222404',
}

function bureauUnit(region: Region, bureau: Bureau): Unit {
  const [nameZh, shortZh, nameEn, shortEn] = bureaus[bureau]
  const [regionZh, regionEn] = shortRegion(region)
  return {
    key: `${bureau}:${region.code}`,
    parentKey: `gov:${region.code}`,
    kind: 'department',
    nameZh: region.nameZh + nameZh,
    nameEn: `${nameEn} of ${region.nameEn}`,
    shortZh: regionZh + shortZh,
    shortEn: `${regionEn} ${shortEn}`,
    regionCode: region.code,
    sector: null,
    basis: 'common form of the name; not looked up',
    invented: false,
  }
}

function firmUnit(prefecture: Region, counties: readonly Region[], firm: Firm): Unit {
  const [root, nameZh, shortZh, nameEn, shortEn] = firms[firm]
  const local = localNames[prefecture.code]![root]!
  const index = Object.keys(firms).indexOf(firm) % counties.length
  const seat = seats[`${firm}:${prefecture.code}`] ?? counties[index]!.code
  return {
    key: `firm:${firm}:${prefecture.code}`,
    parentKey: `gov:${seat}`,
    kind: 'enterprise',
    nameZh: local[0] + nameZh,
    nameEn: `${local[1]} ${nameEn}`,
    shortZh: local[0] + shortZh,
    shortEn: `${local[1]} ${shortEn}`,
    regionCode: seat,
    sector: firm,
    basis: 'invented for the demonstration',
    invented: true,
  }
}

/** The units that the demo adds: bureaus of prefectures and counties, and invented enterprises. */
export function demoUnits(): Unit[] {
  const regions = readRegions().filter(region => region.validToYear === null)
  const prefectures = regions.filter(region => region.level === 'prefecture')
  return [
    ...prefectures.flatMap(prefecture =>
      (Object.keys(bureaus) as Bureau[]).map(bureau => bureauUnit(prefecture, bureau)),
    ),
    ...regions.filter(region => region.level === 'county').map(county => bureauUnit(county, 'emergency')),
    ...prefectures.flatMap(prefecture => {
      const counties = regions.filter(region => region.parentCode === prefecture.code)
      return (Object.keys(firms) as Firm[]).map(firm => firmUnit(prefecture, counties, firm))
    }),
  ]
}
