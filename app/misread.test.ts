import { expect, test } from 'vitest'
import { misread } from './misread'

test('what a list made nothing of is said, and nothing else', () => {
  const address = { risk: 'purple', region: '220200', q: ' ', colour: ['red', 'blue'], after: '17', sort: undefined }
  expect(misread(address, { region: '220200', risk: undefined }, ['after'])).toEqual(['risk=purple', 'colour=red'])
  expect(misread({ region: '220200' }, { region: '220200' })).toEqual([])
})

test('an address full of nonsense is not said again whole', () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`p${n}`, 'x'.repeat(900)]))
  const said = misread(many, {})
  expect(said).toHaveLength(5)
  expect(said.join().length).toBeLessThan(300)
})
