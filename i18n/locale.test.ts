import { expect, it } from 'vitest'
import { localeFrom } from './locale'

it.each([
  ['en', 'zh-CN,zh;q=0.9', 'en'],
  ['zh-CN', 'en', 'zh-CN'],
  [undefined, null, 'zh-CN'],
  [undefined, '', 'zh-CN'],
  [undefined, 'en-GB,en;q=0.8', 'en'],
  [undefined, 'fr;q=1, en;q=0.5, zh-TW;q=0.7', 'zh-CN'],
  [undefined, 'fr, de;q=0.9', 'zh-CN'],
  [undefined, 'en;q=0, zh', 'zh-CN'],
  ['fr', 'en', 'en'],
] as const)('chosen %s and wished %s give %s', (chosen, wished, locale) => {
  expect(localeFrom(chosen, wished)).toBe(locale)
})
