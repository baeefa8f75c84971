import { createReadStream, existsSync, statSync } from 'node:fs'

/** One line of the published log: all that a verifier needs of a seal. */
export type PublishedSeal = { seal: number; hash: string; signature: string; body: string }

/** What is wrong with the published log, and at which seal; each has its sentence on the page of the seals. */
export type LogFault = {
  fault: 'missing' | 'empty' | 'shorter' | 'differs' | 'unreadable' | 'ahead'
  seal: number
}

/** A sound log: the last seal that it holds whole, 0 for none, and how many bytes it has of the line after that. */
type SoundLog = { fault: null; last: number; torn: number }

/** The exact line of a seal, without its end. */
export const lineOf = ({ seal, hash, signature, body }: PublishedSeal): string =>
  JSON.stringify({ seal, hash, signature, body })

const newline = 10
/** A line of a seal has well under a thousand bytes; what is longer than this is none, and is not read to its end. */
const longest = 1_048_576

type Line = { bytes: Buffer; whole: boolean }

/** The lines of a file as bytes; the last one is not whole when it has no end. Of a file that is not there, none. */
async function* linesIn(file: string): AsyncGenerator<Line> {
  if (!existsSync(file)) return
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    let from = 0
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer)
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      yield { bytes: bytes.subarray(from, end), whole: true }
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (rest.length > longest) return yield { bytes: rest, whole: true }
  }
  if (rest.length > 0) yield { bytes: rest, whole: false }
}

function isObject(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/**
 * Compares every line of the log with the ledger's seals, in their order; `upTo` is the last one that was written to it before. A last line without an end that
 * begins the very line that was to be written is what a crash leaves, and no fault.
 */
export async function compareLog(
  file: string,
  seals: AsyncIterable<PublishedSeal>,
  upTo: number,
): Promise<LogFault | SoundLog> {
  const lines = linesIn(file)
  let last = 0
  try {
    for await (const seal of seals) {
      const { value: line } = await lines.next()
      if (!line) {
        if (seal.seal > upTo) return { fault: null, last, torn: 0 }
        const fault = !existsSync(file) ? 'missing' : statSync(file).size === 0 ? 'empty' : 'shorter'
        return { fault, seal: seal.seal }
      }
      const expected = Buffer.from(lineOf(seal))
      if (line.whole && expected.equals(line.bytes)) {
        last = seal.seal
        continue
      }
      if (!line.whole && expected.subarray(0, line.bytes.length).equals(line.bytes))
        return seal.seal > upTo ? { fault: null, last, torn: line.bytes.length } : { fault: 'shorter', seal: seal.seal }
      return { fault: isObject(line.bytes.toString('utf8')) ? 'differs' : 'unreadable', seal: seal.seal }
    }
    return (await lines.next()).done ? { fault: null, last, torn: 0 } : { fault: 'ahead', seal: last + 1 }
  } finally {
    await lines.return(undefined)
  }
}
