import type { ChecklistKey } from '../source/checklists'
import type { Bureau, Firm } from './demo-units'

/** A kind of place: `{c}` county, `{s}` street. `sections` are the parts of its checklist that apply to it. */
export type PlaceKind = {
  sector: string
  checklist: ChecklistKey
  firm: Firm
  /** Null where no department has been named (nobody regulates it). */
  regulator: Bureau | null
  zh: string
  en: string
  sections: readonly string[]
  /** How often it occurs. */
  weight: number
}
type Row = readonly [sector: string, checklist: ChecklistKey, firm: Firm, regulator: Bureau | null, zh: string, en: string, sections: string, weight: number]

const mains = '管道占压与保护范围|巡查与泄漏检测|压力管道与老旧管网|第三方施工破坏'
const five = '五到位：责任到位|五到位：管理到位|五到位：投入到位|五到位：培训到位|五到位：应急救援到位'

const rows: readonly Row[] = [
  ['gas', 'gas', 'gas', 'housing', '{c}{s}中压燃气干管', 'Medium-pressure gas main, {s}, {c}', mains, 9],
  ['gas', 'gas', 'gas', 'housing', '{c}{s}燃气阀井', 'Gas valve wells, {s}, {c}', '巡查与泄漏检测|压力管道与老旧管网', 7],
  ['gas', 'gas', 'gas', 'housing', '{c}{s}小区庭院燃气管网', 'Courtyard gas pipes, {s} estate, {c}', `${mains}|用户端与软管`, 7],
  ['gas', 'gas', 'gas', 'housing', '{c}{s}调压箱', 'Gas regulator box, {s}, {c}', '厂站|压力管道与老旧管网|巡查与泄漏检测', 5],
  ['gas', 'gas', 'gas', 'housing', '{c}天然气门站', 'Gas gate station, {c}', '经营许可与管理|厂站|压力管道与老旧管网', 2],
  ['gas', 'gas', 'gas', 'housing', '{c}{s}餐饮街用气商户', 'Restaurants on piped gas, {s}, {c}', '用户端与软管', 6],
  ['gas', 'gas', 'lpg', 'housing', '{c}液化气储配站', 'LPG storage station, {c}', '经营许可与管理|厂站|瓶装燃气', 3],
  ['gas', 'gas', 'lpg', 'housing', '{c}{s}瓶装液化气供应站', 'Bottled-gas outlet, {s}, {c}', '经营许可与管理|瓶装燃气|用户端与软管', 4],
  ['gas', 'gas', 'gas', 'housing', '{c}{s} CNG 加气站', 'CNG station, {s}, {c}', '经营许可与管理|厂站', 2],
  ['chemicals', 'chemicals', 'chemical', 'emergency', '{c}液氨罐区', 'Ammonia tank farm, {c}', '重大隐患二十项：装置与设施|重大危险源与安全设施|应急', 3],
  ['chemicals', 'chemicals', 'chemical', 'emergency', '{c}甲醇储罐区', 'Methanol tank farm, {c}', '重大隐患二十项：装置与设施|重大危险源与安全设施|应急', 2],
  ['chemicals', 'chemicals', 'chemical', 'emergency', '{c}涂料生产车间', 'Paint workshop, {c}', '重大隐患二十项：人员与布局|重大隐患二十项：装置与设施|重大隐患二十项：管理与储存', 2],
  ['chemicals', 'chemicals', 'storage', 'emergency', '{c}{s}危险化学品仓库', 'Chemical warehouse, {s}, {c}', '重大隐患二十项：管理与储存|储存与双人保管|购销与流向', 4],
  ['chemicals', 'chemicals', 'storage', 'emergency', '{c}{s}加油站', 'Filling station, {s}, {c}', '重大危险源与安全设施|应急|道路运输', 4],
  ['chemicals', 'chemicals', 'haulier', 'transport', '{c}危货运输停车场', 'Hazmat truck park, {c}', '道路运输|应急', 3],
  ['explosives', 'explosives', 'blasting', 'police', '{c}民用爆炸物品储存库', 'Civil-explosives store, {c}', '许可与责任|登记、标识与流向|仓库储存与双人双锁', 4],
  ['explosives', 'explosives', 'blasting', 'police', '{c}{s}采石场爆破作业点', 'Quarry blasting site, {s}, {c}', '爆破作业单位|运输', 3],
  ['mining', 'enterprise', 'mine', 'emergency', '{c}煤矿', 'Coal mine, {c}', `${five}|有限空间`, 2],
  ['mining', 'enterprise', 'mine', 'emergency', '{c}石灰石露天采场', 'Limestone open pit, {c}', five, 2],
  ['mining', 'enterprise', 'mine', 'emergency', '{c}尾矿库', 'Tailings pond, {c}', five, 1],
  ['crowded', 'enterprise', 'mall', 'fire', '{c}{s}商场', 'Shopping mall, {s}, {c}', `消防与人员密集场所|五到位：培训到位|五到位：应急救援到位`, 5],
  ['crowded', 'enterprise', 'mall', 'fire', '{c}{s}宾馆', 'Hotel, {s}, {c}', '消防与人员密集场所', 4],
  ['crowded', 'enterprise', 'mall', 'fire', '{c}{s}农贸市场', 'Farmers’ market, {s}, {c}', '消防与人员密集场所|五到位：管理到位', 3],
  ['crowded', 'enterprise', 'property', 'fire', '{c}{s}养老服务中心', 'Home for the elderly, {s}, {c}', '消防与人员密集场所|五到位：应急救援到位', 3],
  ['education', 'enterprise', 'school', 'education', '{c}{s}实验学校食堂', 'Canteen of the experimental school, {s}, {c}', '消防与人员密集场所|五到位：培训到位', 3],
  ['transport', 'enterprise', 'haulier', 'transport', '{c}客运站', 'Coach station, {c}', `${five}|消防与人员密集场所`, 2],
  ['construction', 'enterprise', 'builder', 'housing', '{c}{s}高层住宅工地', 'High-rise building site, {s}, {c}', '五到位：管理到位|五到位：投入到位|五到位：培训到位|有限空间', 4],
  ['construction', 'enterprise', 'builder', 'housing', '{c}{s}深基坑工程', 'Deep excavation, {s}, {c}', '五到位：管理到位|五到位：应急救援到位', 2],
  ['metallurgy', 'enterprise', 'foundry', 'emergency', '{c}铸造车间煤气站', 'Foundry gas plant, {c}', '五到位：管理到位|五到位：培训到位|有限空间|工贸重大隐患判定结构', 3],
  ['metallurgy', 'enterprise', 'foundry', 'emergency', '{c}液氨冷库', 'Ammonia cold store, {c}', '五到位：应急救援到位|有限空间|工贸重大隐患判定结构', 3],
  ['charging', 'enterprise', 'property', null, '{c}{s}小区电动自行车充电棚', 'E-bike charging shed, {s} estate, {c}', '消防与人员密集场所', 3],
]

export const placeKinds: readonly PlaceKind[] = rows.map(([sector, checklist, firm, regulator, zh, en, sections, weight]) => ({
  sector,
  checklist,
  firm,
  regulator,
  zh,
  en,
  sections: sections.split('|'),
  weight,
}))
