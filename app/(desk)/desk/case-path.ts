import type { LoopName } from '@/domain/loop'

const pages: Record<LoopName, string> = {
  directive: '/directives',
  task: '/tasks',
  hazard: '/hazards',
  inspection: '/inspections',
  circular: '/reports',
  accountability: '/accountability',
}

/** The address of a case's own page. */
export const pathOf = (loop: LoopName, id: number): string => `${pages[loop]}/${id}`
