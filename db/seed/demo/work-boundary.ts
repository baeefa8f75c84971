import type { WorkRow } from './work-templates'

export const boundaryWork: readonly WorkRow[] = [
  ['compact', 'province', 'emergency', 1, '修订省级部门安全生产职责清单', 'Revise the duty lists of provincial departments', '36 个部门职责无空白、无重叠', 'Thirty-six departments, no gap and no overlap', 'document'],
  ['compact', 'county', 'emergency', 2, '{c}：压实乡镇（街道）属地责任，签订责任书', '{c}: townships sign for their territory', '责任书全部签订并公示', 'All signed and published', 'document'],
  ['to-individuals', 'prefecture', 'emergency', 3, '{p}：网格员责任书补签 {n} 份', '{p}: {n} missing grid-officer charters signed', '缺签清零，网格图更新', 'None missing, grid map renewed', 'document'],
  ['to-individuals', 'province', 'transport', 1, '危货运输企业责任人备案', 'Register named persons at hazmat hauliers', '每家企业责任人、副手备案并可联系', 'A person and a deputy for each haulier, reachable', 'document'],
  ['to-individuals', 'prefecture', 'transport', 2, '{p}：危货运输企业责任人现场核对', '{p}: check the named persons of hauliers on site', '人证相符，通讯畅通', 'Person and papers agree', 'loading'],
  ['dense-network', 'prefecture', 'emergency', 3, '{p}：重点场所责任人“一场所一牌”', '{p}: a board with the named person at each key place', '公示牌安装到位，扫码可查', 'Boards in place and can be scanned', 'sign'],
  ['chain', 'county', 'emergency', 2, '{c}：打通村（社区）安全责任链断点', '{c}: close the breaks of the chain down to villages', '断点台账清零', 'No break left on the list', 'document'],
  ['leadership', 'prefecture', 'emergency', 2, '{p}：领导班子成员带队检查季度计划', '{p}: quarterly plan of inspections led by the leaders', '每人每季度至少一次，记录存档', 'At least one each a quarter, on file', 'document'],
  ['party-and-government', 'prefecture', 'emergency', 2, '{p}：党政领导安全责任“双清单”公示', '{p}: publish the twin duty lists of Party and government', '党政负责人同时列名', 'Party and government named together', 'document'],
  ['one-post-double', 'prefecture', 'market', 2, '{p}：岗位说明书补充安全职责', '{p}: add safety duties to post descriptions', '中层以上岗位全覆盖', 'Every post from the middle level up', 'document'],
  ['accountability', 'province', 'emergency', 1, '梳理问责触发情形与程序', 'Set out when accountability is triggered, and how', '情形有据，程序由人决定', 'Each case has its basis; a person decides', 'document'],
  ['industry', 'province', 'industry', 1, '工业领域行业监管职责“回头看”', 'Look again at the duties of industry supervision', '逐行业明确监管处室', 'An office for each industry', 'document'],
  ['industry-manages-safety', 'prefecture', 'industry', 2, '{p}：民爆生产、销售企业行业监管到位', '{p}: industry supervision of explosives makers and sellers', '年度检查计划覆盖所有企业', 'The yearly plan covers every firm', 'lock'],
  ['supervision-loopholes', 'prefecture', 'industry', 2, '{p}：明确电动自行车充电场所监管部门', '{p}: name the regulator of e-bike charging sites', '监管部门经政府书面明确', 'A regulator named in writing', 'detector'],
  ['corporate', 'prefecture', 'emergency', 2, '{p}：企业主要负责人“第一责任人”履职抽查 {n} 家', '{p}: spot-check {n} principals as first person responsible', '抽查记录和问题清单齐全', 'Records and findings complete', 'document'],
  ['five-in-place', 'province', 'emergency', 1, '企业“五到位”自评标准发布', 'Publish the self-assessment of five in place', '标准征求意见并印发', 'Consulted and issued', 'document'],
  ['five-in-place', 'prefecture', 'emergency', 4, '{p}：规模以上企业“五到位”自评核查', '{p}: check the five-in-place self-assessments of larger firms', '核查比例不低于30%', 'At least 30% checked', 'document'],
  ['five-in-place', 'county', 'emergency', 3, '{c}：小微企业“五到位”帮扶', '{c}: help small firms to five in place', '帮扶台账与整改照片齐全', 'Ledger and photos complete', 'cabinet'],
]
