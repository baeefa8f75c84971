/** A public document in excerpt, with its numbered points as a person marked them: the number as written, then the first words. */
export type SampleText = {
  name: string
  /** Where the words were seen; all are excerpts. */
  seen: string
  text: string
  /** Written by hand from the document, never from what the cutter finds. */
  points: readonly (readonly [label: string, words: string])[]
}

export const sampleTexts: readonly SampleText[] = [
  {
    name: '一、 1. with an annex, a signature and a day',
    seen: '国务院安委会办公室 安委办明电〔2011〕12号, seen whole at cutestuff4girls.com/Laws/Notice/201103/174035.shtml in converted letters, set here in simplified ones; the contact line without its names and numbers.',
    text: `国务院安委会办公室关于请报送贯彻落实
《国务院关于进一步加强企业安全生产工作的通知》重点工作进展情况的函
安委办明电〔2011〕12号
国务院安委会各成员单位，各有关单位：
为全面掌握各部门贯彻落实《国务院关于进一步加强企业安全生产工作的通知》（国发〔2010〕23号，以下简称《国务院通知》）情况，依据国务院办公厅印发的《贯彻落实〈国务院关于进一步加强企业安全生产工作的通知〉重点工作分工方案》（国办函〔2010〕140号，以下简称《分工方案》）要求，现就报送贯彻落实《国务院通知》重点工作进展情况有关事宜函告如下：
一、报送内容
1.已制定出台或计划出台的相关政策、法规、标准、指导性意见等。计划出台的请注明预计完成时限。
2.采取的其他主要工作措施及取得的成效。
3.贯彻落实过程中存在问题及建议。
4.下一步的工作措施及安排。
二、报送要求
1.请各牵头单位和责任单位对照《分工方案》，认真梳理，逐项填报。报送内容的第1项（相关文件名称、文号）填写在附表（可在安全监管总局网站下载）中。
2.请于3月15日16时前将本单位进展情况材料（纸质和电子版），及相关文件原件一并报送国务院安委会办公室。
联系人及电话：（略）
附件：国办函〔2010〕140号文件重点工作进度表
国务院安全生产委员会办公室
二〇一一年三月十一日
`,
    points: [
      ['一、', '报送内容'],
      ['1.', '已制定出台'],
      ['2.', '采取的其他'],
      ['3.', '贯彻落实过程中'],
      ['4.', '下一步的工作'],
      ['二、', '报送要求'],
      ['1.', '请各牵头单位'],
      ['2.', '请于3月15日'],
    ],
  },
  {
    name: '一、 （一） 1. three deep, commas of half width',
    seen: '于都县人民政府办公室 于府办发〔2022〕33号, the beginning as seen at yudu.gov.cn (202210/0e2596b0…).',
    text: `于府办发〔2022〕33号
于都县人民政府办公室
关于印发《于都县应急管理工作“五个全覆盖”工作方案》的通知
各乡(镇)人民政府,县政府有关部门、县直(驻县)有关单位:
经县政府研究同意,现将《于都县应急责任落实全覆盖工作方案》《于都县安全风险识别全覆盖工作方案》《于都县安全隐患整治全覆盖工作方案》《于都县应急宣传培训全覆盖工作方案》《于都县应急能力提升全覆盖工作方案》印发给你们,请认真抓好贯彻落实。
2022年4月26日
于都县应急责任落实全覆盖工作方案
根据2022年全市应急管理工作“推进全面加强党的建设,推进责任落实全覆盖、风险识别全覆盖、隐患整治全覆盖、宣传培训全覆盖、能力提升全覆盖”(“1+5”)总体部署,结合我县实际,制定本方案。
一、工作目标
深入贯彻习近平总书记关于应急管理、安全生产、防灾减灾救灾重要论述和视察江西、赣州和于都重要讲话精神,坚持“两个至上”,统筹“两件大事”,立足“两个根本”,通过开展“责任落实全覆盖”行动,推动全县安全生产、防汛抗旱、森林防火、减灾救灾责任体系全面建立。
二、工作任务
(一)党委政府责任全覆盖
1.落实党政领导责任。落实《于都县安全生产职责规定》,各乡(镇)要制定党政领导干部安全生产“职责清单”和年度“工作清单”。
`,
    points: [
      ['一、', '工作目标'],
      ['二、', '工作任务'],
      ['(一)', '党委政府责任全覆盖'],
      ['1.', '落实党政领导责任'],
    ],
  },
  {
    name: '一、 （一） of the highest opinion and of a city’s',
    seen: '《中共中央 国务院关于推进安全生产领域改革发展的意见》, its beginning as seen at nasse.ac.cn/info/1213/2608.htm, and two points of a Guangxi city’s opinion on it as seen at ehs.gold/law/106330.html; both shortened within sentences.',
    text: `安全生产是关系人民群众生命财产安全的大事，是经济社会协调健康发展的标志，是党和政府对人民利益高度负责的要求。党中央、国务院历来高度重视安全生产工作，党的十八大以来作出一系列重大决策部署，推动全国安全生产工作取得积极进展。为进一步加强安全生产工作，现就推进安全生产领域改革发展提出如下意见。

一、总体要求

　　（一）指导思想。全面贯彻党的十八大和十八届三中、四中、五中、六中全会精神，以邓小平理论、“三个代表”重要思想、科学发展观为指导，进一步增强“四个意识”，紧紧围绕统筹推进“五位一体”总体布局，坚守发展决不能以牺牲安全为代价这条不可逾越的红线。

二、健全和落实安全生产责任制

　　（一）强化落实党委和政府领导责任。健全完善安全生产“党政同责、一岗双责、齐抓共管、失职追责”责任体系，建立党委、政府安全生产工作职责清单，强化组织领导和责任落实。政府主要负责人担任本级安全生产委员会主任，其他分管负责人担任本级安全生产委员会副主任。政府分管行业的负责人每季度至少主持召开一次专题会，听取分管领域内安全生产工作汇报，研究解决行业安全生产实际问题。

　　（二）强化落实行业监管责任。健全完善部门安全生产和职业健康权责清单，进一步明确安全生产监督管理部门、负有安全生产监督管理职责的有关部门和其它行业领域主管部门的职责定位和范围。
`,
    points: [
      ['一、', '总体要求'],
      ['（一）', '指导思想'],
      ['二、', '健全和落实安全生产责任制'],
      ['（一）', '强化落实党委和政府领导责任'],
      ['（二）', '强化落实行业监管责任'],
    ],
  },
  {
    name: '一是 二是 三是 at the head of lines',
    seen: 'A report on 国办发〔2015〕20号 as seen at visvim.net.cn/s/14190-40700-38306.html in converted letters, set here in simplified ones; its beginning.',
    text: `近日，国务院办公厅印发《关于加强安全生产监管执法的通知》（以下简称《通知》），提出了五个方面共二十项措施要求。
一是健全完善安全生产法律法规和标准体系。抓紧制定安全生产法实施条例等配套法规，积极推动相关行业领域和地方性法规、规章制度的制修订工作。加快制修订安全生产强制性国家标准，逐步缩减推荐性标准，缩短相关标准出台期限，并及时向社会公布。
二是依法落实安全生产责任。全面建立“党政同责、一岗双责、齐抓共管”的安全生产责任体系，严格落实安全生产“一票否决”制度。督促落实企业安全生产主体责任，切实做到安全生产责任到位、投入到位、培训到位、基础管理到位和应急救援到位。
三是创新安全生产监管执法机制。国务院安全生产监督管理部门要加强重点监管执法，实行重点监管、直接指导、动态管理。地方各级人民政府要将安全生产和职业病防治纳入经济社会发展规划。
`,
    points: [
      ['一是', '健全完善'],
      ['二是', '依法落实'],
      ['三是', '创新安全生产'],
    ],
  },
  {
    name: '一是 … 五是 running on in one paragraph, again under the next heading',
    seen: 'A mayor’s speech at a city’s telephone conference as seen at tmdps.cn/a4/201905124/e50cb7f9cdb93fa0.html in converted letters, set here in simplified ones; shortened.',
    text: `在全市安全生产工作电视电话会议上的讲话（摘要）
一、充分肯定过去一年我市安全生产工作所取得的成效
2002年，在各级党委、政府高度重视和正确领导下，我市安全生产形势保持了比较平稳的态势，取得了显著成绩：一是全市生产经营单位安全生产形势基本稳定。我市已实现连续3年没有发生重、特大生产安全事故。二是一些重点行业安全生产形势趋于好转。煤矿通过近几年的安全专项整治，安全状况明显改善。三是水上交通安全再创佳绩。通过对重点时段、重点水域“旁站式”监管和死看硬守，我市已连续12年没有发生水上交通安全事故。四是安全生产工作逐步走上规范化和制度化。五是安全监管力量得到加强。
二、冷静客观地认清当前安全生产面临的严峻形势
一是各类安全事故仍呈上升趋势。2002年，全市共发生事故1041起，死亡209人。从行业看，道路交通事故起数和死亡人数同比分别上升10.1%和11.2%；非矿企业事故上升66.7%。二是部分行业隐患突出。
`,
    points: [
      ['一、', '充分肯定过去一年'],
      ['一是', '全市生产经营单位'],
      ['二是', '一些重点行业'],
      ['三是', '水上交通安全'],
      ['四是', '安全生产工作逐步'],
      ['五是', '安全监管力量'],
      ['二、', '冷静客观地认清'],
      ['一是', '各类安全事故'],
      ['二是', '部分行业隐患'],
    ],
  },
  {
    name: '第十六条 （一） of a law',
    seen: '《中华人民共和国安全生产法》 (2002), articles 16 and 17 as seen at crsrw.com/falvjiangtang/99815.html; set here in simplified letters.',
    text: `第十六条 生产经营单位应当具备本法和有关法律、行政法规、国家标准或者行业标准规定的安全生产条件；不具备安全生产条件的，不得从事生产经营活动。
第十七条 生产经营单位的主要负责人对本单位的安全生产负有下列责任：
（一）建立健全本单位的安全生产责任制；
（二）组织制定本单位安全生产规章制度和操作规程；
（三）保证本单位安全生产投入的有效落实；
（四）监督检查本单位的安全生产工作，及时消除生产安全事故隐患；
（五）组织制定和实施本单位生产安全事故应急救援预案；
（六）及时、如实报告生产安全事故。
`,
    points: [
      ['第十六条', '生产经营单位应当'],
      ['第十七条', '生产经营单位的主要负责人'],
      ['（一）', '建立健全'],
      ['（二）', '组织制定本单位'],
      ['（三）', '保证本单位'],
      ['（四）', '监督检查'],
      ['（五）', '组织制定和实施'],
      ['（六）', '及时、如实'],
    ],
  },
  {
    name: '附件：1. 2. are no points',
    seen: '浙江省安全生产委员会办公室, 28 May 2015, as seen at hangzhou.baogaosu.com; without names and numbers of its contact line.',
    text: `浙江省安全生产委员会办公室转发国务院安委办关于报送安全生产责任体系建设进展情况的通知
各市安全生产委员会办公室：
现将《国务院安委会办公室关于请报送安全生产责任体系建设进展情况的通知》（安办函2015〔33〕号）转发给你们，请按照《通知》要求，落实专门人员认真做好有关情况汇总填报工作，并要以此次情况汇总工作为契机，及时掌握基层安全生产情况底数，为做好全省安全生产“五覆盖”和企业安全生产“五落实”打好基础。
请各市安委办于6月份开始，在每月7日前将进展情况（含纸质传真和电子版）报送至省安委办。
附件：1.乡镇、行政村“五覆盖”落实情况汇总表
2.企业“五落实”进展情况汇总表
浙江省安全生产委员会办公室
2015年5月28日
`,
    points: [],
  },
  {
    name: '(a) (1) (i) (A) of a federal rule',
    seen: '29 CFR 1910.119, paragraph (a), a work of the United States government, as seen at the code’s copy of d1tvxue8o4w0fl.cloudfront.net and in omb.report’s; shortened within sentences.',
    text: `§ 1910.119 Process safety management of highly hazardous chemicals.
Purpose. This section contains requirements for preventing or minimizing the consequences of catastrophic releases of toxic, reactive, flammable, or explosive chemicals. These releases may result in toxic, fire or explosion hazards.
(a) Application. (1) This section applies to the following:
(i) A process which involves a chemical at or above the specified threshold quantities listed in appendix A to this section;
(ii) A process which involves a Category 1 flammable gas (as defined in 1910.1200(c)) or a flammable liquid with a flashpoint below 100 °F (37.8 °C) on site in one location, in a quantity of 10,000 pounds (4535.9 kg) or more except for:
(A) Hydrocarbon fuels used solely for workplace consumption as a fuel (e.g., propane used for comfort heating, gasoline for vehicle refueling), if such fuels are not a part of a process containing another highly hazardous chemical covered by this standard;
(B) Flammable liquids with a flashpoint below 100 °F (37.8 °C) stored in atmospheric tanks or transferred which are kept below their normal boiling point without benefit of chilling or refrigeration.
(2) This section does not apply to:
(i) Retail facilities;
(ii) Oil or gas well drilling or servicing operations; or,
(iii) Normally unoccupied remote facilities.
(b) Definitions. Atmospheric tank means a storage tank which has been designed to operate at pressures from atmospheric through 0.5 p.s.i.g. (pounds per square inch gauge, 3.45 Kpa).
`,
    points: [
      ['(a)', 'Application.'],
      ['(1)', 'This section applies'],
      ['(i)', 'A process which involves a chemical'],
      ['(ii)', 'A process which involves a Category'],
      ['(A)', 'Hydrocarbon fuels'],
      ['(B)', 'Flammable liquids'],
      ['(2)', 'This section does not apply'],
      ['(i)', 'Retail facilities'],
      ['(ii)', 'Oil or gas well'],
      ['(iii)', 'Normally unoccupied'],
      ['(b)', 'Definitions.'],
    ],
  },
]

/** The six points of data/speech-2018-11-29.en.txt. */
export const speechPoints: SampleText['points'] = [
  ['First', ', need to always tighten'],
  ['Second', ', need to tightly grasp'],
  ['Third', ', need to firmly hold'],
  ['Fourth', ', need to distinguish'],
  ['Fifth', ', need to build'],
  ['Sixth', ', focus on managing'],
]
