import { describe, expect, it } from 'vitest'
import { fill, sayFrom } from './say'

describe('the phone’s words', () => {
  it.each([
    ['{n, plural, =0 {nothing} one {# item} other {# items}} of {all}', { n: 0, all: 3 }, 'nothing of 3'],
    ['{n, plural, =0 {nothing} one {# item} other {# items}} of {all}', { n: 1, all: 3 }, '1 item of 3'],
    ['{n, plural, other {# 项待上传，{who}}}', { n: 2, who: '赵' }, '2 项待上传，赵'],
    ['plain', {}, 'plain'],
  ])('%s', (text, values, said) => {
    expect(fill(text, values as Record<string, string | number>)).toBe(said)
  })

  it('finds a sentence by its key and shows a key that has none', () => {
    expect(sayFrom({ a: { b: 'found {n}' } }, 'a.b', { n: 1 })).toBe('found 1')
    expect(sayFrom({ a: {} }, 'a.c')).toBe('a.c')
  })
})
