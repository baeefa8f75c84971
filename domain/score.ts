/** What points are given for: how fast work is done, and whether it worked. Status alone gives none. */
export const scoreDimensions = ['efficiency', 'effectiveness'] as const
export type ScoreDimension = (typeof scoreDimensions)[number]

/** What gives or takes points, each by the rule `score.<kind>` and its dimension. The database counts them (db/guards/9-scores.sql). */
export const scoreKinds = {
  on_time: 'efficiency',
  late: 'efficiency',
  remind: 'efficiency',
  urge: 'efficiency',
  circular: 'efficiency',
  interview: 'efficiency',
  refer: 'efficiency',
  effective: 'effectiveness',
  not_effective: 'effectiveness',
  returned: 'effectiveness',
  failed: 'effectiveness',
  reopened: 'effectiveness',
} as const satisfies Record<string, ScoreDimension>
export type ScoreKind = keyof typeof scoreKinds
