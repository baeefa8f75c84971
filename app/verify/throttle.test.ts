import { expect, it } from 'vitest'
import { askedPerMinute, mayAsk } from './throttle'

it('answers so many times a minute, each network for itself, and again after it', () => {
  const ask = (address: string, now: number) => mayAsk(address, now)
  for (let time = 1; time <= askedPerMinute; time++) expect(ask('10.0.0.1', 1000 + time)).toBe(true)
  expect(ask('10.0.0.1', 2000)).toBe(false)
  expect(ask('10.0.0.2', 2000)).toBe(true)
  expect(ask('10.0.0.1', 61_001)).toBe(true)
})

it('forgets the oldest when it remembers too many', () => {
  for (let time = 0; time <= askedPerMinute; time++) mayAsk('10.9.9.9', 100)
  expect(mayAsk('10.9.9.9', 101)).toBe(false)
  for (let one = 0; one < 5_000; one++) mayAsk(`11.${one >> 8}.${one & 255}.1`, 102)
  expect(mayAsk('10.9.9.9', 103)).toBe(true)
})
