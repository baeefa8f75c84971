/** What people of the demo write; they write Chinese, as officials do. */
export const progressRemarks: readonly string[] = [
  '已完成现场勘察，施工方案报审。',
  '方案已批复，物资进场。',
  '完成过半，剩余点位本周推进。',
  '与街道、社区对接，入户时间已约定。',
  '第一批问题清单已下发企业，逐条销号。',
  '材料汇总中，个别县区尚未上报。',
  '现场已整改，正在补齐检测报告。',
  '组织专家现场核对，意见已落实。',
  '因降温施工放缓，已增派一个班组。',
  '责任人、副手已明确并公示。',
  '完成培训和测试，补考安排在下周。',
  '占道手续已办结，夜间施工。',
  '上门三次未遇的住户已由社区协助联系。',
  '已与省厅调度系统对接，数据按日更新。',
  '完成自查，交叉检查下周开始。',
]
export const submitRemarks: readonly string[] = [
  '任务完成，佐证材料附后，请核查。',
  '各项标准已达到，现场照片和报告已上传。',
  '已完成，请核查。',
]
export const returnReasons: readonly string[] = [
  '缺少气密性试验报告，请补充。',
  '照片未显示整改后状态，请重新拍摄。',
  '两处点位与清单不符，请核实后再报。',
  '未见责任人签字页。',
]
export const bounceReasons: readonly string[] = [
  '该路段管道权属为企业，建议改由市场监管部门承办。',
  '人员编制已划转，建议调整承办单位。',
]
export const extensionReasons: readonly string[] = [
  '主材到货推迟，请求延期三周。',
  '低温不具备施工条件，需待回温后复工。',
  '占道审批未办结，请求顺延。',
]
export const suspendReasons: readonly string[] = ['冬季停工，明年开春复工。', '等待上级标准发布。']
export const cancelReasons: readonly string[] = ['与另一任务重复，合并办理。', '区划调整后由新单位承接，另行下达。']
export const leaderRemarks: readonly string[] = [
  '此事不能再拖，请明确责任人和时限。',
  '注意举一反三，同类场所一并检查。',
  '请安委办跟踪，下次例会报告。',
  '整改要见实效，不要只看材料。',
]
export const verifyRemarks: readonly string[] = [
  '现场核对，与报送一致。',
  '抽查三处，均已整改到位。',
  '材料齐全，现场效果良好。',
]
export const reinspectionPasses: readonly string[] = [
  '现场复查，隐患已消除。',
  '测试有效，记录齐全。',
  '设备更换到位，标识清楚。',
]
export const reinspectionFails: readonly string[] = [
  '报警器仍未通电，退回整改。',
  '整改不彻底，仍有一处未处理。',
  '现场与照片不符，退回。',
]
export const revisitRemarks: readonly string[] = ['“回头看”无反弹。', '复访正常，制度在执行。']
export const reopenReasons: readonly string[] = ['“回头看”发现同一部位再次失效。', '问题反弹，重新立案整改。']
export const controlReasons: readonly string[] = [
  '降低液位，双人值守，每班测漏。',
  '停止使用涉险设备，设置警戒。',
  '人员撤出危险区域，暂停作业。',
]
/** Who advised an on-site review of the demo, and what they said. */
export const experts = {
  names: '演示专家：周明远（化工设备），韩雪梅（自动控制）',
  opinion: '联锁动作正常，切断时间符合设计，同意通过验收。',
}
