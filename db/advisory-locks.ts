/** Every advisory lock of ours that has a number, so that no two waits are one by accident; 7304187 is coverage's own (guards/9-coverage.sql). */
export const advisoryLocks = {
  migrate: 7_304_185,
  seed: 7_304_186,
  deliver: 7_304_188,
  seal: 7_304_189,
  publish: 7_304_190,
} as const
