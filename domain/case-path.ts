import type { Coded } from './loops'

const pages: Record<Coded, string> = {
  directive: '/directives',
  task: '/tasks',
  hazard: '/hazards',
  inspection: '/inspections',
  circular: '/reports',
  accountability: '/accountability',
  assurance: '/five-in-place',
  circulation: '/circulation',
  accident: '/lessons',
  plan: '/plans',
  drill: '/drills',
  response: '/responses',
  rumour: '/rumours',
  place: '/places',
  campaign: '/campaigns',
  unit: '/organizations',
  shift: '/on-duty/shifts',
  store: '/stores',
  training: '/training',
}

/** The address of the page of a case, a place, a campaign, a unit, a shift, a store or a training. */
export const pathOf = (what: Coded, id: number): string => `${pages[what]}/${id}`
