/** Signs that a closing may be hollow. Each is a flag that a person reads; none refuses anything. */
export const doubtKinds = [
  'same_photo',
  'near_photo',
  'photo_before_hazard',
  'photo_far_away',
  'pasted_text',
  'last_minute',
] as const
export type DoubtKind = (typeof doubtKinds)[number]

/** What the reader of a flag found: the work is real, or it was hollow. */
export const doubtVerdicts = ['sound', 'hollow'] as const
export type DoubtVerdict = (typeof doubtVerdicts)[number]

/** What a second look at a closed case found. */
export const auditResults = ['holds', 'false_closure'] as const
export type AuditResult = (typeof auditResults)[number]
