import { expect, it } from 'vitest'
import { faultCodes, riskWords, sectorWords } from '@/domain/register-columns'
import enPlaces from '@/messages/en/places.json'
import en from '@/messages/en/register.json'
import zhPlaces from '@/messages/zh-CN/places.json'

it('a sheet’s words for kinds and colours are those of the pages', () => {
  for (const [key, words] of Object.entries(sectorWords))
    expect(words).toEqual([zhPlaces.sector[key as 'gas'], enPlaces.sector[key as 'gas']])
  expect(Object.keys(sectorWords)).toEqual(Object.keys(zhPlaces.sector))
  for (const [key, words] of Object.entries(riskWords))
    expect(words).toEqual([zhPlaces.risk[key as 'red'], enPlaces.risk[key as 'red']])
})

it('every reason has its words', () => {
  expect(Object.keys(en.fault)).toEqual([...faultCodes])
})
