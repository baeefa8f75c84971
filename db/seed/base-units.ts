import { readDepartments } from './source/departments'
import { type Region, readRegions } from './source/regions'
import type { Unit } from './units'

/** Short names as officials say them; a department that is missing here is called by its name without the province. */
const shortNames: Record<string, readonly [zh: string, en: string]> = {
  'safety-committee': ['省安委会', 'Safety Committee'],
  'safety-committee-office': ['省安委办', 'Committee Office'],
  'fire-safety-committee': ['省防火安全委员会', 'Fire Safety Committee'],
  emergency: ['省应急管理厅', 'Emergency Management'],
  health: ['省卫生健康委', 'Health Commission'],
  forestry: ['省林草局', 'Forestry & Grassland'],
  'natural-resources': ['省自然资源厅', 'Natural Resources'],
  veterans: ['省退役军人事务厅', 'Veterans Affairs'],
  housing: ['省住建厅', 'Housing & Urban-Rural Dev.'],
  'public-security': ['省公安厅', 'Public Security'],
  industry: ['省工信厅', 'Industry & Information Tech.'],
  transport: ['省交通运输厅', 'Transport'],
  market: ['省市场监管厅', 'Market Regulation'],
  energy: ['省能源局', 'Energy'],
  'mine-safety': ['国家矿山安监局吉林局', 'Mine Safety Bureau'],
  'fire-rescue': ['省消防救援总队', 'Fire & Rescue Corps'],
  ecology: ['省生态环境厅', 'Ecology & Environment'],
  water: ['省水利厅', 'Water Resources'],
  'gov-offices': ['省机关事务局', 'Government Offices'],
  'general-office': ['省政府办公厅', 'General Office'],
  'development-reform': ['省发改委', 'Development & Reform'],
  education: ['省教育厅', 'Education'],
  science: ['省科技厅', 'Science & Technology'],
  'civil-affairs': ['省民政厅', 'Civil Affairs'],
  justice: ['省司法厅', 'Justice'],
  finance: ['省财政厅', 'Finance'],
  'human-resources': ['省人社厅', 'Human Resources'],
  agriculture: ['省农业农村厅', 'Agriculture & Rural Affairs'],
  commerce: ['省商务厅', 'Commerce'],
  'culture-tourism': ['省文旅厅', 'Culture & Tourism'],
  audit: ['省审计厅', 'Audit'],
  sasac: ['省国资委', 'State-owned Assets'],
  'grain-reserves': ['省粮食和储备局', 'Grain Reserves'],
  digital: ['省政数局', 'Digital Government'],
  propaganda: ['省委宣传部', 'Publicity'],
  cyberspace: ['省委网信办', 'Cyberspace Affairs'],
}

const shortRegionZh: Record<string, string> = {
  '222400': '延边州',
  '220323': '伊通县',
  '220623': '长白县',
  '220721': '前郭县',
}

/** A division as spoken of: 延边州, Yanbian; Jilin City keeps its word, or it would be the province. */
export function shortRegion(region: Pick<Region, 'code' | 'nameZh' | 'nameEn'>): readonly [zh: string, en: string] {
  const en = region.nameEn.replace(
    / (Korean |Mongol |Manchu )?(Autonomous )?(Prefecture|City|District|County|Province)$/,
    '',
  )
  return [shortRegionZh[region.code] ?? region.nameZh, en === 'Jilin' ? region.nameEn : en]
}

/** The real units: the province with its committees, offices and departments, and the governments of prefectures and counties in force. */
export function baseUnits(): Unit[] {
  const regions = readRegions().filter(region => region.validToYear === null)
  const governments = regions.map((region): Unit => {
    const [shortZh, shortEn] = shortRegion(region)
    return {
      key: `gov:${region.code}`,
      parentKey: region.parentCode && `gov:${region.parentCode}`,
      kind: 'government',
      nameZh: `${region.nameZh}人民政府`,
      nameEn: `People’s Government of ${region.nameEn}`,
      shortZh,
      shortEn,
      regionCode: region.code,
      sector: null,
      basis: `division by GB/T 2260 ${region.code}: ${region.seen}`,
      invented: false,
    }
  })
  const departments = readDepartments().map((department): Unit => {
    const [shortZh, shortEn] = shortNames[department.key] ?? [
      department.nameZh.replace('吉林省', '省'),
      department.nameEn,
    ]
    const kind =
      department.kind === 'office' ? 'office' : department.kind === 'deliberative body' ? 'committee' : 'department'
    return {
      key: `dept:${department.key}`,
      parentKey: 'gov:220000',
      kind,
      nameZh: department.nameZh,
      nameEn: department.nameEn,
      shortZh,
      shortEn,
      regionCode: '220000',
      sector: department.sector || null,
      basis: [department.seen, department.source].filter(Boolean).join(': '),
      invented: false,
    }
  })
  const offices = regions
    .filter(region => region.level === 'prefecture')
    .map((region): Unit => {
      const [shortZh, shortEn] = shortRegion(region)
      return {
        key: `office:${region.code}`,
        parentKey: `gov:${region.code}`,
        kind: 'office',
        nameZh: `${region.nameZh}安全生产委员会办公室`,
        nameEn: `Office of the Work Safety Committee of ${region.nameEn}`,
        shortZh: `${shortZh}安委办`,
        shortEn: `${shortEn} Safety Office`,
        regionCode: region.code,
        sector: null,
        basis: 'common form of the name; not looked up',
        invented: false,
      }
    })
  return [...governments, ...departments, ...offices]
}
