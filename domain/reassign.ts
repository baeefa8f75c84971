import type { Move } from './loop'

/** The one move by which open work changes hands without changing anything else: a person left, or another is named. */
export const reassignMove = <Stage extends string>(from: readonly Stage[]) =>
  ({
    from,
    to: 'same',
    by: ['head', 'supervisor', 'admin', 'enterprise'],
    side: 'governing',
    needs: ['owner', 'reason'],
    minor: true,
  }) as const satisfies Move<Stage>
