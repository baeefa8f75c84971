import { childOf, childrenOf, type Element } from './xml-tree'

type Level = { start: number; format: string; text: string }
type List = { abstract: string; starts: Map<number, number> }
type Place = { list: string; level: number }

const attribute = (element: Element | undefined): string => element?.attributes.val ?? ''
const digits = '〇一二三四五六七八九'

/** 23 → 二十三, up to 99; beyond it the digits one by one. */
function inHan(value: number): string {
  if (value > 99) return [...String(value)].map(digit => digits[Number(digit)]).join('')
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}` || '〇'
}
function inRoman(value: number): string {
  const worth: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let rest = value
  return worth
    .map(([one, letters]) => {
      const times = Math.floor(rest / one)
      rest -= times * one
      return letters.repeat(times)
    })
    .join('')
}
const inLetters = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
const enclosed = (first: string, value: number): string =>
  value <= 20 ? String.fromCodePoint(first.codePointAt(0)! + value - 1) : `(${value})`

/** A number as the list's format writes it. */
function written(format: string, value: number): string {
  if (/counting|ideograph(?!Enclosed)|chinese|japanese|taiwanese|korean/i.test(format)) return inHan(value)
  switch (format) {
    case 'upperRoman':
      return inRoman(value).toUpperCase()
    case 'lowerRoman':
      return inRoman(value)
    case 'upperLetter':
      return inLetters(value).toUpperCase()
    case 'lowerLetter':
      return inLetters(value)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed('①', value)
    case 'decimalEnclosedParen':
      return enclosed('⑴', value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(value)
  }
}

function readLevels(abstract: Element): Map<number, Level> {
  return new Map(
    childrenOf(abstract, 'w:lvl').map(level => [
      Number(level.attributes.ilvl),
      {
        start: Number(attribute(childOf(level, 'w:start')) || 1),
        format: attribute(childOf(level, 'w:numFmt')) || 'decimal',
        text: attribute(childOf(level, 'w:lvlText')),
      },
    ]),
  )
}

function readStyles(styles: Element | undefined): Map<string, { place: Partial<Place>; basedOn: string }> {
  return new Map(
    childrenOf(styles, 'w:style').map(style => {
      const number = childOf(style, 'w:pPr', 'w:numPr')
      const level = childOf(number, 'w:ilvl')
      return [
        style.attributes.styleId ?? '',
        {
          place: {
            list: attribute(childOf(number, 'w:numId')) || undefined,
            level: level ? Number(attribute(level)) : undefined,
          },
          basedOn: attribute(childOf(style, 'w:basedOn')),
        },
      ]
    }),
  )
}

/**
 * The numbers that Word shows before a paragraph and keeps only as a list's settings: asked for each paragraph in order, it says the
 * number as it is shown; empty for what has none, null for a bullet.
 */
export function numberingOf(
  numbering: Element | undefined,
  styles: Element | undefined,
): (paragraph: Element) => string | null {
  const levels = new Map(
    childrenOf(numbering, 'w:abstractNum').map(one => [one.attributes.abstractNumId ?? '', readLevels(one)]),
  )
  const lists = new Map<string, List>(
    childrenOf(numbering, 'w:num').map(one => [
      one.attributes.numId ?? '',
      {
        abstract: attribute(childOf(one, 'w:abstractNumId')),
        starts: new Map(
          childrenOf(one, 'w:lvlOverride').flatMap(over => {
            const start = childOf(over, 'w:startOverride')
            return start ? [[Number(over.attributes.ilvl), Number(attribute(start))] as const] : []
          }),
        ),
      },
    ]),
  )
  const named = readStyles(styles)
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()

  function placeOf(paragraph: Element): Place | null {
    const own = childOf(paragraph, 'w:pPr', 'w:numPr')
    let list = attribute(childOf(own, 'w:numId'))
    const ownLevel = childOf(own, 'w:ilvl')
    let level = ownLevel ? Number(attribute(ownLevel)) : undefined
    let style = attribute(childOf(paragraph, 'w:pPr', 'w:pStyle'))
    for (let steps = 0; style && steps < 12 && (list === '' || level === undefined); steps++) {
      const found = named.get(style)
      if (list === '') list = found?.place.list ?? ''
      level ??= found?.place.level
      style = found?.basedOn ?? ''
    }
    // a list of number 0 takes a paragraph out of its style's list
    return list === '' || list === '0' ? null : { list, level: level ?? 0 }
  }

  return paragraph => {
    const place = placeOf(paragraph)
    const list = place && lists.get(place.list)
    const own = list && levels.get(list.abstract)
    const level = own?.get(place!.level)
    if (!place || !list || !own || !level) return ''
    if (level.format === 'bullet') return null
    const count = counts.get(list.abstract) ?? []
    const key = `${place.list}/${place.level}`
    const restart = begun.has(key) ? undefined : list.starts.get(place.level)
    begun.add(key)
    count[place.level] = restart ?? (count[place.level] ?? level.start - 1) + 1
    count.length = place.level + 1
    counts.set(list.abstract, count)
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const format = own.get(at)
      return format ? written(format.format, count[at] ?? format.start) : ''
    })
  }
}
