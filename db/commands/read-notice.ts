import { sql } from 'drizzle-orm'
import { asActor, type Caller } from '../client'

/** Marks one of the caller's own notices as read and answers with the record that it opens; null when it is not theirs. It may be asked again. */
export function readNotice(caller: Caller, id: number): Promise<string | null> {
  return asActor(caller, 'write', async tx => {
    await tx.execute(sql`update notice set read_at = now() where id = ${id} and read_at is null`)
    const { rows } = await tx.execute(sql`select path from notice where id = ${id}`)
    return (rows[0] as { path: string } | undefined)?.path ?? null
  })
}

/** Marks every notice of the caller as read that is not newer than this one. */
export function readNotices(caller: Caller, newest: number): Promise<void> {
  return asActor(caller, 'write', async tx => {
    await tx.execute(
      sql`update notice set read_at = now() where person_id = (select ctx.person()) and read_at is null and id <= ${newest}`,
    )
  })
}
