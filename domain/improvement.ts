/** What shows that something must get better: a drill that was evaluated, an emergency response that was reviewed. */
export const improvementLoops = ['drill', 'response'] as const
export type ImprovementLoop = (typeof improvementLoops)[number]

/** Getting better at emergencies is what the fifth line asks for. */
export const improvementLine = 'firing'
