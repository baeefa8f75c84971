import type { AlertKind, AlertSource, Severity, TeamKind } from '@/domain/response'
import { responsesNow } from './responses-now'

type Stage =
  | 'alerted'
  | 'notified'
  | 'acknowledged'
  | 'on_site'
  | 'stood_down'
  | 'reviewed'
  | 'closed'
  | 'false_alarm'
  | 'cancelled'

/** An alert of the demo, invented; days are counted back from now, steps in minutes from the alert. */
export type ToldResponse = {
  ago: number
  prefecture: string
  /** Received by the province's duty officer, else by the office of the prefecture. */
  byDuty?: boolean
  kind: AlertKind
  severity: Severity
  source: AlertSource
  zh: string
  en: string
  details: string
  /** A kind of place of the register; else where in words. */
  at?: string
  scene?: string
  caller?: readonly [name: string, phone: string]
  /** Minutes before the alert at which the caller says it began. */
  claimed?: number
  until: Stage
  notify?: number
  acknowledge?: number
  arrive?: number
  /** Minutes after the alert at which the responders say they arrived. */
  claimedArrival?: number
  standDown?: number
  reportUp?: number
  /** Days after the alert. */
  review?: number
  close?: number
  /** What was given out to get better; without it the response is closed as needing nothing. */
  improvement?: readonly [zh: string, en: string]
  team?: TeamKind
  /** Which store is drawn, how much, and how much comes back. */
  draws?: readonly (readonly [store: string, out: number, back: number])[]
  accident?: string
  reason?: string
}

const city = '220200'
export const toldResponses: readonly ToldResponse[] = [
  {
    ago: 74,
    prefecture: city,
    kind: 'leak',
    severity: 'ordinary',
    source: 'unit',
    zh: '演示：储罐区氨味报警',
    en: 'Demo: smell of ammonia at a tank farm',
    details: '值班人员闻到氨味，固定探测器一级报警。',
    at: '{c}液氨罐区',
    scene: '',
    until: 'closed',
    notify: 4,
    acknowledge: 9,
    arrive: 33,
    standDown: 150,
    reportUp: 41,
    review: 3,
    close: 6,
    improvement: [
      '罐区探测器增设第二组并接入值班室',
      'A second set of detectors at the tank farm, heard in the duty room',
    ],
    team: 'hazmat',
    draws: [
      ['suit', 4, 4],
      ['plug', 2, 1],
    ],
  },
  {
    ago: 52,
    prefecture: city,
    byDuty: true,
    kind: 'weather',
    severity: 'larger',
    source: 'superior',
    zh: '演示：暴雪预警，公路滞留',
    en: 'Demo: blizzard warning, traffic stranded',
    details: '上级通报暴雪预警，国道多车滞留。',
    scene: '国道昌邑段',
    until: 'closed',
    notify: 3,
    acknowledge: 7,
    arrive: 58,
    standDown: 540,
    review: 4,
    close: 7,
    team: 'comprehensive',
  },
  {
    ago: 33,
    prefecture: '222400',
    kind: 'fire',
    severity: 'ordinary',
    source: 'hotline',
    zh: '演示：仓库冒烟',
    en: 'Demo: smoke from a warehouse',
    details: '群众拨打值班电话，称仓库顶部冒烟。',
    scene: '开发区仓储路',
    caller: ['某女士', '演示号码'],
    until: 'closed',
    notify: 12,
    acknowledge: 31,
    arrive: 74,
    standDown: 190,
    review: 5,
    close: 9,
    improvement: ['夜间值班电话改为双人轮守', 'Two people at the duty telephone at night'],
  },
  {
    ago: 19,
    prefecture: city,
    kind: 'explosion',
    severity: 'ordinary',
    source: 'public',
    zh: '演示：餐馆燃气闪爆',
    en: 'Demo: gas flash in a restaurant',
    details: '餐馆后厨闪爆，两人受伤，周边已疏散。',
    accident: 'gas-flash',
    caller: ['某先生', '演示号码'],
    claimed: 6,
    until: 'closed',
    notify: 2,
    acknowledge: 5,
    arrive: 19,
    claimedArrival: 14,
    standDown: 210,
    reportUp: 38,
    review: 2,
    close: 5,
    improvement: [
      '餐饮街燃气阀门一户一图，抢修车随车携带',
      'A valve map of every restaurant, carried in the repair van',
    ],
    team: 'gas',
    draws: [['detector', 2, 2]],
  },
  {
    ago: 13,
    prefecture: city,
    kind: 'leak',
    severity: 'unknown',
    source: 'monitoring',
    zh: '演示：调压站超压报警',
    en: 'Demo: pressure alarm at a regulating station',
    details: '监测平台超压报警。',
    scene: '解放路调压站',
    until: 'stood_down',
    notify: 3,
    acknowledge: 18,
    arrive: 40,
    standDown: 95,
    team: 'gas',
  },
  {
    ago: 8,
    prefecture: '220100',
    kind: 'traffic',
    severity: 'ordinary',
    source: 'hotline',
    zh: '演示：危货车侧翻',
    en: 'Demo: a hazardous-goods lorry on its side',
    details: '罐车侧翻，罐体未见泄漏。',
    scene: '绕城高速出口',
    until: 'reviewed',
    notify: 4,
    acknowledge: 8,
    arrive: 36,
    standDown: 260,
    reportUp: 55,
    review: 3,
    improvement: ['危货车侧翻现场处置卡', 'A response card for overturned lorries'],
  },
  ...responsesNow,
]
