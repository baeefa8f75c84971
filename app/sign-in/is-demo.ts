/** Whether this is the embedded demonstration, whose invented people may be offered to everybody; only the launcher says so. */
export const isDemo = (): boolean => process.env.SIXLINES_DEMO === '1'
