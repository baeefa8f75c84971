import type { Line } from '@/domain/line'

/** The six lines in the speech's own words, and what each governs. */
export const lineWords: Record<Line, { nameZh: string; nameEn: string; governsZh: string; governsEn: string }> = {
  defense: {
    nameZh: '防线',
    nameEn: 'Defense',
    governsZh: '思想：安全第一，汲取教训，传达学习，兑现承诺',
    governsEn: 'thought: safety is the first priority; lessons, study, commitments',
  },
  boundary: {
    nameZh: '界线',
    nameEn: 'Boundary',
    governsZh: '责任：事事有人，领导、行业、企业各负其责',
    governsEn: 'responsibility: every duty has a named person; leadership, industry, enterprise',
  },
  bottom: {
    nameZh: '底线',
    nameEn: 'Bottom',
    governsZh: '风险：拉网式、地毯式、清单式排查，七个战役，分解、跟踪、问责、闭环',
    governsEn: 'risk: net-, carpet- and list-type investigation; the seven battles; decompose, track, account, close',
  },
  red: {
    nameZh: '红线',
    nameEn: 'Red',
    governsZh: '检查：突出重点，注重实效，跟踪检查，严格按标准',
    governsEn: 'inspection: key points, actual effect, follow-up visits, strictly by standard',
  },
  firing: {
    nameZh: '火线',
    nameEn: 'Firing',
    governsZh: '应急：预案、演练、值守、应急能力',
    governsEn: 'emergency: plans, drills, duty, response capability',
  },
  network: {
    nameZh: '网线',
    nameEn: 'Network',
    governsZh: '舆论：打击谣言，宣传教育',
    governsEn: 'public opinion: rumours, publicity, education',
  },
}
