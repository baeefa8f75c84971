import { bringDuties } from '@/db/commands/bring-duties'
import { takeSheet } from '../../sheet-upload'

/** Takes a spreadsheet of posts and responsible people and leads to what its rows would do. */
export function POST(request: Request): Promise<Response> {
  const page = '/organizations/import'
  return takeSheet(request, { page, bring: bringDuties, report: id => `${page}/${id}`, unnamed: 'posts.xlsx' })
}
