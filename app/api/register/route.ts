import { bringRegister } from '@/db/commands/bring-register'
import { takeSheet } from '../../sheet-upload'

/** Takes a spreadsheet of places and leads to what its rows would do. */
export function POST(request: Request): Promise<Response> {
  const page = '/places/import'
  return takeSheet(request, { page, bring: bringRegister, report: id => `${page}/${id}`, unnamed: 'places.xlsx' })
}
