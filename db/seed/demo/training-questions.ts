import type { QuestionKind, QuestionTopic } from '@/domain/quiz'
import { moreQuestions } from './training-questions-more'

export type DemoQuestion = {
  topic: QuestionTopic
  kind: QuestionKind
  zh: string
  en: string
  options: readonly (readonly [zh: string, en: string])[]
  answers: readonly string[]
  whyZh: string
  whyEn: string
  clause?: string
}

const safetyLaw = (article: string) => `安全生产法（2021）${article}`

const gasAndFire: readonly DemoQuestion[] = [
  {
    topic: 'gas',
    kind: 'single',
    zh: '在厨房闻到燃气味，首先应当做什么？',
    en: 'You smell gas in a kitchen. What comes first?',
    options: [
      ['开排风扇把气抽走', 'Switch on the fan to draw the gas out'],
      ['关闭阀门、开窗通风', 'Close the valve and open the windows'],
      ['在原地打电话报修', 'Telephone for repair from where you stand'],
      ['用打火机找漏点', 'Look for the leak with a lighter'],
    ],
    answers: ['B'],
    whyZh: '先断气源再通风；开关电器和打电话都可能产生火花。',
    whyEn: 'Cut the source, then let air in; switches and telephones can spark.',
  },
  {
    topic: 'gas',
    kind: 'true_false',
    zh: '发现室内燃气泄漏后，可以打开电灯查看情况。',
    en: 'When gas has leaked indoors, the light may be switched on to see.',
    options: [],
    answers: ['B'],
    whyZh: '开关会产生电火花，足以引爆。',
    whyEn: 'A switch makes a spark, which is enough to ignite it.',
  },
  {
    topic: 'gas',
    kind: 'multiple',
    zh: '餐饮场所使用瓶装液化气，下列哪些做法是错误的？',
    en: 'Which of these are wrong in a restaurant that uses bottled gas?',
    options: [
      ['气瓶横放使用', 'Using a bottle lying on its side'],
      ['安装可燃气体报警器', 'Fitting a gas alarm'],
      ['用明火加热气瓶', 'Warming a bottle with a flame'],
      ['用肥皂水检查接头', 'Checking joints with soapy water'],
    ],
    answers: ['A', 'C'],
    whyZh: '横放会流出液体，加热会使瓶内压力升高。',
    whyEn: 'On its side it lets liquid out; heat raises the pressure in it.',
  },
  {
    topic: 'gas',
    kind: 'single',
    zh: '检查燃气软管接头是否漏气，正确的方法是？',
    en: 'How is a hose joint checked for a leak?',
    options: [
      ['涂肥皂水看有无气泡', 'Soapy water, and look for bubbles'],
      ['用火柴靠近', 'Hold a match near it'],
      ['听声音', 'Listen'],
    ],
    answers: ['A'],
    whyZh: '肥皂水能看出细小泄漏，且不产生火花。',
    whyEn: 'Soapy water shows even a small leak and makes no spark.',
  },
  {
    topic: 'gas',
    kind: 'true_false',
    zh: '燃气阀门井内作业前，应当先检测气体再下井。',
    en: 'Before work in a valve pit the air is tested first.',
    options: [],
    answers: ['A'],
    whyZh: '井内可能有可燃气体或缺氧。',
    whyEn: 'A pit can hold gas or lack oxygen.',
  },
  {
    topic: 'gas',
    kind: 'multiple',
    zh: '燃气管线旁发现有人施工，巡线员应当做什么？',
    en: 'Somebody digs beside a gas main. What does the line walker do?',
    options: [
      ['要求先停工', 'Have the work stop first'],
      ['核对管位并交底', 'Check where the main lies and brief them'],
      ['拍照后离开', 'Take a picture and leave'],
      ['报告公司并登记', 'Report to the company and record it'],
    ],
    answers: ['A', 'B', 'D'],
    whyZh: '第三方施工是管线破坏的常见原因，须现场制止并记录。',
    whyEn: 'Digging by others often breaks mains; it is stopped on the spot and recorded.',
  },
  {
    topic: 'fire',
    kind: 'single',
    zh: '疏散通道上可以临时堆放物品吗？',
    en: 'May things stand in an escape route for a while?',
    options: [
      ['营业时间外可以', 'Outside opening hours'],
      ['任何时候都不可以', 'Never'],
      ['留出一人宽即可', 'If one person can pass'],
    ],
    answers: ['B'],
    whyZh: '通道必须随时畅通。',
    whyEn: 'A route is free at all times.',
  },
  {
    topic: 'fire',
    kind: 'true_false',
    zh: '火灾时应乘电梯尽快离开。',
    en: 'In a fire the lift is the quickest way out.',
    options: [],
    answers: ['B'],
    whyZh: '电梯可能停运，电梯井会进烟。',
    whyEn: 'Lifts stop, and smoke fills their shafts.',
  },
  {
    topic: 'fire',
    kind: 'single',
    zh: '通过有烟的走廊，正确的姿势是？',
    en: 'How is a corridor with smoke passed?',
    options: [
      ['直立快跑', 'Upright and fast'],
      ['弯腰低姿、捂住口鼻', 'Bent low, mouth and nose covered'],
      ['原地等候', 'Wait where you are'],
    ],
    answers: ['B'],
    whyZh: '烟往上走，低处空气较好。',
    whyEn: 'Smoke rises; the air is better low down.',
  },
  {
    topic: 'fire',
    kind: 'multiple',
    zh: '电动自行车充电，哪些做法容易引发火灾？',
    en: 'Charging an e-bike: which of these easily start a fire?',
    options: [
      ['在楼道里充电', 'Charging in the stairwell'],
      ['整夜充电无人看管', 'Charging all night unattended'],
      ['在有喷淋的集中点充电', 'Charging at a point with sprinklers'],
      ['使用改装电池', 'Using an altered battery'],
    ],
    answers: ['A', 'B', 'D'],
    whyZh: '楼道、无人看管和改装电池都会扩大后果。',
    whyEn: 'Stairwells, nobody watching and altered batteries all make it worse.',
  },
  {
    topic: 'law',
    kind: 'true_false',
    zh: '未经安全生产教育和培训合格的从业人员，不得上岗作业。',
    en: 'Nobody works who has not passed safety education and training.',
    options: [],
    answers: ['A'],
    whyZh: '法律对所有从业人员都这样要求。',
    whyEn: 'The law asks it of every worker.',
    clause: safetyLaw('第二十八条'),
  },
  {
    topic: 'law',
    kind: 'multiple',
    zh: '安全生产教育和培训档案应当如实记录哪些内容？',
    en: 'What does the training file truly record?',
    options: [
      ['时间', 'The time'],
      ['内容', 'The content'],
      ['参加人员', 'Who took part'],
      ['考核结果', 'The results'],
    ],
    answers: ['A', 'B', 'C', 'D'],
    whyZh: '四项都要记录。',
    whyEn: 'All four are recorded.',
    clause: safetyLaw('第二十八条'),
  },
  {
    topic: 'law',
    kind: 'single',
    zh: '特种作业人员上岗前必须取得什么？',
    en: 'What must a person have before special operations?',
    options: [
      ['单位介绍信', 'A letter of the unit'],
      ['相应的资格', 'The licence for it'],
      ['三年工作经验', 'Three years of work'],
    ],
    answers: ['B'],
    whyZh: '须经专门培训并取得相应资格。',
    whyEn: 'Special training and the licence that goes with it.',
    clause: safetyLaw('第三十条'),
  },
]

/** What the demo's bank asks: invented by the project, in both languages; a clause only where its text was read. */
export const demoQuestions: readonly DemoQuestion[] = [...gasAndFire, ...moreQuestions]
