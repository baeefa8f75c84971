import type { Role } from '@/domain/role'
import { laterSignIns } from './later-sign-ins'

/** The one password of every demo account; demo accounts exist only in the embedded default. */
export const demoPassword = 'Sixlines-demo-2026'

export type SignIn = {
  email: string
  role: Role
  nameZh: string
  nameEn: string
  /** Key of the unit they act for; see demo/units.ts. */
  unit: string
  unitZh: string
  unitEn: string
}

/** Those whom the story knows from its beginning: one of each role, and the second persons that independent checks need. All are invented. */
export const signInsOfStory: readonly SignIn[] = [
  {
    email: 'leader@demo.sixlines',
    role: 'leader',
    nameZh: '周明远',
    nameEn: 'Zhou Mingyuan',
    unit: 'gov:220000',
    unitZh: '吉林省',
    unitEn: 'Jilin Province',
  },
  {
    email: 'supervisor@demo.sixlines',
    role: 'supervisor',
    nameZh: '李静',
    nameEn: 'Li Jing',
    unit: 'dept:safety-committee-office',
    unitZh: '省安委办',
    unitEn: 'Committee Office',
  },
  {
    email: 'head@demo.sixlines',
    role: 'head',
    nameZh: '孙丽',
    nameEn: 'Sun Li',
    unit: 'housing:220200',
    unitZh: '吉林市住建局',
    unitEn: 'Jilin City Housing',
  },
  {
    email: 'official@demo.sixlines',
    role: 'official',
    nameZh: '王海峰',
    nameEn: 'Wang Haifeng',
    unit: 'housing:220200',
    unitZh: '吉林市住建局',
    unitEn: 'Jilin City Housing',
  },
  {
    email: 'inspector@demo.sixlines',
    role: 'inspector',
    nameZh: '赵铁军',
    nameEn: 'Zhao Tiejun',
    unit: 'emergency:220200',
    unitZh: '吉林市应急局',
    unitEn: 'Jilin City Emergency',
  },
  {
    email: 'enterprise@demo.sixlines',
    role: 'enterprise',
    nameZh: '马春林',
    nameEn: 'Ma Chunlin',
    unit: 'firm:gas:220200',
    unitZh: '松江城镇燃气',
    unitEn: 'Songjiang Town Gas',
  },
  {
    email: 'duty@demo.sixlines',
    role: 'duty',
    nameZh: '高志强',
    nameEn: 'Gao Zhiqiang',
    unit: 'dept:emergency',
    unitZh: '省应急管理厅',
    unitEn: 'Emergency Management',
  },
  {
    email: 'communications@demo.sixlines',
    role: 'communications',
    nameZh: '宋雅琴',
    nameEn: 'Song Yaqin',
    unit: 'dept:propaganda',
    unitZh: '省委宣传部',
    unitEn: 'Publicity',
  },
  {
    email: 'auditor@demo.sixlines',
    role: 'auditor',
    nameZh: '何秀兰',
    nameEn: 'He Xiulan',
    unit: 'dept:audit',
    unitZh: '省审计厅',
    unitEn: 'Audit',
  },
  {
    email: 'admin@demo.sixlines',
    role: 'admin',
    nameZh: '邓洁',
    nameEn: 'Deng Jie',
    unit: 'dept:safety-committee-office',
    unitZh: '省安委办',
    unitEn: 'Committee Office',
  },
  {
    email: 'leader.jilin@demo.sixlines',
    role: 'leader',
    nameZh: '郑文博',
    nameEn: 'Zheng Wenbo',
    unit: 'gov:220200',
    unitZh: '吉林市',
    unitEn: 'Jilin City',
  },
  {
    email: 'supervisor.jilin@demo.sixlines',
    role: 'supervisor',
    nameZh: '许鹏',
    nameEn: 'Xu Peng',
    unit: 'office:220200',
    unitZh: '吉林市安委办',
    unitEn: 'Jilin City Safety Office',
  },
  {
    email: 'deputy@demo.sixlines',
    role: 'official',
    nameZh: '韩雪',
    nameEn: 'Han Xue',
    unit: 'housing:220200',
    unitZh: '吉林市住建局',
    unitEn: 'Jilin City Housing',
  },
  {
    email: 'inspector.housing@demo.sixlines',
    role: 'inspector',
    nameZh: '田野',
    nameEn: 'Tian Ye',
    unit: 'housing:220200',
    unitZh: '吉林市住建局',
    unitEn: 'Jilin City Housing',
  },
  {
    email: 'inspector.office@demo.sixlines',
    role: 'inspector',
    nameZh: '金哲',
    nameEn: 'Jin Zhe',
    unit: 'office:220200',
    unitZh: '吉林市安委办',
    unitEn: 'Jilin City Safety Office',
  },
  {
    email: 'official.province@demo.sixlines',
    role: 'official',
    nameZh: '邵伟',
    nameEn: 'Shao Wei',
    unit: 'dept:housing',
    unitZh: '省住建厅',
    unitEn: 'Housing',
  },
  {
    email: 'head.changyi@demo.sixlines',
    role: 'head',
    nameZh: '孙立群',
    nameEn: 'Sun Liqun',
    unit: 'emergency:220202',
    unitZh: '昌邑区应急局',
    unitEn: 'Changyi Emergency',
  },
  {
    email: 'enterprise.chemical@demo.sixlines',
    role: 'enterprise',
    nameZh: '崔国栋',
    nameEn: 'Cui Guodong',
    unit: 'firm:chemical:220200',
    unitZh: '北山化工',
    unitEn: 'Beishan Chemical',
  },
  {
    email: 'enterprise.yanbian@demo.sixlines',
    role: 'enterprise',
    nameZh: '朴成浩',
    nameEn: 'Piao Chenghao',
    unit: 'firm:chemical:222400',
    unitZh: '图们江化工',
    unitEn: 'Tumenjiang Chemical',
  },
  {
    email: 'head.jilin@demo.sixlines',
    role: 'head',
    nameZh: '丁国强',
    nameEn: 'Ding Guoqiang',
    unit: 'office:220200',
    unitZh: '吉林市安委办',
    unitEn: 'Jilin City Safety Office',
  },
  {
    email: 'head.changchun@demo.sixlines',
    role: 'head',
    nameZh: '蒋文静',
    nameEn: 'Jiang Wenjing',
    unit: 'office:220100',
    unitZh: '长春市安委办',
    unitEn: 'Changchun Safety Office',
  },
  {
    email: 'head.yanbian@demo.sixlines',
    role: 'head',
    nameZh: '崔永哲',
    nameEn: 'Cui Yongzhe',
    unit: 'office:222400',
    unitZh: '延边州安委办',
    unitEn: 'Yanbian Safety Office',
  },
  {
    email: 'head.chaoyang@demo.sixlines',
    role: 'head',
    nameZh: '苏振宇',
    nameEn: 'Su Zhenyu',
    unit: 'emergency:220104',
    unitZh: '朝阳区应急局',
    unitEn: 'Chaoyang Emergency',
  },
  {
    email: 'head.yanji@demo.sixlines',
    role: 'head',
    nameZh: '李成日',
    nameEn: 'Li Chengri',
    unit: 'emergency:222401',
    unitZh: '延吉市应急局',
    unitEn: 'Yanji Emergency',
  },
]

/** Everybody who can sign in to the demo. */
export const demoSignIns: readonly SignIn[] = [...signInsOfStory, ...laterSignIns]
