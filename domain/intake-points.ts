import type { Mark, PointStyle, Reading } from './intake-marks'

/** The number of a point that was accepted: its text's place, and how deep it lies under others, from 0. */
export type Point = { at: number; length: number; style: PointStyle; depth: number }

/** Numbers that nothing else looks like: at the head of a line they count wherever the numbering stands. */
const unmistakable: readonly PointStyle[] = ['chapter', 'article', 'han', 'hanInBrackets', 'number', 'circled']

/** A numbering under way: the styles from the outermost to the innermost, each with the last number. */
type Under = { style: PointStyle; last: number }

function follows(reading: Reading, under: readonly Under[]): boolean {
  const open = under.find(one => one.style === reading.style)
  if (!open) return false
  return reading.ordinal === 'next' || reading.ordinal === open.last + 1
}

/** Whether a first has a second before the next first of its style: otherwise it is a turn of phrase. */
function goesOn(style: PointStyle, marks: readonly Mark[], after: number): boolean {
  for (let index = after; index < marks.length; index++)
    for (const reading of marks[index]!.readings) {
      if (reading.style !== style) continue
      if (reading.ordinal === 'next' || reading.ordinal === 2) return true
      if (reading.ordinal === 1) return false
    }
  return false
}

function chosen(marks: readonly Mark[], index: number, under: readonly Under[]): Reading | null {
  const mark = marks[index]!
  // of two that follow, (i) after (h) and (i) under (h), the innermost numbering goes first
  const inner = [...under].reverse()
  for (const { style } of inner) {
    const going = mark.readings.find(reading => reading.style === style && follows(reading, under))
    if (going) return going
  }
  const first = mark.readings
    .filter(reading => reading.ordinal === 1)
    .find(
      reading => (mark.opensLine && unmistakable.includes(reading.style)) || goesOn(reading.style, marks, index + 1),
    )
  if (first) return first
  return (
    (mark.opensLine &&
      mark.readings.find(
        reading =>
          typeof reading.ordinal === 'number' && reading.ordinal < 1000 && unmistakable.includes(reading.style),
      )) ||
    null
  )
}

/** Which of the marks are numbers of points: those that begin a numbering or go on with one. Marks are in the order of the text. */
export function pointsOf(marks: readonly Mark[]): Point[] {
  let under: Under[] = []
  const points: Point[] = []
  marks.forEach((mark, index) => {
    const reading = chosen(marks, index, under)
    if (!reading) return
    const place = under.findIndex(one => one.style === reading.style)
    const last = place < 0 ? 0 : under[place]!.last
    under = [
      ...under.slice(0, place < 0 ? under.length : place),
      { style: reading.style, last: reading.ordinal === 'next' ? last + 1 : reading.ordinal },
    ]
    points.push({ at: mark.at, length: mark.length, style: reading.style, depth: under.length - 1 })
  })
  return points
}
