import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { paperTerms } from '@/domain/paper-terms'

type Words = { [key: string]: string | Words }
const read = (language: string, noun: string): Words =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../messages/${language}/${noun}.json`, 'utf8'))

it.each([
  ['zh', 'zh-CN'],
  ['en', 'en'],
] as const)('documents call things as the pages do, in %s', (key, language) => {
  const loops = read(language, 'loops')
  const broken = read(language, 'broken').kind as Words
  const pages: Record<keyof typeof paperTerms, Words> = {
    line: loops.line as Words,
    level: loops.level as Words,
    inspectionKind: loops.inspectionKind as Words,
    measure: read(language, 'measures').kind as Words,
    hazardStage: (loops.stage as Words).hazard as Words,
    briefKind: read(language, 'brief').kind as Words,
    broken: Object.fromEntries(Object.entries(broken).map(([kind, words]) => [kind, (words as Words).what!])),
  }
  for (const [group, terms] of Object.entries(paperTerms))
    expect(Object.fromEntries(Object.entries(terms).map(([name, words]) => [name, words[key]]))).toEqual(
      pages[group as keyof typeof pages],
    )
})
