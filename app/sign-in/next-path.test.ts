import { describe, expect, it } from 'vitest'
import { nextPath } from './next-path'

describe('nextPath', () => {
  it.each(['/tasks/412', '/tasks?line=red&after=3', '/speech#s4'])('keeps %s', path => {
    expect(nextPath(path)).toBe(path)
  })
  it.each([
    undefined,
    null,
    ['/tasks'],
    '',
    'tasks',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/..//elsewhere.example',
    'javascript:alert(1)',
    '/sign-in?next=/sign-in',
    '/api/health',
  ])('leads %s to the start page', asked => {
    expect(nextPath(asked)).toBe('/')
  })
})
