import type { CircularKind } from './circular'
import type { Both } from './paper'

const both = (zh: string, en: string): Both => ({ zh, en })

/** The names that documents use, frozen with them. They are the pages' own words: app/paper/paper-terms.test.ts holds them against the messages. */
export const paperTerms = {
  line: {
    defense: both('防线', 'Defense'),
    boundary: both('界线', 'Boundary'),
    bottom: both('底线', 'Bottom'),
    red: both('红线', 'Red'),
    firing: both('火线', 'Firing'),
    network: both('网线', 'Network'),
  },
  level: { general: both('一般隐患', 'General hazard'), major: both('重大隐患', 'Major hazard') },
  inspectionKind: {
    planned: both('计划检查', 'planned'),
    unannounced: both('四不两直', 'unannounced'),
    cross: both('交叉检查', 'cross'),
    self_check: both('企业自查', 'self-check'),
    follow_up: both('回头看', 'follow-up'),
  },
  measure: {
    stop_work: both('停产停业', 'Stop work'),
    stop_use: both('停止使用', 'Stop using'),
    evacuate: both('撤出人员', 'People out'),
    seal: both('查封', 'Seal'),
    warning: both('书面警告', 'Warning in writing'),
  },
  broken: {
    directiveWithoutTask: both('有督办无任务', 'Directive without a task'),
    taskWithoutPerson: both('有任务无责任人', 'Task without a named person'),
    taskNotAccepted: both('任务下达未签收', 'Task issued but not accepted'),
    taskOverdue: both('任务逾期', 'Task overdue'),
    taskSilent: both('办理中而无进展报告', 'Task in progress, no report'),
    failWithoutHazard: both('不合格未转隐患', 'Failed item without a hazard'),
    hazardUngraded: both('隐患未定级', 'Hazard without a grade'),
    hazardOverdue: both('隐患逾期', 'Hazard overdue'),
    hazardUnreviewed: both('整改已报待复查', 'Rectified, waiting for re-inspection'),
    hazardUnpublished: both('挂牌重大隐患未公示', 'Listed major hazard, not made public'),
    stopTooLong: both('停产停业措施执行超期', 'Stop-work order in force too long'),
    closedUnjudged: both('办结而无成效结论', 'Closed without an effect verdict'),
    closedAlone: both('未经独立核查即销号', 'Closed without independent verification'),
    placeWithoutPerson: both('场所无人负责', 'Place without a named person'),
    placeWithoutRegulator: both('场所无监管部门', 'Place that nobody regulates'),
    workOfLeaver: both('责任人已离岗的在办工作', 'Open work whose person has left'),
    unitWithoutOwner: both(
      '党委、政府或责任人缺位的单位',
      'Unit without a named Party, government or responsible person',
    ),
    circulationUnsigned: both('已发出、逾期未签收的文件', 'Document sent and not signed for'),
    commitmentUnreviewed: both('到期后未评估的承诺', 'Commitment whose day has passed unreviewed'),
    fiveLapsed: both('五到位已到期且未重新自评', 'Five in place ended, none under way'),
    placeUnlooked: both('逾期未查看的相似场所', 'Similar place that nobody looked at by the deadline'),
    lessonUnevaluated: both('事故防范措施逾期未评估', 'Measures after an accident, not evaluated in time'),
    causeRepeated: both('同一原因曾在此处闭环的在办隐患', 'Open hazard whose cause had been closed here before'),
    campaignWithoutCommander: both('战役无指挥长', 'Battle without a commander'),
  },
  briefKind: {
    reply: both('批示已回复', 'Reply to your instruction'),
    signature: both('待您签批', 'Your signature'),
    appeal: both('申诉待裁决', 'Appeal against a step'),
    accident: both('较大及以上事故', 'Grave accident'),
    unlooked: both('举一反三有场所未查看', 'Places that nobody has looked at'),
    extension: both('申请延期', 'Asks for more time'),
    instruction: both('批示逾期未复', 'Reply overdue'),
    broken: both('断环最久', 'Broken longest'),
    battle: both('战役静默', 'Silent battle'),
  },
  hazardStage: {
    reported: both('已上报', 'Reported'),
    graded: both('已定级', 'Graded'),
    ordered: both('已责令', 'Ordered'),
    interim_controls: both('临时管控', 'Interim controls'),
    plan_filed: both('方案已报', 'Plan filed'),
    listed: both('挂牌督办', 'Listed'),
    rectifying: both('整改中', 'Rectifying'),
    submitted: both('待复查', 'Submitted'),
    reinspected: both('复查合格', 'Re-inspected'),
    acceptance_requested: both('申请验收', 'Acceptance requested'),
    onsite_review: both('现场验收', 'Reviewed on site'),
    delisted: both('已摘牌', 'Delisted'),
    closed: both('已销号', 'Closed'),
    stable: both('已稳定', 'Stable'),
    reopened: both('重新立案', 'Reopened'),
  },
} as const satisfies Record<string, Record<string, Both>>

/** What each kind of document is called. */
export const paperKinds: Record<CircularKind, Both> = {
  circular: both('通报', 'Circular'),
  monthly: both('统计月报', 'Monthly statistical form'),
  brief: both('晨报', 'Morning brief'),
}
