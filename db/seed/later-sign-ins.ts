import type { SignIn } from './sign-ins'

/** Those who join their unit when the story is told, so that its people keep their names: a head and a second one on duty, for a night in two browsers. */
export const laterSignIns: readonly SignIn[] = [
  {
    email: 'head.emergency@demo.sixlines',
    role: 'head',
    nameZh: '陈立新',
    nameEn: 'Chen Lixin',
    unit: 'dept:emergency',
    unitZh: '省应急管理厅',
    unitEn: 'Emergency Management',
  },
  {
    email: 'duty.second@demo.sixlines',
    role: 'duty',
    nameZh: '林晓东',
    nameEn: 'Lin Xiaodong',
    unit: 'dept:emergency',
    unitZh: '省应急管理厅',
    unitEn: 'Emergency Management',
  },
]
