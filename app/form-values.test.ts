import { expect, it } from 'vitest'
import { shapeOf, typedIn } from './form-values'

function form(...fields: [string, string | Blob][]): FormData {
  const made = new FormData()
  for (const [name, value] of fields) made.append(name, value)
  return made
}

it('nests by dots, keeps lists even of one, and leaves out what is empty', () => {
  const sent = form(
    ['$ACTION_KEY', 'k'],
    ['id', '7'],
    ['said.reason', 'done'],
    ['said.due', ' '],
    ['said.teamIds[]', '3'],
    ['none[]', ''],
  )
  expect(shapeOf(sent)).toEqual({ id: '7', said: { reason: 'done', teamIds: ['3'] }, none: [] })
})

it('counts the last of a name that comes twice', () => {
  expect(shapeOf(form(['level', 'general'], ['level', 'major']))).toEqual({ level: 'major' })
})

it('reaches no prototype', () => {
  const sent = form(
    ['__proto__.admin', 'yes'],
    ['a.__proto__.admin', 'yes'],
    ['constructor.prototype.admin', 'yes'],
    ['a', 'b'],
  )
  expect(shapeOf(sent)).toEqual({ a: 'b' })
  expect('admin' in {}).toBe(false)
})

it('gives back everything that was typed, and no file', () => {
  const sent = form(
    ['said.reason', ' as typed '],
    ['teamIds[]', '3'],
    ['photo', new File(['x'], 'x.png')],
    ['$ACTION_KEY', 'k'],
  )
  expect(typedIn(sent)).toEqual({ 'said.reason': ' as typed ', 'teamIds[]': ['3'] })
  expect(shapeOf(sent).photo).toBeInstanceOf(File)
})
