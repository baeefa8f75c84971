import { readDataFile } from './data-file'
import { readCsv } from './read-csv'

export type Holiday = {
  /** ISO date */
  date: string
  /** `off`: a weekday or weekend without work; `work`: a weekend day worked to make up for it. */
  dayKind: 'off' | 'work'
  nameZh: string
  nameEn: string
  notice: string
  noticeDate: string
  /** The date on which a later notice replaced this row; null while it stands. */
  supersededOn: string | null
  source: string
  seen: string
}

const columns = [
  'date',
  'day_kind',
  'holiday_zh',
  'holiday_en',
  'status',
  'notice',
  'notice_date',
  'source',
  'seen',
] as const

/** The days off and worked weekends of the yearly notices, 2018–2026, the superseded row included. */
export function readHolidays(): Holiday[] {
  return readCsv(readDataFile('holidays.csv'), columns).map(row => {
    if (!/^\d{4}-\d\d-\d\d$/.test(row.date) || (row.day_kind !== 'off' && row.day_kind !== 'work')) {
      throw new Error(`holidays.csv: ${row.date} ${row.day_kind}`)
    }
    const superseded = /^superseded (\d{4}-\d\d-\d\d)$/.exec(row.status)
    if (!superseded && row.status !== 'active') throw new Error(`holidays.csv: ${row.date} ${row.status}`)
    return {
      date: row.date,
      dayKind: row.day_kind,
      nameZh: row.holiday_zh,
      nameEn: row.holiday_en,
      notice: row.notice,
      noticeDate: row.notice_date,
      supersededOn: superseded?.[1] ?? null,
      source: row.source,
      seen: row.seen,
    }
  })
}
