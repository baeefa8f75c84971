import type { AccidentKind } from '@/domain/accident'
import type { DrillKind } from '@/domain/drill'
import type { PlanKind } from '@/domain/plan'

/** A drill of the demo: so many days ago (ahead where negative), and how far it came. */
export type ToldDrill = {
  ago: number
  kind: DrillKind
  zh: string
  en: string
  way: 'planned' | 'held' | 'evaluated' | 'improved' | 'closed' | 'clean' | 'cancelled'
}
/** A plan of the demo: signed so many days ago, or drafted where it is no further. */
export type ToldPlan = {
  unit: string
  kind: PlanKind
  zh: string
  en: string
  scope: string
  hazards: AccidentKind[]
  ago: number
  way: 'draft' | 'withdrawn' | 'reviewed' | 'approved' | 'filed'
  /** Its next version was signed so many days ago. */
  revised?: number
  /** Whether everybody has read it. */
  read?: boolean
  drills?: ToldDrill[]
}

const gas = 'firm:gas:220200'
const chemical = 'firm:chemical:220200'

export const toldPlans: readonly ToldPlan[] = [
  {
    unit: gas,
    kind: 'comprehensive',
    zh: '生产安全事故综合应急预案',
    en: 'Comprehensive plan for work-safety accidents',
    scope: '公司全部场站、管网和用户服务。',
    hazards: ['explosion', 'fire', 'leak'],
    ago: 610,
    way: 'filed',
    read: true,
    drills: [{ ago: -12, kind: 'full_scale', zh: '冬季供气综合演练', en: 'Winter supply drill', way: 'planned' }],
  },
  {
    unit: gas,
    kind: 'special',
    zh: '管网泄漏专项应急预案',
    en: 'Special plan for leaks of the network',
    scope: '中压管网泄漏、第三方破坏。',
    hazards: ['leak', 'explosion'],
    ago: 700,
    way: 'filed',
    revised: 75,
    drills: [
      {
        ago: 47,
        kind: 'functional',
        zh: '第三方挖破中压管处置演练',
        en: 'Drill: a digger breaks a medium-pressure main',
        way: 'closed',
      },
    ],
  },
  {
    unit: gas,
    kind: 'onsite',
    zh: '门站现场处置方案',
    en: 'On-site plan of the gate station',
    scope: '门站工艺区泄漏的先期处置。',
    hazards: ['leak'],
    ago: 1130,
    way: 'filed',
    read: true,
    drills: [
      {
        ago: 3,
        kind: 'functional',
        zh: '门站阀组泄漏处置演练',
        en: 'Drill: valve group leaks at the gate station',
        way: 'held',
      },
    ],
  },
  {
    unit: chemical,
    kind: 'special',
    zh: '危险化学品泄漏专项应急预案',
    en: 'Special plan for leaks of dangerous chemicals',
    scope: '储罐区、装卸区泄漏。',
    hazards: ['leak', 'poisoning'],
    ago: 420,
    way: 'filed',
    read: true,
    drills: [
      {
        ago: 8,
        kind: 'full_scale',
        zh: '储罐区泄漏实战演练',
        en: 'Full-scale drill: the tank farm leaks',
        way: 'evaluated',
      },
    ],
  },
  {
    unit: chemical,
    kind: 'onsite',
    zh: '装卸区现场处置方案',
    en: 'On-site plan of the loading bay',
    scope: '装卸软管脱落的先期处置。',
    hazards: ['leak', 'fire'],
    ago: 48,
    way: 'approved',
    drills: [
      { ago: 26, kind: 'functional', zh: '装卸软管脱落演练', en: 'Drill: a loading hose comes off', way: 'clean' },
      { ago: -20, kind: 'tabletop', zh: '夜班装卸桌面推演', en: 'Tabletop: loading at night', way: 'cancelled' },
    ],
  },
  {
    unit: chemical,
    kind: 'comprehensive',
    zh: '生产安全事故综合应急预案（新编）',
    en: 'Comprehensive plan (new)',
    scope: '全厂。',
    hazards: ['explosion', 'fire', 'leak', 'poisoning'],
    ago: 9,
    way: 'reviewed',
  },
  {
    unit: 'firm:mine:220200',
    kind: 'comprehensive',
    zh: '矿山事故综合应急预案',
    en: 'Comprehensive plan of the mine',
    scope: '井下和地面全部系统。',
    hazards: ['collapse', 'explosion'],
    ago: 330,
    way: 'filed',
    drills: [
      {
        ago: 70,
        kind: 'full_scale',
        zh: '井下撤人实战演练',
        en: 'Full-scale drill: everybody leaves the mine',
        way: 'improved',
      },
    ],
  },
  {
    unit: 'firm:mall:220200',
    kind: 'special',
    zh: '人员疏散专项应急预案',
    en: 'Special plan for evacuation',
    scope: '商场营业时段的人员疏散。',
    hazards: ['fire'],
    ago: 250,
    way: 'filed',
  },
  {
    unit: 'firm:builder:220200',
    kind: 'onsite',
    zh: '深基坑坍塌现场处置方案',
    en: 'On-site plan: a deep pit collapses',
    scope: '在建工地深基坑。',
    hazards: ['collapse'],
    ago: 15,
    way: 'draft',
  },
  {
    unit: 'firm:builder:220200',
    kind: 'onsite',
    zh: '塔吊倾覆现场处置方案',
    en: 'On-site plan: a tower crane falls over',
    scope: '在建工地塔吊。',
    hazards: ['collapse'],
    ago: 40,
    way: 'withdrawn',
  },
  {
    unit: 'firm:chemical:222400',
    kind: 'comprehensive',
    zh: '生产安全事故综合应急预案',
    en: 'Comprehensive plan for work-safety accidents',
    scope: '全厂。',
    hazards: ['explosion', 'leak'],
    ago: 500,
    way: 'filed',
    read: true,
    drills: [
      {
        ago: 33,
        kind: 'functional',
        zh: '反应釜超压处置演练',
        en: 'Drill: a reactor runs over pressure',
        way: 'clean',
      },
    ],
  },
  {
    unit: 'firm:storage:220100',
    kind: 'special',
    zh: '仓库火灾专项应急预案',
    en: 'Special plan for a warehouse fire',
    scope: '甲类仓库。',
    hazards: ['fire', 'poisoning'],
    ago: 380,
    way: 'filed',
    drills: [
      {
        ago: 15,
        kind: 'tabletop',
        zh: '甲类仓库起火桌面推演',
        en: 'Tabletop: fire in a class-A store',
        way: 'evaluated',
      },
    ],
  },
  {
    unit: 'housing:220200',
    kind: 'special',
    zh: '城镇燃气突发事件部门应急预案',
    en: 'Department plan for town gas incidents',
    scope: '全市城镇燃气突发事件的部门响应。',
    hazards: ['leak', 'explosion'],
    ago: 720,
    way: 'filed',
    read: true,
  },
  {
    unit: 'emergency:220200',
    kind: 'comprehensive',
    zh: '生产安全事故部门应急预案',
    en: 'Department plan for work-safety accidents',
    scope: '全市生产安全事故的部门响应。',
    hazards: ['explosion', 'fire', 'leak'],
    ago: 690,
    way: 'filed',
    read: true,
    drills: [
      {
        ago: 62,
        kind: 'tabletop',
        zh: '危化品事故会商桌面推演',
        en: 'Tabletop: conference on a chemicals accident',
        way: 'improved',
      },
    ],
  },
  {
    unit: 'office:220200',
    kind: 'comprehensive',
    zh: '市安委办应急响应预案',
    en: 'Response plan of the city’s safety office',
    scope: '市安委办在事故中的协调职责。',
    hazards: [],
    ago: 30,
    way: 'approved',
  },
]
