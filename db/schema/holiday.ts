import { pgTable, text } from 'drizzle-orm/pg-core'
import { day } from './columns'

/** The exceptions of the working-day calendar, copied from data/holidays.csv at each migration for the guards. */
export const holiday = pgTable('holiday', {
  onDay: day('on_day').primaryKey(),
  kind: text('kind', { enum: ['off', 'work'] }).notNull(),
})
