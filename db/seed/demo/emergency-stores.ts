import type { StoreKind, TeamKind } from '@/domain/response'

/** Teams of the demo, invented; one is not ready. */
export const toldTeams: readonly {
  unit: string
  kind: TeamKind
  zh: string
  en: string
  members: number
  base: string
  region: string
  unready?: readonly [ago: number, reason: string]
}[] = [
  {
    unit: 'emergency:220200',
    kind: 'hazmat',
    zh: '吉林市危化品应急救援队（演示）',
    en: 'Jilin City hazmat team (demo)',
    members: 32,
    base: '龙潭区训练基地',
    region: '220203',
  },
  {
    unit: 'firm:gas:220200',
    kind: 'gas',
    zh: '松江燃气抢修队（演示）',
    en: 'Songjiang gas repair team (demo)',
    members: 18,
    base: '船营抢修站',
    region: '220204',
  },
  {
    unit: 'housing:220200',
    kind: 'engineering',
    zh: '吉林市市政工程抢险队（演示）',
    en: 'Jilin City engineering team (demo)',
    members: 26,
    base: '昌邑区养护所',
    region: '220202',
  },
  {
    unit: 'emergency:220200',
    kind: 'water',
    zh: '松花江水上救援队（演示）',
    en: 'Songhua river rescue team (demo)',
    members: 14,
    base: '丰满码头',
    region: '220211',
    unready: [6, '冲锋舟两艘送修，预计下周恢复。'],
  },
  {
    unit: 'dept:emergency',
    kind: 'comprehensive',
    zh: '省综合应急救援队（演示）',
    en: 'Provincial general rescue team (demo)',
    members: 60,
    base: '长春机动基地',
    region: '220100',
  },
  {
    unit: 'emergency:222400',
    kind: 'mine',
    zh: '延边矿山救护队（演示）',
    en: 'Yanbian mine rescue team (demo)',
    members: 22,
    base: '图们驻地',
    region: '222402',
  },
]

/** Days from today until an item ends or is to be inspected; null when it does not end. */
export const toldStores: readonly {
  key: string
  unit: string
  kind: StoreKind
  zh: string
  en: string
  measure: string
  quantity: number
  keptAt: string
  region: string
  expires: number | null
  inspect: number | null
}[] = [
  {
    key: 'suit',
    unit: 'emergency:220200',
    kind: 'protection',
    zh: '重型防化服（演示）',
    en: 'Heavy chemical suits (demo)',
    measure: '套',
    quantity: 16,
    keptAt: '一号库 A 架',
    region: '220203',
    expires: 210,
    inspect: 40,
  },
  {
    key: 'plug',
    unit: 'emergency:220200',
    kind: 'plugging',
    zh: '堵漏工具组（演示）',
    en: 'Leak plugging kits (demo)',
    measure: '组',
    quantity: 8,
    keptAt: '一号库 B 架',
    region: '220203',
    expires: null,
    inspect: 75,
  },
  {
    key: 'detector',
    unit: 'emergency:220200',
    kind: 'detection',
    zh: '便携式四合一检测仪（演示）',
    en: 'Portable four-gas detectors (demo)',
    measure: '台',
    quantity: 12,
    keptAt: '值班室',
    region: '220203',
    expires: null,
    inspect: 18,
  },
  {
    key: 'foam',
    unit: 'emergency:220200',
    kind: 'firefighting',
    zh: '抗溶泡沫液（演示）',
    en: 'Alcohol-resistant foam (demo)',
    measure: '千克',
    quantity: 2000,
    keptAt: '二号库',
    region: '220202',
    expires: -23,
    inspect: null,
  },
  {
    key: 'pump',
    unit: 'emergency:220200',
    kind: 'rescue',
    zh: '防爆排风机（演示）',
    en: 'Explosion-proof fans (demo)',
    measure: '台',
    quantity: 4,
    keptAt: '二号库',
    region: '220202',
    expires: null,
    inspect: -9,
  },
  {
    key: 'support',
    unit: 'housing:220200',
    kind: 'rescue',
    zh: '液压支撑（演示）',
    en: 'Hydraulic props (demo)',
    measure: '根',
    quantity: 20,
    keptAt: '养护所',
    region: '220202',
    expires: null,
    inspect: 120,
  },
  {
    key: 'mask',
    unit: 'dept:emergency',
    kind: 'protection',
    zh: '正压式空气呼吸器（演示）',
    en: 'Self-contained breathing apparatus (demo)',
    measure: '具',
    quantity: 40,
    keptAt: '省储备库',
    region: '220100',
    expires: 900,
    inspect: 25,
  },
  {
    key: 'medicine',
    unit: 'dept:emergency',
    kind: 'medical',
    zh: '急救包（演示）',
    en: 'First-aid kits (demo)',
    measure: '套',
    quantity: 120,
    keptAt: '省储备库',
    region: '220100',
    expires: 12,
    inspect: null,
  },
  {
    key: 'light',
    unit: 'emergency:222400',
    kind: 'power',
    zh: '移动照明灯塔（演示）',
    en: 'Mobile light towers (demo)',
    measure: '台',
    quantity: 0,
    keptAt: '图们驻地',
    region: '222402',
    expires: null,
    inspect: 60,
  },
]
