import type { WorkRow } from './work-templates'

export const redWork: readonly WorkRow[] = [
  ['strict-solid-careful', 'county', 'emergency', 2, '{c}：检查记录质量抽审', '{c}: audit the quality of inspection records', '抽审不合格记录退回重查', 'Poor records go back for a new visit', 'document'],
  ['strengthen-supervision', 'province', 'emergency', 1, '强监管执法计划调整', 'Adjust the enforcement plan', '重点行业检查频次提高并公布', 'More visits in key trades, published', 'document'],
  ['strengthen-supervision', 'prefecture', 'market', 3, '{p}：压力管道和液化气钢瓶检验专项监察', '{p}: special check on pressure pipes and cylinders', '超期未检清零', 'None past its test date', 'cylinders'],
  ['key-points', 'prefecture', 'emergency', 4, '{p}：金属冶炼、涉氨制冷企业重点排查', '{p}: search smelters and ammonia refrigeration', '逐项对照重大隐患判定标准', 'Every national criterion gone through', 'detector'],
  ['key-points', 'prefecture', 'fire', 4, '{p}：商场、宾馆夜间疏散通道抽查', '{p}: night checks of escape routes in malls and hotels', '夜查不少于三次，通道畅通', 'At least three nights, routes clear', 'exit'],
  ['key-points', 'prefecture', 'education', 3, '{p}：学校食堂用气和实验室危化品排查', '{p}: school canteens’ gas and laboratory chemicals', '公办民办全覆盖', 'State and private schools alike', 'stove'],
  ['key-points', 'prefecture', 'transport', 2, '{p}：客运站安检设备清单式排查', '{p}: list check of screening at coach stations', '设备完好、人员持证', 'Working equipment, certified staff', 'meter'],
  ['actual-effects', 'province', 'emergency', 1, '整改实效第三方抽评', 'Outside spot assessment of actual effect', '抽评样本随机，结果公布', 'Random sample, result published', 'document'],
  ['actual-effects', 'prefecture', 'emergency', 3, '{p}：已整改隐患实效复核 {n} 处', '{p}: re-check the effect of {n} rectifications', '复核人不得为原检查人', 'Not by the person who inspected', 'valve'],
  ['tracking-inspection', 'prefecture', 'emergency', 5, '{p}：“回头看”冶金煤气企业', '{p}: revisit metallurgical gas users', '反弹问题重新立案', 'What came back is opened again', 'gauge'],
  ['tracking-inspection', 'county', 'emergency', 5, '{c}：销号隐患“回头看”', '{c}: revisit closed hazards', '抽查比例不低于20%', 'At least one in five', 'extinguisher'],
  ['by-standard', 'province', 'emergency', 1, '检查表引用条款核对', 'Check the clauses that the checklists cite', '每一检查项注明条款和版本', 'A clause and version on each item', 'document'],
  ['by-standard', 'prefecture', 'market', 3, '{p}：特种设备超期未检清零', '{p}: clear overdue special-equipment tests', '超期设备停用或检验合格', 'Each is tested or out of use', 'gauge'],
  ['by-standard', 'prefecture', 'housing', 3, '{p}：深基坑、高支模工地按标准检查', '{p}: deep pits and high formwork inspected by standard', '危大工程方案论证齐全', 'Expert reviews complete', 'excavator'],
  ['high-pressure', 'prefecture', 'emergency', 4, '{p}：夜间暗访三次', '{p}: three unannounced night visits', '不发通知、不打招呼，问题现场交办', 'No notice, no greeting, faults handed over on site', 'exit'],
  ['high-pressure', 'county', 'emergency', 2, '{c}：停产整顿企业驻点监管', '{c}: officers posted at firms ordered to stop', '复产须经验收', 'Work resumes only after acceptance', 'lock'],
]
