import { bringRegister } from '@/db/commands/bring-register'
import { takeSheet } from '../sheet-upload'

/** Takes a spreadsheet of places and leads to what its rows would do. */
export const POST = (request: Request): Promise<Response> => takeSheet(request, '/places/import', bringRegister)
