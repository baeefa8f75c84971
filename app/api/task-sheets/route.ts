import { bringTasks } from '@/db/commands/bring-tasks'
import { readWhole, wholeQuery } from '@/db/queries/task-sheets'
import { refusalSentence } from '../../refusal-sentence'
import { takeSheet } from '../../sheet-upload'

/** Takes a spreadsheet that decomposes the directive or task named in the address and leads to what its rows would give. */
export async function POST(request: Request): Promise<Response> {
  const address = Object.fromEntries(new URL(request.url).searchParams)
  const whole = readWhole(address)
  if (!whole) return new Response(`${await refusalSentence({ code: 'notFound' })}\n`, { status: 404 })
  return takeSheet(request, {
    page: `/tasks/sheets?${wholeQuery(whole)}`,
    bring: (who, sheet) => bringTasks(who, { ...sheet, whole }),
    report: sheet => `/tasks/sheets/${sheet}`,
    unnamed: 'tasks.xlsx',
  })
}
