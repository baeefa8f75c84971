import type { DrillCriterion, MarkGrade } from '@/domain/drill'

/** What happens in a drill, by minute. */
export const minutesTold: readonly (readonly [number, string])[] = [
  [0, '模拟报警，演练开始。'],
  [2, '当班人员向指挥报告，启动预案。'],
  [6, '切断来源，划定警戒区。'],
  [11, '无关人员疏散完毕，清点人数。'],
  [18, '救援力量到达集结点。'],
  [31, '险情解除，恢复现场。'],
]

/** How an evaluation finds the six, from good to bad. */
export const found: Record<'good' | 'mixed', Record<DrillCriterion, readonly [MarkGrade, string]>> = {
  good: {
    alarm: ['met', '两分钟内报告到指挥，要素齐全。'],
    command: ['met', '指挥明确，指令均有复诵。'],
    action: ['met', '六分钟切断来源，符合预案。'],
    protection: ['met', '防护用品佩戴正确，清点无误。'],
    communication: ['met', '对讲机全程畅通。'],
    supplies: ['met', '物资在位，取用及时。'],
  },
  mixed: {
    alarm: ['met', '报警及时，要素齐全。'],
    command: ['partly', '指挥部位置与风向不符，中途转移。'],
    action: ['partly', '切断用时超过预案两分钟。'],
    protection: ['not_met', '两名参演人员未佩戴呼吸器进入警戒区。'],
    communication: ['met', '通信畅通，备用频道未测试。'],
    supplies: ['partly', '堵漏器材缺一套法兰夹具。'],
  },
}
