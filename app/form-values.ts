import { plainText } from '@/domain/plain-text'

export type FormValues = Record<string, string | string[]>
type Tree = { [key: string]: unknown }

const unsafe = ['__proto__', 'prototype', 'constructor']

/** React's own fields of a form without script. */
const isOurs = (name: string) => !name.startsWith('$ACTION')

/** What was typed, by field name, to be shown again; files cannot be given back to a browser and are left out. */
export function typedIn(form: FormData): FormValues {
  const values: FormValues = {}
  for (const name of new Set(form.keys())) {
    if (!isOurs(name) || unsafe.includes(name)) continue
    const texts = form.getAll(name).filter(value => typeof value === 'string')
    if (texts.length > 0) values[name] = name.endsWith('[]') ? texts : texts.at(-1)!
  }
  return values
}

const plain = <T>(value: T): T | string => (typeof value === 'string' ? plainText(value) : value)

/**
 * A form as the shape a schema reads: `said.reason` nests, `teamIds[]` is a list even of one, and an empty field is absent.
 * Of a name that comes twice the last counts.
 */
export function shapeOf(form: FormData): Tree {
  const shape: Tree = {}
  for (const name of new Set(form.keys())) {
    const path = name.replace(/\[\]$/, '').split('.')
    if (!isOurs(name) || path.some(part => unsafe.includes(part))) continue
    const given = form.getAll(name).filter(value => (typeof value === 'string' ? value.trim() !== '' : value.size > 0))
    const value = name.endsWith('[]') ? given.map(plain) : plain(given.at(-1))
    if (value === undefined) continue
    let at = shape
    for (const part of path.slice(0, -1)) {
      const inner = at[part]
      at[part] = typeof inner === 'object' && inner !== null ? inner : {}
      at = at[part] as Tree
    }
    at[path.at(-1)!] = value
  }
  return shape
}
