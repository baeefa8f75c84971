import type { AccidentKind, MeasureResult } from '@/domain/accident'

/** An accident of the demo, invented; days are counted back from today. */
export type ToldAccident = {
  key: string
  /** The kind of place where it happened, in a prefecture; of several the n-th. */
  at: { kind: string; prefecture: string; nth?: number }
  kind: AccidentKind
  zh: string
  en: string
  toll: { deaths: number; injuries: number; loss: number }
  occurredAgo: number
  registeredAgo: number
  /** A later and higher number, and why. */
  correctedAgo?: number
  corrected?: { deaths: number; injuries: number; loss: number }
  inquiryAgo?: number
  receivedAgo?: number
  /** The day on which the report was approved, and when that was entered. */
  approvedAgo?: number
  concludedAgo?: number
  evaluatedAgo?: number
  struckAgo?: number
  direct?: readonly [zh: string, en: string]
  indirect?: readonly (readonly [cause: string, zh: string, en: string])[]
  lessons?: readonly (readonly [zh: string, en: string])[]
  measures?: readonly (readonly [
    zh: string,
    en: string,
    who: 'firm' | 'regulator',
    result?: MeasureResult,
    words?: string,
  ])[]
}

export const toldAccidents: readonly ToldAccident[] = [
  {
    key: 'coal-dust',
    at: { kind: '{c}煤矿', prefecture: '220600' },
    kind: 'explosion',
    zh: '演示：某煤矿煤尘爆炸',
    en: 'Demo: coal dust explosion in a mine',
    toll: { deaths: 5, injuries: 8, loss: 18_600_000 },
    occurredAgo: 490,
    registeredAgo: 88,
    inquiryAgo: 87.8,
    approvedAgo: 408,
    concludedAgo: 87,
    evaluatedAgo: 82,
    direct: [
      '运输巷积尘未清扫，放炮火焰引爆煤尘。',
      'Dust in the haulage road was not swept; the flame of a shot lit it.',
    ],
    indirect: [
      ['procedure', '无清扫和洒水降尘制度。', 'There was no rule on sweeping and wetting down dust.'],
      ['supervision', '夜班无人检查。', 'Nobody checked the night shift.'],
    ],
    lessons: [
      [
        '凡有可燃粉尘的场所，清扫与抑爆须逐班落实。',
        'Wherever dust can burn, sweeping and suppression belong to every shift.',
      ],
    ],
    measures: [
      [
        '建立逐班清扫台账并安装喷雾。',
        'Keep a sweeping record for each shift and install sprays.',
        'firm',
        'carried_out',
        '现场抽查三个班次，记录与现场一致。',
      ],
      ['每季度夜查一次。', 'Inspect at night once a quarter.', 'regulator', 'carried_out', '已查四次，均有文书。'],
    ],
  },
  {
    key: 'ammonia',
    at: { kind: '{c}液氨冷库', prefecture: '220100' },
    kind: 'leak',
    zh: '演示：某冷库液氨泄漏',
    en: 'Demo: ammonia leak in a cold store',
    toll: { deaths: 2, injuries: 52, loss: 9_400_000 },
    occurredAgo: 520,
    registeredAgo: 86,
    inquiryAgo: 85.6,
    approvedAgo: 396,
    concludedAgo: 85,
    direct: ['低压循环桶法兰垫片老化失效。', 'An aged gasket on the low-pressure receiver gave way.'],
    indirect: [
      ['maintenance', '密封件到期未更换。', 'Seals were not replaced when they were due.'],
      ['monitoring', '氨气报警器断电停用。', 'The ammonia alarm had been switched off.'],
    ],
    lessons: [['涉氨场所的密封件和报警器须逐处核实。', 'Where there is ammonia, check every seal and every alarm.']],
    measures: [
      [
        '更换全部密封件并建立周期台账。',
        'Replace all seals and keep a schedule.',
        'firm',
        'partly',
        '主机房已更换，两间冷间未换。',
      ],
      ['报警器接入监管平台。', 'Connect the alarms to the supervision platform.', 'regulator'],
    ],
  },
  {
    key: 'methanol',
    at: { kind: '{c}甲醇储罐区', prefecture: '222400' },
    kind: 'fire',
    zh: '演示：某罐区甲醇闪燃',
    en: 'Demo: methanol flash fire at a tank farm',
    toll: { deaths: 3, injuries: 4, loss: 6_200_000 },
    occurredAgo: 470,
    registeredAgo: 84,
    inquiryAgo: 83.5,
    approvedAgo: 338,
    concludedAgo: 83,
    direct: ['清罐作业未置换，静电引燃甲醇蒸气。', 'The tank was cleaned without purging; static lit the vapour.'],
    indirect: [
      ['permit', '受限空间和动火审批流于形式。', 'Permits for confined space and hot work were a formality.'],
      ['training', '外包人员未经培训。', 'The contractor’s people had no training.'],
    ],
    lessons: [
      [
        '易燃液体储罐的检维修须先置换、检测、审批。',
        'Purge, measure and permit before any work on a tank of flammable liquid.',
      ],
    ],
    measures: [
      ['外包作业纳入本单位统一审批。', 'Put contractors under the unit’s own permits.', 'firm'],
      [
        '开展储罐检维修专项执法。',
        'Enforce the rules on tank maintenance in a special round.',
        'regulator',
        'carried_out',
        '已检查 11 家，处罚 2 家。',
      ],
    ],
  },
  {
    key: 'mall',
    at: { kind: '{c}{s}宾馆', prefecture: '220200' },
    kind: 'fire',
    zh: '演示：某宾馆厨房火灾',
    en: 'Demo: kitchen fire in a hotel',
    toll: { deaths: 0, injuries: 2, loss: 780_000 },
    occurredAgo: 150,
    registeredAgo: 80,
    inquiryAgo: 79.5,
    receivedAgo: 78,
    approvedAgo: 70,
    concludedAgo: 69.5,
    direct: ['油烟管道积油被引燃。', 'Grease in the exhaust duct caught fire.'],
    indirect: [
      [
        'responsibility',
        '清洗责任在承包方与宾馆之间无人落实。',
        'Neither the hotel nor its tenant answered for cleaning.',
      ],
    ],
    lessons: [['油烟管道清洗须有明确责任人和记录。', 'Cleaning of exhaust ducts needs a named person and a record.']],
    measures: [['每两月清洗一次并留影像。', 'Clean every two months and keep pictures.', 'firm']],
  },
  {
    key: 'gas-flash',
    at: { kind: '{c}{s}餐饮街用气商户', prefecture: '220200' },
    kind: 'explosion',
    zh: '演示：某餐馆燃气闪爆',
    en: 'Demo: gas flash in a restaurant',
    toll: { deaths: 1, injuries: 5, loss: 1_350_000 },
    occurredAgo: 19,
    registeredAgo: 18.6,
    correctedAgo: 14,
    corrected: { deaths: 3, injuries: 3, loss: 1_500_000 },
    inquiryAgo: 17,
    direct: ['调压设备失效，室内燃气积聚遇明火。', 'The regulator failed; gas gathered indoors and met a flame.'],
    indirect: [
      ['monitoring', '未安装可燃气体报警器。', 'There was no gas alarm.'],
      ['aging', '调压设备超期使用。', 'The regulator was past its service life.'],
    ],
    lessons: [['用气场所的调压设备和报警器须逐户核查。', 'Check regulator and alarm wherever gas is used.']],
  },
  {
    key: 'charging',
    at: { kind: '{c}{s}小区电动自行车充电棚', prefecture: '220300' },
    kind: 'fire',
    zh: '演示：某小区充电棚起火',
    en: 'Demo: fire in an e-bike charging shed',
    toll: { deaths: 0, injuries: 0, loss: 160_000 },
    occurredAgo: 46,
    registeredAgo: 45.5,
    inquiryAgo: 44,
    receivedAgo: 6,
    direct: ['电池过充起火。', 'A battery was overcharged.'],
    indirect: [['supervision', '充电棚无人监管。', 'Nobody supervises the shed.']],
    lessons: [['集中充电设施须明确监管单位。', 'Every shared charging facility needs a regulator.']],
    measures: [['更换具备自动断电功能的设备。', 'Install chargers that switch themselves off.', 'firm']],
  },
  {
    key: 'scaffold',
    at: { kind: '{c}{s}高层住宅工地', prefecture: '220100' },
    kind: 'collapse',
    zh: '演示：某工地脚手架坍塌',
    en: 'Demo: scaffold collapse on a building site',
    toll: { deaths: 0, injuries: 3, loss: 420_000 },
    occurredAgo: 2.2,
    registeredAgo: 1.9,
  },
  {
    key: 'twice',
    at: { kind: '{c}{s}高层住宅工地', prefecture: '220100' },
    kind: 'collapse',
    zh: '演示：某工地脚手架坍塌（重复登记）',
    en: 'Demo: scaffold collapse (registered twice)',
    toll: { deaths: 0, injuries: 3, loss: 420_000 },
    occurredAgo: 2.2,
    registeredAgo: 1.7,
    struckAgo: 1.2,
  },
]
