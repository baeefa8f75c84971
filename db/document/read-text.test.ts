import { describe, expect, it } from 'vitest'
import { RefusalError } from '@/domain/refusal'
import { readDocumentFile } from './read-file'

function refusalOf(bytes: Buffer, name: string): string {
  try {
    return `read: ${readDocumentFile(bytes, name).text.slice(0, 40)}`
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return error.refusal.code
  }
}

describe('a text file', () => {
  const words = '一、要检查。'
  const gb18030 = Buffer.from('d2bba1a2d2aabcecb2e9a1a3', 'hex')
  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${words}`)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${words}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${words}`, 'utf16le').swap16()],
    ['GB18030', gb18030],
  ])('in %s', (_, bytes) => {
    expect(readDocumentFile(bytes, '通知.txt')).toEqual({ text: words, source: 'txt', told: [] })
  })
  it.each([
    ['letters of no encoding', 'docLetters', Buffer.from('d2bbff80ff', 'hex')],
    ['bytes of a program', 'docKind', Buffer.from([77, 90, 0, 3, 0])],
    ['nothing', 'docEmpty', Buffer.from('')],
    ['spaces', 'docEmpty', Buffer.from(' \n\u3000')],
    ['a web page', 'docKind', Buffer.from('<!doctype html><p>要检查。')],
    ['rich text', 'docKind', Buffer.from('{\\rtf1 x}')],
  ])('refuses %s', (_, code, bytes) => {
    expect(refusalOf(bytes, 'notice.txt')).toBe(code)
  })
  it('of another name is refused', () => {
    expect(refusalOf(Buffer.from(words), 'notice.pages')).toBe('docKind')
  })
})
