import { bringDuties } from '@/db/commands/bring-duties'
import { takeSheet } from '../sheet-upload'

/** Takes a spreadsheet of posts and responsible people and leads to what its rows would do. */
export const POST = (request: Request): Promise<Response> => takeSheet(request, '/organizations/import', bringDuties)
