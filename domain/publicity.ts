/** What kind of publicity an activity was. */
export const activityKinds = ['media', 'visit', 'exhibition', 'talk', 'poster', 'video', 'other'] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Whom it was meant for. */
export const audiences = ['public', 'enterprises', 'workers', 'students', 'officials'] as const
export type Audience = (typeof audiences)[number]

/** How the number of people reached is known. */
export const reachBases = ['counted', 'estimated', 'platform'] as const
export type ReachBasis = (typeof reachBases)[number]

/** Publicity belongs to the sixth line. */
export const publicityLine = 'network'
