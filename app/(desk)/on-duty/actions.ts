'use server'

import { z } from 'zod'
import { answerCall, pressCall } from '@/db/commands/call-check'
import { draftRoster } from '@/db/commands/draft-roster'
import { signShiftHandover, writeShiftEntry, writeShiftHandover } from '@/db/commands/keep-shift'
import { dropRoster, publishRoster, replaceOnShift } from '@/db/commands/settle-roster'
import { answerSwap, askSwap, decideSwap, withdrawSwap } from '@/db/commands/swap-shift'
import { divisions, seatKinds } from '@/domain/roster'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const key = z.uuid()
const words = z.string().trim().min(1).max(4000)
const minutes = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
const need = (most: number) => z.coerce.number().int().min(0).max(most).default(0)
const team = z.array(id).default([])

const draftForm = z
  .object({
    key,
    orgId: id,
    from: z.iso.date(),
    to: z.iso.date(),
    working: z.enum(divisions),
    weekend: z.enum(divisions),
    holiday: z.enum(divisions),
    dayFrom: minutes,
    nightFrom: minutes,
    needLeader: need(3),
    needStaff: need(5).refine(n => n > 0),
    needReserve: need(5),
    restHours: z.coerce.number().int().min(0).max(168),
    phone: z
      .string()
      .trim()
      .regex(/^[0-9+() -]{3,30}$/),
    leader: team,
    staff: team,
    reserve: team,
    phones: z.record(z.string(), z.string().trim().max(30)).default({}),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
  .refine(({ dayFrom, nightFrom }) => dayFrom < nightFrom, { path: ['nightFrom'] })
  .refine(form => seatKinds.some(kind => form[kind].length > 0), { path: ['staff'] })

const draft = formAction(
  draftForm,
  (caller, form) =>
    draftRoster(caller, {
      key: form.key,
      orgId: form.orgId,
      from: form.from,
      to: form.to,
      pattern: {
        divided: { working: form.working, weekend: form.weekend, holiday: form.holiday },
        dayFrom: form.dayFrom,
        nightFrom: form.nightFrom,
        need: { leader: form.needLeader, staff: form.needStaff, reserve: form.needReserve },
      },
      restHours: form.restHours,
      phone: form.phone,
      members: seatKinds.flatMap(kind =>
        form[kind].map(personId => ({ kind, personId, phone: form.phones[personId] ?? '' })),
      ),
    }),
  outcome => `/on-duty/rosters/${outcome.id}?done=draft`,
)
const one = z.object({ key, id })
const publish = formAction(one, publishRoster, outcome => `/on-duty/rosters/${outcome.id}?done=publish`)
const drop = formAction(one, dropRoster, outcome => `/on-duty/rosters/${outcome.id}?done=drop`)
const replace = formAction(
  z.object({ key, shiftId: id, seatId: id, personId: z.union([z.literal('nobody'), id]), reason: words }),
  (caller, { key, seatId, personId, reason }) =>
    replaceOnShift(caller, { key, seatId, personId: personId === 'nobody' ? null : personId, reason }),
  (_, { shiftId }) => `/on-duty/shifts/${shiftId}?done=replace`,
)
const ask = formAction(
  z.object({ key, seatId: id, shiftId: id, for: z.string().regex(/^(seat|person)-\d{1,15}$/), reason: words }),
  (caller, { key, seatId, for: wanted, reason }) => {
    const [kind, number] = wanted.split('-')
    return askSwap(caller, {
      key,
      seatId,
      reason,
      ...(kind === 'seat' ? { forSeatId: Number(number) } : { otherId: Number(number) }),
    })
  },
  (_, { shiftId }) => `/on-duty/shifts/${shiftId}?done=swap`,
)
const doneSwap = (outcome: { id: number }) => `/on-duty/swaps?swap=${outcome.id}&done=yes`
const choice = z.enum(['yes', 'no']).transform(said => said === 'yes')
const answer = formAction(z.object({ key, id, agrees: choice }), (caller, form) => answerSwap(caller, form), doneSwap)
const withdraw = formAction(one, withdrawSwap, doneSwap)
const decide = formAction(
  z.object({ key, id, approves: choice, opinion: z.string().trim().max(4000).default('') }),
  (caller, form) => decideSwap(caller, form),
  doneSwap,
)
const write = formAction(
  z.object({ key, shiftId: id, words }),
  writeShiftEntry,
  (_, { shiftId }) => `/on-duty/shifts/${shiftId}?done=entry#log`,
)
const handOver = formAction(
  z.object({ key, shiftId: id, happened: words, openItems: words }),
  writeShiftHandover,
  (_, { shiftId }) => `/on-duty/shifts/${shiftId}?done=note#handover`,
)
const sign = formAction(
  z.object({ key, id, shiftId: id }),
  (caller, form) => signShiftHandover(caller, { key: form.key, id: form.id }),
  (_, { shiftId }) => `/on-duty/shifts/${shiftId}?done=sign#handover`,
)
const press = formAction(
  z.object({ key, size: z.coerce.number().int().min(1).max(50) }),
  pressCall,
  outcome => `/on-duty/checks?draw=${outcome.id}&done=press`,
)
const answerCallForm = formAction(one, answerCall)

type Sent = [previous: FormState, form: FormData]
export const draftRosterAction = async (...sent: Sent) => draft(...sent)
export const publishRosterAction = async (...sent: Sent) => publish(...sent)
export const dropRosterAction = async (...sent: Sent) => drop(...sent)
export const replaceAction = async (...sent: Sent) => replace(...sent)
export const askSwapAction = async (...sent: Sent) => ask(...sent)
export const answerSwapAction = async (...sent: Sent) => answer(...sent)
export const withdrawSwapAction = async (...sent: Sent) => withdraw(...sent)
export const decideSwapAction = async (...sent: Sent) => decide(...sent)
export const writeEntryAction = async (...sent: Sent) => write(...sent)
export const writeHandoverAction = async (...sent: Sent) => handOver(...sent)
export const signHandoverAction = async (...sent: Sent) => sign(...sent)
export const pressCallAction = async (...sent: Sent) => press(...sent)
export const answerCallAction = async (...sent: Sent) => answerCallForm(...sent)
