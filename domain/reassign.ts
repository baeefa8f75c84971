import type { Move } from './loop'
import type { Role } from './role'

/** The one move by which open work changes hands without changing anything else: a person left, or another is named. */
export const reassignMove = <Stage extends string, By extends Role>(from: readonly Stage[], by: readonly By[]) =>
  ({ from, to: 'same', by, side: 'governing', needs: ['owner', 'reason'], minor: true }) as const satisfies Move<Stage>
