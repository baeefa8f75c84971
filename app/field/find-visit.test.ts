import { expect, it } from 'vitest'
import type { Visit } from './bundle'
import { visitsFor } from './find-visit'

const visit = (id: number, placeId: number, registerNo: string | null) =>
  ({ id, code: `查-${id}`, place: { id: placeId, registerNo } }) as Visit
const visits = [visit(7, 12, 'JL-0044'), visit(8, 12, 'JL-0044'), visit(9, 13, null)]

it.each([
  ['http://localhost:3000/field?place=12', [7, 8]],
  ['https://elsewhere.example/other?place=12', []],
  ['12', [7, 8]],
  [' jl 0044 ', [7, 8]],
  ['查-9', [9]],
  ['99', []],
  ['', []],
])('%s asks for the visits %j', (asked, found) => {
  expect(visitsFor(asked, visits).map(one => one.id)).toEqual(found)
})
