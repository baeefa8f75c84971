import type { WorkRow } from './work-templates'

export const defenseWork: readonly WorkRow[] = [
  ['study', 'province', 'general-office', 1, '印发全省安全生产视频会议精神传达学习通知', 'Circulate the spirit of the video conference on work safety', '通知印发至九市州和各成员单位，签收率100%', 'Notice sent to nine prefectures and every member unit, all signed for', 'document'],
  ['study', 'prefecture', 'emergency', 5, '{p}：组织各级干部学习会议精神，留存签到和讨论记录', '{p}: officials at every level study the speech, with sign-in and minutes', '覆盖市县乡三级，签到册和讨论记录齐全', 'Three levels covered; sign-in sheets and minutes on file', 'document'],
  ['study', 'county', 'emergency', 4, '{c}：乡镇（街道）安全员集中学习并测试', '{c}: township safety officers study and are tested', '参加率95%以上，补考到位', 'Attendance over 95%; those who failed sat again', 'document'],
  ['state-council', 'province', 'emergency', 1, '梳理国务院领导同志批示要求任务清单', 'List the tasks in the State Council leaders’ instructions', '逐条列出责任单位和时限，报省安委办', 'A responsible unit and a date for each point, sent to the committee office', 'document'],
  ['province-deployment', 'prefecture', 'emergency', 3, '{p}：制定贯彻落实省委、省政府部署实施方案', '{p}: plan to carry out the province’s deployment', '方案经市政府常务会议审议，明确分工', 'Plan passed by the city government, duties divided', 'document'],
  ['draw-lessons', 'province', 'emergency', 1, '通报近期事故，制作警示教育片并下发', 'Circular on recent accidents with a warning film', '覆盖全部市州和重点企业', 'Reaches every prefecture and key enterprise', 'document'],
  ['draw-lessons', 'prefecture', 'housing', 4, '{p}：举一反三，排查同类老旧小区燃气立管腐蚀', '{p}: look for the same riser corrosion in old estates', '同类小区逐个登记，发现一处整改一处', 'Every like estate listed, each fault put right', 'joint'],
  ['draw-lessons', 'prefecture', 'emergency', 3, '{p}：对照事故暴露问题排查同类企业 {n} 家', '{p}: check {n} like enterprises against the accident’s findings', '每家一表，问题清单闭环', 'One sheet an enterprise, every point closed', 'document'],
  ['draw-lessons', 'county', 'emergency', 2, '{c}：召开事故现场警示会', '{c}: warning meeting at the site of an accident', '企业主要负责人到会率100%', 'Every principal attends', 'document'],
  ['rethink', 'prefecture', 'emergency', 2, '{p}：召开安全生产专题反思会', '{p}: a meeting to rethink work safety', '形成问题清单和整改措施', 'A list of problems and measures', 'document'],
  ['again-thought', 'prefecture', 'emergency', 2, '{p}：“思想再统一”承诺书签订与中期自评', '{p}: commitment on unity in thought, mid-term review', '承诺书公示，中期自评报告上报', 'Commitment published, review reported', 'document'],
  ['again-responsibility', 'prefecture', 'emergency', 2, '{p}：“责任再夯实”责任清单更新', '{p}: duty lists renewed', '清单到人、到岗、到日期', 'Each duty has a person, a post and a date', 'document'],
  ['again-work', 'province', 'emergency', 1, '“工作再强化”中期督导', 'Mid-term guidance on “strengthen work, again”', '九市州督导全覆盖，反馈意见书面送达', 'Nine prefectures visited, findings served in writing', 'document'],
  ['again-quality', 'prefecture', 'emergency', 2, '{p}：“落实再提质”中期自评', '{p}: mid-term review of “improve quality, again”', '自评附佐证材料，接受抽查', 'Review with proof, open to spot checks', 'document'],
  ['top-priority', 'prefecture', 'emergency', 2, '{p}：党委常委会专题研究安全生产', '{p}: the Party standing committee takes up work safety', '会议纪要存档，议定事项有人办', 'Minutes on file, each decision has an owner', 'document'],
  ['defense-line', 'county', 'emergency', 2, '{c}：重点企业主要负责人安全述职', '{c}: principals of key enterprises report on safety', '述职评议结果公示', 'Results published', 'document'],
]
