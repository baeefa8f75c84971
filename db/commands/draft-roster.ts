import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { refuseIf } from '@/domain/refusal'
import { drawUpShifts, longestRosterDays, type Pattern, type SeatKind, seatKinds, type Teams } from '@/domain/roster'
import type { Caller } from '../client'
import { calendar } from '../queries/calendar'
import { listTaken } from '../queries/rosters'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type Member = { kind: SeatKind; personId: number; phone?: string }
export type DraftRoster = {
  key: string
  orgId: number
  from: Day
  to: Day
  pattern: Pattern
  restHours: number
  phone: string
  members: readonly Member[]
}

const teamsOf = (members: readonly Member[]): Teams =>
  Object.fromEntries(
    seatKinds.map(kind => [kind, members.filter(one => one.kind === kind).map(one => one.personId)]),
  ) as Record<SeatKind, number[]>

/** Draws up a unit's roster by rotation and keeps it as a draft; what nobody can take stands in it as a gap. The answer's version is the number of gaps. */
export function draftRoster(caller: Caller, input: DraftRoster): Promise<Outcome> {
  return runCommand(caller, 'draftRoster', input, async tx => {
    refuseIf(input.members.length === 0 ? { code: 'invalid', details: { fields: 'members' } } : null)
    const restMinutes = input.restHours * 60
    const last = (Date.parse(input.to) - Date.parse(input.from)) / 86_400_000
    refuseIf(last < 0 || last >= longestRosterDays ? { code: 'invalid', details: { fields: 'to' } } : null)
    const shifts = drawUpShifts(
      {
        from: input.from,
        to: input.to,
        pattern: input.pattern,
        teams: teamsOf(input.members),
        restMinutes,
        taken: await listTaken(tx, [...new Set(input.members.map(one => one.personId))], input.from, input.to),
      },
      calendar(),
    )
    const seats = shifts.flatMap(shift => shift.seats.map(seat => ({ onDay: shift.onDay, shift: shift.kind, ...seat })))
    const members = seatKinds.flatMap(kind =>
      input.members.filter(one => one.kind === kind).map((one, index) => ({ ...one, no: index + 1 })),
    )
    const { rows } = await tx.execute(sql`
      select rosters.draft(${input.orgId}, ${input.from}::date, ${input.to}::date, ${JSON.stringify(input.pattern)}::jsonb, ${restMinutes}, ${input.phone},
        ${JSON.stringify(members)}::jsonb, ${JSON.stringify(seats)}::jsonb)::float8 as id`)
    return { id: rows[0]!.id as number, version: seats.filter(seat => seat.personId === null).length }
  })
}
