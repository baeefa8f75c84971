import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalCodes } from '@/domain/refusal'
import { roles } from '@/domain/role'
import { locales } from '@/i18n/locale'

type Words = { [key: string]: string | Words }
const folder = join(import.meta.dirname, '..', 'messages')
const filesOf = (locale: string) => readdirSync(join(folder, locale)).sort()
const wordsOf = (locale: string, file: string): Words => JSON.parse(readFileSync(join(folder, locale, file), 'utf8'))

function flat(words: Words, under = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[under + key, value] as const] : [...flat(value, `${under}${key}.`)],
    ),
  )
}

/** The names that a sentence asks for: every odd brace opens an argument, every even one the words of a plural's branch. */
function asksFor(sentence: string): string[] {
  const names = new Set<string>()
  let depth = 0
  for (const [at, sign] of [...sentence].entries()) {
    if (sign === '{') depth++
    if (sign === '{' && depth % 2 === 1) names.add(/^\s*(\w+)/.exec([...sentence].slice(at + 1).join(''))?.[1] ?? '')
    if (sign === '}') depth--
  }
  return [...names].sort()
}

describe('the words', () => {
  const [first, ...others] = locales

  it.each(others)('have the same files in %s', locale => {
    expect(filesOf(locale)).toEqual(filesOf(first))
  })

  it.each(filesOf(first))('of %s are said in every language, with the same blanks', file => {
    const ours = flat(wordsOf(first, file))
    for (const locale of others) {
      const theirs = flat(wordsOf(locale, file))
      expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort())
      for (const [key, sentence] of ours) {
        expect(sentence.trim() === '', `${file} ${key} is empty`).toBe(theirs.get(key)!.trim() === '')
        expect({ key, asks: asksFor(theirs.get(key)!) }).toEqual({ key, asks: asksFor(sentence) })
      }
    }
  })

  it.each(locales)('have a sentence for every refusal and a name for every role in %s', locale => {
    const sentences = wordsOf(locale, 'refusals.json')
    expect(Object.keys(sentences).sort()).toEqual([...refusalCodes].sort())
    expect(Object.keys(wordsOf(locale, 'loops.json').role as Words).sort()).toEqual([...roles].sort())
  })
})
