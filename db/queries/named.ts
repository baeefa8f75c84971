import { type SQL, sql } from 'drizzle-orm'

/** A joined row's id with its two names as one value; null where the join found nothing. */
export const named = (alias: string, zh: string, en: string): SQL =>
  sql.raw(
    `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'zh', ${alias}.${zh}, 'en', ${alias}.${en}) end`,
  )

/** A joined person. */
export const person = (alias: string): SQL => named(alias, 'name_zh', 'name_en')
/** A joined unit, by its short names. */
export const unit = (alias: string): SQL => named(alias, 'short_zh', 'short_en')
