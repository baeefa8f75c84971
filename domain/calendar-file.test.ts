import { describe, expect, it } from 'vitest'
import { calendarFile } from './calendar-file'

const event = {
  uid: 'duty-7@duty.example',
  from: new Date('2026-11-26T09:30:00Z'),
  to: new Date('2026-11-27T00:30:00.000Z'),
  summary: '带班领导, 省应急管理厅; 夜班',
  description: `第一行\n${'值班电话：0431-5550 0119。'.repeat(20)}\\`,
  location: 'Jilin',
  stamped: new Date('2026-11-20T01:02:03Z'),
  sequence: 0,
  cancelled: false,
}
const unfolded = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n')

describe('a calendar file', () => {
  const file = calendarFile('六线', [event, { ...event, uid: 'duty-8@duty.example', sequence: 1, cancelled: true }])

  it('ends every line with CRLF, has no bare one, and no line over 75 octets', () => {
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  it('folds between characters: what is put together again is what was said', () => {
    const line = unfolded(file).find(one => one.startsWith('DESCRIPTION:'))!
    expect(line).toBe(`DESCRIPTION:第一行\\n${'值班电话：0431-5550 0119。'.repeat(20)}\\\\`)
    expect(file).not.toContain('\ufffd')
  })

  it('escapes what the format means otherwise, and says times in UTC', () => {
    expect(unfolded(file)).toEqual(
      expect.arrayContaining([
        'SUMMARY:带班领导\\, 省应急管理厅\\; 夜班',
        'DTSTART:20261126T093000Z',
        'DTEND:20261127T003000Z',
        'DTSTAMP:20261120T010203Z',
      ]),
    )
    expect(calendarFile('x', [{ ...event, summary: 'a\r\nATTENDEE:evil\u0007' }])).toContain(
      'SUMMARY:a\\nATTENDEE:evil ',
    )
  })

  it('has one event each with its own uid; what is no longer the person’s is cancelled', () => {
    const lines = unfolded(file)
    expect(lines.filter(line => line === 'BEGIN:VEVENT').length).toBe(2)
    expect(lines.filter(line => line.startsWith('UID:'))).toEqual([
      'UID:duty-7@duty.example',
      'UID:duty-8@duty.example',
    ])
    expect(lines.filter(line => line.startsWith('STATUS:'))).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED'])
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sixlines//Duty//EN'])
  })
})
