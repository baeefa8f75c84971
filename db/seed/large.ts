import type pg from 'pg'
import { analyze, asOwner } from './connection'
import { streets } from './demo/streets'
import { fillBatch, prepareBatches } from './large-sql'
import { readRepeatedWork } from './large-work'

const batch = 25_000

async function onTasks(client: pg.Client, enabled: boolean): Promise<void> {
  await client.query(`alter table task ${enabled ? 'enable' : 'disable'} trigger user`)
  // one document proves all of it; what waits for the end of the transaction goes first
  await client.query('set constraints all immediate')
  await client.query(`alter table evidence ${enabled ? 'enable' : 'disable'} trigger y_doubts`)
}

/**
 * Repeats the demo's work to so many further tasks, each with its whole chain of events, one proof where it was submitted, and the
 * tally and flow that the triggers would have kept. For benchmarks: the guards are off while it writes, and the table is locked.
 */
export async function seedLarge({
  adminUrl,
  tasks,
  onProgress = () => {},
}: {
  adminUrl: string
  tasks: number
  onProgress?: (done: string) => void
}): Promise<void> {
  if (!Number.isInteger(tasks) || tasks < 1) throw new Error(`seedLarge takes a whole number of tasks, not ${tasks}`)
  for (let from = 0; from < tasks; from += batch) {
    const count = Math.min(batch, tasks - from)
    await asOwner(adminUrl, async client => {
      await prepareBatches(client, await readRepeatedWork(client), streets)
      await onTasks(client, false)
      await fillBatch(client, from, count)
      await onTasks(client, true)
    })
    onProgress(`${from + count} / ${tasks}`)
  }
  await analyze(adminUrl)
}
