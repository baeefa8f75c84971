import type { Moves } from './loop'
import type { Role } from './role'

/** The three moves of an extension, the same in every loop that has a due date: asked for before the cut-off by who works, decided by somebody outside. */
export const extensionMoves = <Stage extends string>(
  from: readonly Stage[],
  ask: readonly Role[],
  decide: readonly Role[],
) =>
  ({
    ask_extension: {
      from,
      to: 'same',
      by: ask,
      side: 'performing',
      needs: ['wanted', 'reason', 'beforeCutoff'],
      minor: true,
    },
    grant_extension: {
      from,
      to: 'same',
      by: decide,
      side: 'outside',
      needs: ['asked', 'due', 'reason'],
      apartFrom: ['owner', 'deputy'],
      minor: true,
    },
    refuse_extension: {
      from,
      to: 'same',
      by: decide,
      side: 'outside',
      needs: ['asked', 'reason'],
      apartFrom: ['owner', 'deputy'],
      minor: true,
    },
  }) as const satisfies Moves<Stage>
