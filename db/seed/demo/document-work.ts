import type { TaskStage } from '@/domain/task'

type Planned = {
  key: string
  level: 'province' | 'prefecture'
  unit: string
  zh: string
  en: string
  criteriaZh: string
  criteriaEn: string
  stage: TaskStage
  openedAgo: number
  lastAgo: number
  dueIn: number
}
/** Work that the invented notice became, and how it stands. */
export const noticeWork: readonly Planned[] = [
  {
    key: 'winter-gas',
    level: 'prefecture',
    unit: 'housing',
    zh: '检查船营区餐饮场所燃气报警装置 120 家',
    en: 'Check the gas alarms of 120 eating places in Chuanying',
    criteriaZh: '120 家逐户有记录和照片，隐患全部登记',
    criteriaEn: 'A record with photos for each of the 120; every hazard registered',
    stage: 'in_progress',
    openedAgo: 16,
    lastAgo: 2,
    dueIn: 9,
  },
  {
    key: 'winter-heating',
    level: 'prefecture',
    unit: 'housing',
    zh: '排查松江中路供热管网',
    en: 'Investigate the heating network of Songjiang Middle Road',
    criteriaZh: '逐段排查记录，问题管段有处置意见',
    criteriaEn: 'A record section by section, each defect with what is done',
    stage: 'in_progress',
    openedAgo: 17,
    lastAgo: 6,
    dueIn: -2,
  },
  {
    key: 'winter-night',
    level: 'prefecture',
    unit: 'emergency',
    zh: '夜间检查危险化学品储存单位',
    en: 'Night checks of chemical storage sites',
    criteriaZh: '每周不少于两次，检查记录完整',
    criteriaEn: 'At least twice a week, with complete records',
    stage: 'accepted',
    openedAgo: 6,
    lastAgo: 3,
    dueIn: 20,
  },
  {
    key: 'winter-drill',
    level: 'province',
    unit: 'emergency',
    zh: '组织低温雨雪冰冻实战演练',
    en: 'Hold the ice-disaster drill',
    criteriaZh: '演练方案、影像和评估报告齐全',
    criteriaEn: 'Plan, pictures and evaluation of the drill',
    stage: 'archived',
    openedAgo: 18,
    lastAgo: 1,
    dueIn: 6,
  },
  {
    key: 'winter-roads',
    level: 'prefecture',
    unit: 'housing',
    zh: '停工工地断电看守核查',
    en: 'Verify power cuts and watch at idle sites',
    criteriaZh: '停工工地名单逐个核实',
    criteriaEn: 'Every site of the list verified',
    stage: 'issued',
    openedAgo: 3,
    lastAgo: 0.2,
    dueIn: 14,
  },
]
