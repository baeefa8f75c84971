import { close, isClosing } from './closing.mjs'

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** A failure that the reader can act on: one sentence in each language, no stack. */
export class Trouble extends Error {
  constructor(english, chinese, options) {
    super(english, options)
    this.chinese = chinese
  }
}

export function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`
}

/**
 * Runs one step and shows that it is alive: a spinner on a terminal, plain lines elsewhere. `note` says what it is at;
 * `isGood` tells from the result whether the step did what it should.
 */
export async function step(label, work, isGood = () => true) {
  const since = performance.now()
  let note = ''
  const stop = process.stdout.isTTY ? spin(label, since, () => note) : murmur(label, since, () => note)
  try {
    const result = await work(text => {
      note = text
    })
    stop()
    if (!isClosing()) console.log(`${isGood(result) ? '✓' : '✗'} ${label}  ${seconds(since)}`)
    return result
  } catch (error) {
    stop()
    if (!isClosing()) console.log(`✗ ${label}  ${seconds(since)}`)
    throw error
  }
}

function spin(label, since, note) {
  let frame = 0
  const draw = () => {
    const line = `${frames[frame++ % frames.length]} ${label}  ${seconds(since)}  ${note()}`
    process.stdout.write(`\r\x1b[2K${line.slice(0, Math.max(20, (process.stdout.columns || 80) - 8))}`)
  }
  const timer = setInterval(draw, 120)
  return () => {
    clearInterval(timer)
    process.stdout.write('\r\x1b[2K')
  }
}

function murmur(label, since, note) {
  let spoken = 0
  const timer = setInterval(() => {
    const elapsed = (performance.now() - since) / 1000
    if (elapsed < 1 || elapsed - spoken < (spoken === 0 ? 0 : 10)) return
    spoken = elapsed
    console.log(`… ${label}  ${Math.round(elapsed)} s  ${note()}`.trimEnd())
  }, 250)
  return () => clearInterval(timer)
}

/** Entry point of a command: troubles become their sentence, surprises keep their stack, and both exit 1. */
export async function main(work) {
  let code = 1
  try {
    code = (await work()) ?? 0
  } catch (error) {
    if (!isClosing()) explain(error)
  }
  const interrupted = isClosing()
  await close()
  // After a signal its own handler decides how to exit.
  if (!interrupted) process.exit(code)
}

export function explain(error) {
  if (error instanceof Trouble) console.error(`\n${error.message}\n${error.chinese}`)
  else console.error('\nUnexpected failure · 未预料的故障\n', error)
}
