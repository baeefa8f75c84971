import type { LoopName, Moves, Party, Side, Stamp } from './loop'
import type { Need } from './need'
import type { Role } from './role'

export type LawfulMove = {
  loop: LoopName
  move: string
  fromStage: string
  toStage: string
  roles: readonly Role[]
  side: Side
  needs: readonly Need[]
  apartFrom: readonly Party[]
  level: 'general' | 'major' | null
  setsLevel: 'general' | 'major' | null
  stamps: Stamp | null
}

/** Every (move, from, to) of a loop as rows: what the database's own table of lawful moves holds. */
export function lawfulMoves<Stage extends string>(
  loop: LoopName,
  moves: Moves<Stage>,
  stages: readonly Stage[],
): LawfulMove[] {
  const rows: LawfulMove[] = []
  for (const [name, move] of Object.entries(moves)) {
    for (const from of move.from) {
      const targets: string[] =
        move.to === 'same'
          ? [from]
          : move.to === 'remembered'
            ? stages.filter(stage => moves.suspend?.from.includes(stage))
            : [move.to]
      for (const to of targets) {
        rows.push({
          loop,
          move: name,
          fromStage: from,
          toStage: to,
          roles: move.by,
          side: move.side,
          needs: move.needs ?? [],
          apartFrom: move.apartFrom ?? [],
          level: move.level ?? null,
          setsLevel: move.setsLevel ?? null,
          stamps: move.stamps ?? null,
        })
      }
    }
  }
  return rows
}
