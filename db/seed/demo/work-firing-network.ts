import type { WorkRow } from './work-templates'

export const firingAndNetworkWork: readonly WorkRow[] = [
  ['firing-line', 'province', 'emergency', 1, '省级应急救援力量调度演示', 'Show the dispatch of provincial rescue forces', '从警报到出动时间记录完整', 'Times from alert to departure on record', 'extinguisher'],
  ['plans', 'province', 'emergency', 1, '修订省级生产安全事故应急预案', 'Revise the provincial accident plan', '征求意见、评审、发布', 'Consulted, reviewed, issued', 'document'],
  ['plans', 'prefecture', 'emergency', 4, '{p}：液氨泄漏专项预案修订备案', '{p}: revise and file the ammonia leak plan', '专家评审并完成备案', 'Reviewed by experts and filed', 'tank'],
  ['plans', 'prefecture', 'housing', 3, '{p}：燃气管网事故应急预案与企业预案衔接', '{p}: join the city’s gas plan with the operators’', '联络人、阀位图一致', 'Contacts and valve maps agree', 'document'],
  ['drills', 'prefecture', 'fire', 4, '{p}：大型商业综合体夜间疏散实战演练', '{p}: night evacuation drill at a shopping complex', '疏散时间有记录，改进任务已下达', 'Time measured, improvements assigned', 'exit'],
  ['drills', 'prefecture', 'housing', 3, '{p}：中压燃气管破裂抢修演练', '{p}: drill on a broken medium-pressure main', '关阀、警戒、抢修时限达标', 'Shut-off, cordon and repair in time', 'excavator'],
  ['drills', 'county', 'emergency', 3, '{c}：有限空间中毒救援演练', '{c}: rescue drill in a limited space', '演练评估报告和改进项', 'Evaluation with improvements', 'well'],
  ['on-duty', 'prefecture', 'emergency', 3, '{p}：值班值守电话抽查', '{p}: random calls to the duty desk', '抽查应答率不低于95%', 'At least 95% answered', 'document'],
  ['on-duty', 'county', 'emergency', 1, '{c}：冬季 24 小时值班表公示', '{c}: winter duty roster published', '带班领导和值班员姓名公示', 'Leader and officer named', 'document'],
  ['response', 'prefecture', 'fire', 2, '{p}：危化品处置装备补充', '{p}: add equipment for chemical incidents', '装备入库并完成操作训练', 'In store and trained with', 'cabinet'],
  ['response', 'prefecture', 'emergency', 2, '{p}：应急物资库盘点和轮换', '{p}: count and renew the emergency stores', '账物相符，过期清零', 'Ledger agrees, nothing expired', 'cabinet'],
  ['network-line', 'province', 'propaganda', 1, '安全生产舆情应对工作机制', 'How to answer public opinion on work safety', '部门分工和时限明确', 'Duties and times set', 'document'],
  ['rumours', 'province', 'cyberspace', 1, '安全生产谣言线索移交流程', 'How rumours on safety are handed over', '线索—核实—辟谣—反馈闭环', 'Report, verify, rebut, answer', 'document'],
  ['rumours', 'prefecture', 'emergency', 3, '{p}：“燃气爆炸”不实信息核实与辟谣', '{p}: verify and rebut a false “gas explosion”', '发布权威信息，时长有记录', 'Authoritative answer, hours on record', 'document'],
  ['publicity', 'province', 'propaganda', 1, '安全生产公益宣传片投放', 'Public films on work safety', '主要媒体和公共屏幕投放', 'Shown on main media and public screens', 'document'],
  ['publicity', 'prefecture', 'housing', 3, '{p}：燃气安全进社区、进餐饮', '{p}: gas safety in estates and restaurants', '入户宣传与软管更换同步', 'Visits together with new hoses', 'hose'],
  ['publicity', 'prefecture', 'education', 2, '{p}：中小学“开学第一课”安全教育', '{p}: the first lesson of term on safety', '学校覆盖率100%', 'Every school', 'document'],
  ['atmosphere', 'prefecture', 'emergency', 2, '{p}：举报奖励制度宣传', '{p}: make the reward for reports known', '公布举报电话和奖励标准', 'Number and rewards published', 'sign'],
]
