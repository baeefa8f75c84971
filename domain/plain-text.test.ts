import { expect, test } from 'vitest'
import { plainText } from './plain-text'

test('a text loses what nobody sees and what turns words around, and nothing else', () => {
  expect(plainText('a\u202Eb\u0000c\u2066d\u200Fe')).toBe('abcde')
  const kept = '第一行\n第二行\t“引号” é 👷 – \u200D'
  expect(plainText(kept)).toBe(kept)
})
