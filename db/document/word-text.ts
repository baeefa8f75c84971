import type { Told } from '../schema/intake'
import { allBelow, childOf, childrenOf, type Element, isOn } from './xml-tree'

type Notes = ReadonlyMap<string, Element>
export type WordParts = {
  document: Element
  footnotes: Notes
  endnotes: Notes
  numberOf: (paragraph: Element) => string | null
}

/** Goes with the words that follow it as a document writes it: 一、 and （一） close up, 1) and First do not. */
const joined = (number: string, words: string): string =>
  /[、）．：]$/.test(number) || /^[\s\p{Script=Han}《“]/u.test(words) ? `${number}${words}` : `${number} ${words}`

class Reader {
  readonly counts = new Map<string, number>()
  private readonly parts: WordParts
  private readonly notes: string[] = []
  private readonly boxes: string[] = []

  constructor(parts: WordParts) {
    this.parts = parts
  }

  private tell(code: string): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1)
  }

  private note(id: string, from: Notes): string {
    const element = from.get(id)
    if (!element) return ''
    this.tell('notes')
    const number = this.counts.get('notes')!
    const words = this.blocks(element).join(' ').trim()
    this.notes.push(`[${number}] ${words}`)
    return `[${number}]`
  }

  private run(element: Element): string {
    if (isOn(childOf(element, 'w:rPr', 'w:vanish'))) {
      if (allBelow(element, 'w:t').length > 0) this.tell('hidden')
      return ''
    }
    return this.inline(element)
  }

  private inline(element: Element): string {
    return element.children.map(child => (typeof child === 'string' ? '' : this.piece(child))).join('')
  }

  private piece(element: Element): string {
    switch (element.name) {
      case 'w:r':
        return this.run(element)
      case 'w:t':
      case 'm:t':
        return element.children.filter(child => typeof child === 'string').join('')
      case 'w:tab':
      case 'w:ptab':
        return ' '
      case 'w:br':
      case 'w:cr':
        return '\n'
      case 'w:noBreakHyphen':
        return '-'
      case 'w:footnoteReference':
        return this.note(element.attributes.id ?? '', this.parts.footnotes)
      case 'w:endnoteReference':
        return this.note(element.attributes.id ?? '', this.parts.endnotes)
      case 'w:del':
      case 'w:moveFrom':
        this.tell('deleted')
        return ''
      case 'w:ins':
      case 'w:moveTo':
        this.tell('inserted')
        return this.inline(element)
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.picture(element)
        return ''
      case 'mc:AlternateContent':
        // the same thing twice, for newer and for older programs
        return this.inline({
          ...element,
          children: [childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback') ?? ''],
        })
      case 'w:pPr':
      case 'w:rPr':
      case 'w:instrText':
      case 'w:delText':
        return ''
      default:
        return this.inline(element)
    }
  }

  private picture(element: Element): void {
    const boxes = allBelow(element, 'w:txbxContent')
    if (boxes.length === 0) this.tell('pictures')
    for (const box of boxes) {
      this.tell('boxes')
      this.boxes.push(...this.blocks(box))
    }
  }

  private paragraph(element: Element): string {
    const number = this.parts.numberOf(element)
    const words = this.inline(element)
    if (words.trim() === '') return ''
    if (number === null) this.tell('bullets')
    if (!number) return words
    this.tell('numbered')
    return joined(number, words)
  }

  private row(element: Element): string[] {
    if (childOf(element, 'w:trPr', 'w:del')) {
      this.tell('deleted')
      return []
    }
    this.tell('rows')
    const cells = childrenOf(element, 'w:tc').map(cell =>
      this.blocks(cell)
        .map(line => line.trim())
        .filter(Boolean)
        .join(' / '),
    )
    const said = cells.filter(cell => cell !== '')
    return said.length === 0 ? [] : [said.length === 1 ? said[0]! : cells.map(cell => cell || '—').join(' | ')]
  }

  /** The lines of what stands one under the other: a body, a cell, a note; `after` gives what follows each block. */
  blocks(element: Element, after: () => string[] = () => []): string[] {
    const lines: string[] = []
    // a paragraph whose end was deleted goes on in the next
    let goesOn = ''
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:p') {
        const words = goesOn + this.paragraph(child)
        goesOn = childOf(child, 'w:pPr', 'w:rPr', 'w:del') ? words : ''
        if (!goesOn) lines.push(words)
      } else if (child.name === 'w:tbl') lines.push(...childrenOf(child, 'w:tr').flatMap(row => this.row(row)))
      else if (['w:del', 'w:moveFrom', 'w:sectPr', 'w:tblPr', 'w:tcPr'].includes(child.name)) continue
      else if (child.name === 'mc:AlternateContent') lines.push(...this.blocks(childOf(child, 'mc:Choice') ?? child))
      else if (child.name.startsWith('w:')) lines.push(...this.blocks(child))
      if (!goesOn) lines.push(...after())
    }
    if (goesOn) lines.push(goesOn)
    return lines
  }

  /** The whole text: notes and text boxes follow the block that they hang on. */
  text(): string {
    const body = childOf(this.parts.document, 'w:body')
    const hanging = () => [...this.boxes.splice(0), ...this.notes.splice(0)]
    return body ? [...this.blocks(body, hanging), ...hanging()].join('\n') : ''
  }
}

/** The text of a Word document as it reads with its changes taken over, and how many of what was met on the way. */
export function wordText(parts: WordParts): { text: string; told: Told[] } {
  const reader = new Reader(parts)
  const text = reader.text()
  return { text, told: [...reader.counts].map(([code, n]) => ({ code, n })) }
}
