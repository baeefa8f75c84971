export type Words = { [key: string]: string | Words }

/** The end of the brace that opens at `from`. */
function closing(text: string, from: number): number {
  for (let at = from, depth = 0; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at
  }
  return text.length
}

function branchOf(branches: string, n: number): string {
  const found = new Map<string, string>()
  for (let at = 0; at < branches.length; ) {
    const open = branches.indexOf('{', at)
    if (open < 0) break
    const close = closing(branches, open)
    found.set(branches.slice(at, open).trim(), branches.slice(open + 1, close))
    at = close + 1
  }
  const chosen = found.get(`=${n}`) ?? (n === 1 ? found.get('one') : undefined) ?? found.get('other') ?? ''
  return chosen.replaceAll('#', String(n))
}

/**
 * A sentence with its blanks filled: `{name}` and `{n, plural, =0 {…} one {# item} other {# items}}`. The part of ICU that these words use, because the whole of it
 * weighs more than the rest of the phone's own code.
 */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  let said = ''
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '{') {
      said += text[at]
      continue
    }
    const close = closing(text, at)
    const [name = '', kind, ...rest] = text.slice(at + 1, close).split(',')
    const value = values[name.trim()]
    said += kind?.trim() === 'plural' ? fill(branchOf(rest.join(','), Number(value)), values) : String(value ?? '')
    at = close
  }
  return said
}

/** The sentence under a dotted key, its blanks filled; a key without words shows itself. */
export function sayFrom(words: Words, key: string, values?: Record<string, string | number>): string {
  const found = key
    .split('.')
    .reduce<string | Words | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), words)
  return typeof found === 'string' ? fill(found, values) : key
}
