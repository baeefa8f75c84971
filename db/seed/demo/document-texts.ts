import type { Disposition } from '@/domain/intake-suggest'
import type { Line } from '@/domain/line'

/** What a person of the demo decided of the piece that begins with these words. */
export type Decision = {
  begins: string
  disposition: Disposition
  line?: Line
  titleZh?: string
  titleEn?: string
  translation?: string
  key?: string
}

/** An invented notice of the province's office: 一、（一） and 一是 in one text. Days are given so that it is always this winter's. */
export const noticeText = (days: { issued: string; drill: string; report: string; year: string }): string =>
  `吉安委办演〔${days.year}〕7号
关于做好岁末冬季安全生产工作的通知（演示用虚构文件）
各市（州）安委会办公室，省安委会有关成员单位：
入冬以来，供暖、用气、用电负荷持续上升，道路易结冰，各类事故易发。为做好岁末冬季安全生产工作，现就有关事项通知如下：
一、突出重点，治理冬季隐患
（一）燃气和供暖。一是逐户检查餐饮场所燃气管线和报警装置，隐患登记造册；二是对老旧供热管网开展一次全面排查，带病运行的限期整改。
（二）人员密集场所。严禁锁闭、堵塞疏散通道，商场、医院和养老机构每周自查一次并建立台账。
（三）道路和工地。桥梁、急弯、长下坡路段遇冰雪要提前撒布融雪剂，停工工地要逐个断电并留人看守。
二、压实责任，严格检查执法
（四）各级负有监管责任的部门要把责任落实到具体人，每项任务明确一名责任人。
（五）采取四不两直方式开展夜间检查，对拒不整改的依法处罚。
三、备足力量，做好应急和宣传
（六）完善低温雨雪冰冻灾害应急预案，${days.drill}前组织一次实战演练。
（七）严格领导带班和24小时值班制度，突发情况立即报告。
（八）利用广播、短信和社区公告宣传一氧化碳中毒防范知识，及时澄清谣言。
请各市（州）于${days.report}前将落实情况报省安委会办公室。
附件：冬季安全生产重点任务清单（略）
吉林省安委会办公室
${days.issued}`

export const noticeDecisions: readonly Decision[] = [
  { begins: '一、', disposition: 'metadata', translation: 'I. Key points first: treat the hazards of winter' },
  { begins: '（一）', disposition: 'metadata', translation: '(1) Gas and heating.' },
  { begins: '（二）', disposition: 'metadata', translation: '(2) Crowded places.' },
  { begins: '（三）', disposition: 'metadata', translation: '(3) Roads and building sites.' },
  { begins: '二、', disposition: 'metadata', translation: 'II. Responsibility, inspection, enforcement' },
  { begins: '三、', disposition: 'metadata', translation: 'III. Emergency forces and publicity' },
  {
    begins: '入冬以来',
    disposition: 'preamble',
    translation:
      'Since winter set in, the load on heating, gas and power has kept rising, roads ice over easily and accidents of every kind come easily.',
  },
  {
    begins: '为做好岁末',
    disposition: 'preamble',
    translation: 'To do the work of winter safety at the end of the year well, notice is given as follows:',
  },
  {
    begins: '一是逐户检查',
    disposition: 'directive',
    line: 'bottom',
    key: 'winter-gas',
    titleZh: '逐户检查餐饮场所燃气管线和报警装置',
    titleEn: 'Check the gas lines and alarms of every eating place',
    translation: 'First, check the gas lines and alarms of eating places house by house and register the hazards;',
  },
  {
    begins: '二是对老旧供热',
    disposition: 'directive',
    line: 'bottom',
    key: 'winter-heating',
    titleZh: '全面排查老旧供热管网',
    titleEn: 'Investigate the old heating network in full',
    translation:
      'second, investigate the old heating network in full once, and have what runs with defects rectified by a date.',
  },
  {
    begins: '严禁锁闭',
    disposition: 'directive',
    line: 'bottom',
    key: 'winter-exits',
    titleZh: '疏散通道畅通，每周自查',
    titleEn: 'Keep exits free, self-check every week',
    translation:
      'Escape routes must never be locked or blocked; shopping centres, hospitals and homes for the aged check themselves once a week and keep a record.',
  },
  {
    begins: '桥梁、急弯',
    disposition: 'directive',
    line: 'bottom',
    key: 'winter-roads',
    titleZh: '冰雪路段提前处置，停工工地断电看守',
    titleEn: 'Treat icy roads ahead; cut power and keep watch at idle sites',
    translation:
      'Bridges, sharp bends and long slopes are treated before ice and snow; idle building sites are cut from power one by one and watched.',
  },
  {
    begins: '（四）',
    disposition: 'directive',
    line: 'boundary',
    key: 'winter-named',
    titleZh: '每项任务明确一名责任人',
    titleEn: 'One named person for each task',
    translation:
      '(4) Departments with a duty to regulate bring the responsibility down to persons, one named person for each task.',
  },
  {
    begins: '（五）',
    disposition: 'directive',
    line: 'red',
    key: 'winter-night',
    titleZh: '夜间四不两直检查',
    titleEn: 'Unannounced checks at night',
    translation: '(5) Inspect at night without notice, and punish by law who refuses to rectify.',
  },
  {
    begins: '（六）',
    disposition: 'directive',
    line: 'firing',
    key: 'winter-drill',
    titleZh: '完善冰冻灾害预案并演练',
    titleEn: 'Improve the ice-disaster plan and drill it',
    translation: '(6) Improve the plan for cold, snow and ice, and hold a drill by the day above.',
  },
  {
    begins: '（七）',
    disposition: 'directive',
    line: 'firing',
    key: 'winter-duty',
    titleZh: '领导带班、24小时值班',
    titleEn: 'Leaders on duty, day and night',
    translation: '(7) Leaders stand duty and the watch is kept for 24 hours; what happens is reported at once.',
  },
  {
    begins: '（八）',
    disposition: 'directive',
    line: 'network',
    key: 'winter-carbon-monoxide',
    titleZh: '宣传一氧化碳中毒防范知识',
    titleEn: 'Spread how carbon monoxide poisoning is prevented',
    translation:
      '(8) Spread by radio, message and notice how carbon monoxide poisoning is prevented, and put rumours right in time.',
  },
  {
    begins: '请各市（州）',
    disposition: 'directive',
    line: 'boundary',
    key: 'winter-report',
    titleZh: '按时报送落实情况',
    titleEn: 'Report what was done in time',
  },
]

/** An invented English note that is still being decided on. */
export const draftText = `Notes of a safety round table (invented for the demonstration)
Fourteen operators of gas stations and storage sites met the office on Tuesday. Most of them had read the winter notice.
The round table agreed on four points. First, every storage site must name the person who reads its gas detectors each night. Second, operators should drill the shut-down of a leaking valve before the first hard frost, and send the record to the county. Third, inspectors are asked to look at standby pumps on every visit. Fourth, neighbours shall be told in plain words what the siren means.
The next meeting is in January.`

export const draftDecisions: readonly Decision[] = [
  { begins: 'Fourteen operators', disposition: 'preamble', translation: '十四家加气站和储存单位周二与省安委办座谈。' },
  { begins: 'Most of them', disposition: 'preamble' },
  { begins: 'The round table', disposition: 'preamble' },
  {
    begins: 'First',
    disposition: 'directive',
    line: 'boundary',
    titleEn: 'Name who reads the gas detectors each night',
    titleZh: '明确夜间读表责任人',
    translation: '第一，每个储存单位须明确每夜读取燃气探测器的责任人。',
  },
]
