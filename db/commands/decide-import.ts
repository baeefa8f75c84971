import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { reasonAgainstRegister } from './bring-register'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type DecideImport = { key: string; id: number }

/** Takes the good rows of an import into the register, all or none; done before, it gives the first answer. Refuses `importDecided`, `importStale`. */
export function takeImport(caller: Caller, input: DecideImport): Promise<Outcome> {
  return runCommand(caller, 'takeImport', input, async (tx, actor) => {
    refuseIf(reasonAgainstRegister(actor))
    await tx.execute(sql`select register.take(${input.id})`)
    return { id: input.id, version: 1 }
  })
}

/** Puts an import aside: none of its rows will be in the register. */
export function putImportAside(caller: Caller, input: DecideImport): Promise<Outcome> {
  return runCommand(caller, 'putImportAside', input, async (tx, actor) => {
    refuseIf(reasonAgainstRegister(actor))
    await tx.execute(sql`select register.put_aside(${input.id})`)
    return { id: input.id, version: 1 }
  })
}
