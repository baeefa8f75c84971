import { SaxesParser } from 'saxes'
import { fileLimits, refuseDocument } from './limits'

/** An element under its short name; text stands among its children. */
export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] }

/** The namespaces that are read, under the prefix that this code calls them by, whatever a file calls them. */
const prefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
}
const deepest = 250

/** A part as a tree. One that declares a document type, is not well formed or is nested without end throws RefusalError `docBroken`. */
export function readXml(bytes: Buffer): Element {
  if (bytes.length > fileLimits.xmlBytes) refuseDocument('docTooLarge')
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (!text.startsWith('<') || /<!(?:DOCTYPE|ENTITY)/i.test(text)) refuseDocument('docBroken')
  const parser = new SaxesParser({ xmlns: true })
  const root: Element = { name: '', attributes: {}, children: [] }
  const open: Element[] = [root]
  parser.on('opentag', tag => {
    if (open.length > deepest) refuseDocument('docBroken')
    const element: Element = { name: `${prefixes[tag.uri] ?? '?:'}${tag.local}`, attributes: {}, children: [] }
    for (const { local, value } of Object.values(tag.attributes)) element.attributes[local] = value
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', said => open.at(-1)!.children.push(said))
  parser.on('cdata', said => open.at(-1)!.children.push(said))
  let damaged = false
  parser.on('error', () => {
    damaged = true
  })
  parser.write(text).close()
  if (damaged) refuseDocument('docBroken')
  return root.children.find(child => typeof child !== 'string') ?? refuseDocument('docBroken')
}

/** The element's children of this name. */
export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element ? element.children.filter((child): child is Element => typeof child !== 'string' && child.name === name) : []

export const childOf = (element: Element | undefined, ...names: string[]): Element | undefined =>
  names.reduce<Element | undefined>((at, name) => childrenOf(at, name)[0], element)

/** Every element of this name below, the outermost ones. */
export const allBelow = (element: Element, name: string): Element[] =>
  element.children.flatMap(child =>
    typeof child === 'string' ? [] : child.name === name ? [child] : allBelow(child, name),
  )

/** A switch of a Word file: there and not said to be off. */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off'].includes(element.attributes.val ?? '1')
