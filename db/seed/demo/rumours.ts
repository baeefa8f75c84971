import type { RumourChannel, RumourSource, Truth } from '@/domain/rumour'

/** What is answered, as the public reads it: claim and answer in both languages, and where it was published. */
type ToldAnswer = { claim: [string, string]; text: [string, string]; channel: string }

/** A rumour of the story; times are hours, the first before now, the others after the one before them. All of it is invented. */
export type ToldRumour = {
  ago: number
  zh: string
  en: string
  words?: string
  source: RumourSource
  channel: RumourChannel
  region: string
  reach?: number
  screenshot?: boolean
  dismissed?: { after: number; reason: string }
  triage?: { after: number; unit: string; reason: string }
  bounced?: { after: number; reason: string }
  verify?: { after: number; truth: Truth; sources: [string, string | null][] }
  draft?: { after: number; answer: ToldAnswer }
  returned?: { after: number; reason: string }
  approve?: { after: number; by: 'supervisor' | 'leader' }
  close?: { after: number; reach: number }
  /** The finding and the answer that took the place of the first. */
  corrected?: { after: number; truth: Truth; source: string; reason: string; answer: ToldAnswer }
  /** Asked by one person, answered to that person. */
  asker?: boolean
}

/** Those of the last weeks that were answered. */
export const answeredRumours: readonly ToldRumour[] = [
  {
    ago: 1_180,
    zh: '网传昌邑区一小区燃气管道爆炸致多人伤亡',
    en: 'A gas main is said to have exploded in an estate of Changyi, with casualties',
    words: '“昌邑那边炸了，死了好几个，赶紧离远点！”——短视频配火光画面，定位不明。',
    source: 'monitoring',
    channel: 'video',
    region: '220202',
    reach: 86_000,
    screenshot: true,
    triage: { after: 0.6, unit: 'housing:220200', reason: '涉及燃气安全，传播快，须即时核实。' },
    verify: {
      after: 2.1,
      truth: 'false',
      sources: [
        ['当日值班记录与现场核查：该小区无燃气事故、无伤亡报告。', null],
        ['视频画面与外地往年公开画面一致。', null],
      ],
    },
    draft: {
      after: 0.7,
      answer: {
        claim: [
          '网传昌邑区某小区燃气管道爆炸、多人伤亡',
          'A gas main is said to have exploded in an estate of Changyi, with many hurt',
        ],
        text: [
          '经现场核查，昌邑区当日未发生燃气爆炸，无人员伤亡。网传视频画面来自外地往年的公开画面。发现燃气泄漏请先开窗、关阀、离开，到室外安全处拨打燃气公司抢修电话。',
          'Nothing exploded in Changyi that day and nobody was hurt, as was found on the spot. The pictures are old and from elsewhere. Who smells gas opens the windows, shuts the valve, leaves, and calls the gas company from outside.',
        ],
        channel: '吉林市政府网站（演示）',
      },
    },
    approve: { after: 0.5, by: 'supervisor' },
    close: { after: 70, reach: 91_500 },
  },
  {
    ago: 860,
    zh: '网传化工园区储罐泄漏、附近居民要连夜撤离',
    en: 'A tank at the chemical park is said to leak, and people near it to be moved at night',
    words: '“化工园那个罐漏了，今晚全撤，别喝自来水。”',
    source: 'hotline',
    channel: 'chat',
    region: '220200',
    reach: 12_000,
    screenshot: true,
    triage: { after: 1.1, unit: 'emergency:220200', reason: '涉及危险化学品和群众疏散。' },
    verify: {
      after: 5.4,
      truth: 'partly',
      sources: [
        ['企业报告与现场检测：一处法兰渗漏，当班处置完毕，厂界检测未超标。', null],
        ['市政供水监测记录：无异常。', null],
      ],
    },
    draft: {
      after: 1.2,
      answer: {
        claim: [
          '网传化工园区储罐泄漏、居民连夜撤离、自来水不能喝',
          'A tank is said to leak, people to be moved at night and water to be unsafe',
        ],
        text: [
          '园区一处管道法兰曾有少量渗漏，当班已处置完毕，厂界检测未超标；没有撤离安排，自来水水质正常。',
          'A flange seeped a little and was mended on the same shift; readings at the fence were within limits. Nobody has to leave, and tap water is as it should be.',
        ],
        channel: '吉林市应急管理局公众号（演示）',
      },
    },
    approve: { after: 0.8, by: 'supervisor' },
    close: { after: 96, reach: 14_300 },
  },
  {
    ago: 520,
    zh: '网传烟花仓库爆燃、消防封锁消息',
    en: 'A fireworks store is said to have burned and the news to be held back',
    source: 'press',
    channel: 'microblog',
    region: '220100',
    reach: 230_000,
    screenshot: true,
    triage: { after: 3.2, unit: 'emergency:220104', reason: '媒体问询，涉及烟花爆竹。' },
    verify: { after: 9, truth: 'false', sources: [['接处警记录和库区监控：当日无火情。', null]] },
    draft: {
      after: 4,
      answer: {
        claim: ['网传朝阳区烟花仓库爆燃', 'A fireworks store in Chaoyang is said to have burned'],
        text: ['经核实，朝阳区烟花爆竹仓库当日无火情。', 'No store of fireworks in Chaoyang burned that day.'],
        channel: '长春市政府网站（演示）',
      },
    },
    approve: { after: 3.5, by: 'leader' },
    close: { after: 60, reach: 236_000 },
    corrected: {
      after: 30,
      truth: 'partly',
      source: '补充核查：仓库外空地曾有杂草着火，十分钟内扑灭，未波及库区。',
      reason: '补充核查发现库外曾有火情，须更正。',
      answer: {
        claim: ['网传朝阳区烟花仓库爆燃', 'A fireworks store in Chaoyang is said to have burned'],
        text: [
          '更正：朝阳区烟花爆竹仓库库区没有着火；库外空地杂草曾着火，十分钟内扑灭，无人员伤亡。此前的回应未提及这一情况。',
          'Correction: the store did not burn. Weeds on open ground outside it did, and were put out within ten minutes; nobody was hurt. The earlier answer did not say so.',
        ],
        channel: '长春市政府网站（演示）',
      },
    },
  },
  {
    ago: 312,
    zh: '群众询问自家小区是否属于燃气管道改造范围、是否有爆炸危险',
    en: 'A resident asks whether the gas main under an estate is about to burst',
    source: 'public',
    channel: 'spoken',
    region: '220202',
    triage: { after: 1.5, unit: 'housing:220200', reason: '个别询问，可直接答复。' },
    verify: { after: 6, truth: 'unproven', sources: [['管网图与年度检测计划：该段列入本季度检测，尚未检测。', null]] },
    draft: {
      after: 2,
      answer: {
        claim: ['询问小区燃气管道是否有爆炸危险', 'Whether the gas main is about to burst'],
        text: [
          '该段管道列入本季度检测，检测结果出来后另行告知。',
          'This stretch is tested this quarter; what is found will be told.',
        ],
        channel: '电话答复（演示）',
      },
    },
    approve: { after: 1, by: 'supervisor' },
    close: { after: 20, reach: 0 },
    asker: true,
  },
  {
    ago: 190,
    zh: '网传矿山炸药失窃流入社会',
    en: 'Explosives of a mine are said to have been stolen',
    source: 'unit',
    channel: 'forum',
    region: '222401',
    reach: 4_100,
    screenshot: true,
    triage: { after: 0.9, unit: 'emergency:222401', reason: '涉及民用爆炸物品，影响公共安全。' },
    verify: { after: 3.3, truth: 'false', sources: [['库存盘点与领用台账逐件核对一致。', null]] },
    draft: {
      after: 1.1,
      answer: {
        claim: ['网传矿山炸药失窃', 'Explosives of a mine are said to have been stolen'],
        text: [
          '经逐件盘点，库存与台账一致，没有失窃。',
          'Counted piece by piece, the store agrees with its books: nothing was stolen.',
        ],
        channel: '延吉市政府网站（演示）',
      },
    },
    approve: { after: 0.7, by: 'supervisor' },
  },
]
