import type { CommitmentKind, CommitmentOutcome } from '@/domain/circulation'

/** What the units of the demo promise; invented, and marked so in the words themselves. */
export const committedWords: Record<CommitmentKind, readonly string[]> = {
  thought: [
    '党组会专题学习讲话，班子成员逐一发言，形成会议纪要（虚构）',
    '组织全员学习讲话并测试，参学率百分之百（虚构）',
    '开展一次“安全第一”讨论，每人交一份对照检查（虚构）',
  ],
  responsibility: [
    '修订安全生产责任清单，明确到岗到人并张榜公布（虚构）',
    '与所属单位逐一签订责任书，收齐存档（虚构）',
    '班子成员每人包保一处重点场所，名单上墙（虚构）',
  ],
  work: [
    '对所管行业开展一轮拉网排查，建立问题清单（虚构）',
    '每周调度一次整改进度，逾期的当周约谈（虚构）',
    '全部重大隐患完成整改方案并落实临时管控（虚构）',
  ],
  quality: [
    '对已销号隐患按一成比例回头看，结果通报（虚构）',
    '整改后一律由未参与整改的人员复查（虚构）',
    '检查文书抽查合格率不低于九成五（虚构）',
  ],
}

/** What a review of the demo says of a promise that was found so; invented likewise. */
export const foundWords: Record<CommitmentOutcome, readonly string[]> = {
  kept: ['材料齐全，现场核对一致（虚构）', '纪要、签到和台账均已查看（虚构）'],
  on_the_way: ['已完成过半，进度与承诺相符（虚构）', '方案已定，正在逐项落实（虚构）'],
  not_kept: ['未见任何材料，负责人说明原因（虚构）', '到期未做，已要求书面说明（虚构）'],
}
