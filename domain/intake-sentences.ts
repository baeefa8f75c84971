const closing = /["'”’」』）)】》]/
const opening = '（(【《“"「『'
const han = /\p{Script=Han}/u
/** Words that end in a point and no sentence. */
const short =
  /(?:^|[\s(])(?:[A-Z]|No|Nos|Art|Arts|Sec|Fig|Vol|Mr|Mrs|Ms|Dr|St|vs|cf|etc|e\.g|i\.e|U\.S|p\.s\.i\.g|approx|Inc|Ltd|Co)\.$/

/** Where each sentence between two places of a text begins; the first is `from` itself. Chinese and English ends are known alike. */
export function sentenceStarts(text: string, from: number, until: number): number[] {
  const starts = [from]
  let depth = 0
  for (let at = from; at < until; at++) {
    const letter = text[at]!
    if ('（(【'.includes(letter)) depth++
    if ('）)】'.includes(letter)) depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const ends = '。！？'.includes(letter) || ('.!?'.includes(letter) && endsEnglish(text, from, at, until))
    if (!ends) continue
    let next = at + 1
    while (next < until && ('。！？.!?'.includes(text[next]!) || closing.test(text[next]!))) next++
    while (next < until && /\s/.test(text[next]!)) next++
    if (next < until) starts.push(next)
    at = next - 1
  }
  return [...new Set(starts)]
}

function endsEnglish(text: string, from: number, at: number, until: number): boolean {
  let next = at + 1
  while (next < until && closing.test(text[next]!)) next++
  if (next >= until) return true
  const said = text.slice(Math.max(from, at - 12), at + 1)
  if (han.test(text[at - 1] ?? '') && text[at] !== '.') return true
  if (!/\s/.test(text[next]!)) return false
  while (next < until && /\s/.test(text[next]!)) next++
  return (
    !short.test(said) &&
    (next >= until || /[A-Z0-9§]/.test(text[next]!) || opening.includes(text[next]!) || han.test(text[next]!))
  )
}
