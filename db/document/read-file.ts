import { openArchive } from '../archive/archive'
import type { Told } from '../schema/intake'
import { fileLimits, refuseDocument } from './limits'
import { numberingOf } from './word-numbering'
import { wordText } from './word-text'
import { childrenOf, type Element, readXml } from './xml-tree'

export type ReadDocument = { text: string; source: 'txt' | 'docx'; told: Told[] }

const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const utf16 = (words: string) => Buffer.from(words, 'utf16le')

/** A file of the old kind: a Word document of before 2007, or a new one behind a password. */
function refuseCompound(bytes: Buffer): never {
  return refuseDocument(
    bytes.includes(utf16('EncryptedPackage'))
      ? 'docPassword'
      : bytes.includes(utf16('WordDocument'))
        ? 'docOld'
        : 'docKind',
  )
}

function notesOf(part: Buffer | undefined, name: string): Map<string, Element> {
  if (!part) return new Map()
  const notes = childrenOf(readXml(part), name).filter(
    note => !note.attributes.type || note.attributes.type === 'normal',
  )
  return new Map(notes.map(note => [note.attributes.id ?? '', note]))
}

function readWord(bytes: Buffer): ReadDocument {
  const names: string[] = []
  const wanted = (name: string) => {
    names.push(name)
    return /^(?:\[Content_Types\]\.xml|word\/(?:document|footnotes|endnotes|numbering|styles)\.xml)$/.test(name)
  }
  const parts = openArchive(bytes, wanted, fileLimits)
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? refuseDocument('docKind')
  if (names.some(name => /vbaProject|activeX\//i.test(name)) || /macroEnabled/i.test(types)) refuseDocument('docMacro')
  const xml = (name: string) => {
    const part = parts.get(`word/${name}.xml`)
    return part && readXml(part)
  }
  const document = xml('document') ?? refuseDocument('docKind')
  const { text, told } = wordText({
    document,
    footnotes: notesOf(parts.get('word/footnotes.xml'), 'w:footnote'),
    endnotes: notesOf(parts.get('word/endnotes.xml'), 'w:endnote'),
    numberOf: numberingOf(xml('numbering'), xml('styles')),
  })
  if (text.trim() === '') refuseDocument(told.some(one => one.code === 'pictures') ? 'docImages' : 'docEmpty')
  return { text, source: 'docx', told }
}

/** A text file's letters: by its mark, else UTF-8, else GB18030, which old Chinese programs write; never a guess that loses letters. */
function decode(bytes: Buffer): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (!marked && bytes.includes(0)) refuseDocument('docKind')
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\uFFFD')) return text
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return refuseDocument('docLetters')
}

/**
 * The text of a .docx or .txt file. Throws RefusalError `docKind`, `docMacro`, `docOld`, `docPassword`, `docImages`, `docEmpty`,
 * `docTooLarge`, `docBroken` or `docLetters`; what a file is, its bytes say, and its name only where they cannot.
 */
export function readDocumentFile(bytes: Buffer, name: string): ReadDocument {
  if (bytes.length > fileLimits.fileBytes) refuseDocument('docTooLarge')
  if (bytes.length === 0) refuseDocument('docEmpty')
  if (bytes.subarray(0, 8).equals(compound)) refuseCompound(bytes)
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWord(bytes)
  if (
    !/\.(?:txt|text|md)$/i.test(name) ||
    /^(?:%PDF|\{\\rtf|<!doctype|<html)/i.test(bytes.subarray(0, 12).toString('latin1'))
  )
    refuseDocument(/\.docx$/i.test(name) ? 'docBroken' : 'docKind')
  const text = decode(bytes)
  if (text.trim() === '') refuseDocument('docEmpty')
  return { text, source: 'txt', told: [] }
}
