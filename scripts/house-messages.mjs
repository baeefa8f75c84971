import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const languages = ['en', 'zh-CN']

/** Words that one language has and the other lacks, or that name other values. */
export function messageFaults(folder) {
  const [first, second] = languages
  const names = new Set(languages.flatMap(language => filesOf(join(folder, language))))
  return [...names].sort().flatMap(name => {
    const [one, other] = languages.map(language => flatten(join(folder, language, name)))
    if (!one || !other) return [`messages/${one ? second : first}/${name} is missing`]
    return [
      ...compare(one, other, `messages/${second}/${name}`),
      ...compare(other, one, `messages/${first}/${name}`, false),
    ]
  })
}

function filesOf(folder) {
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : []
}

function flatten(file) {
  if (!existsSync(file)) return null
  const words = new Map()
  const visit = (value, path) => {
    if (typeof value === 'string') words.set(path, value)
    else for (const [key, inner] of Object.entries(value)) visit(inner, path ? `${path}.${key}` : key)
  }
  visit(JSON.parse(readFileSync(file, 'utf8')), '')
  return words
}

function compare(words, others, file, values = true) {
  const faults = []
  for (const [key, text] of words) {
    const other = others.get(key)
    if (other === undefined) faults.push(`${file} lacks ${key}`)
    else if (text !== '' && other.trim() === '') faults.push(`${file}: ${key} is empty`)
    else if (values && argumentsOf(text) !== argumentsOf(other)) {
      faults.push(`${file}: ${key} names {${argumentsOf(other)}} where the other language names {${argumentsOf(text)}}`)
    }
  }
  return faults
}

/** The values that a message names, sorted; the words of a plural's branches are read as messages of their own. */
function argumentsOf(text) {
  const names = new Set()
  let at = 0
  const readText = () => {
    while (at < text.length && text[at] !== '}') if (text[at++] === '{') readArgument()
  }
  const readArgument = () => {
    names.add(text.slice(at).match(/^\s*(\w*)/)[1])
    while (at < text.length && text[at] !== '}') {
      if (text[at++] !== '{') continue
      readText()
      at++
    }
    at++
  }
  readText()
  return [...names].sort().join(', ')
}
