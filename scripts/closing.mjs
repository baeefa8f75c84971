import { endChildren } from './processes.mjs'

const duties = []
let closing = null

/** Remembers what to undo when the command ends; the last thing brought up is the first taken down. */
export function onClose(duty) {
  duties.push(duty)
}

export const isClosing = () => closing !== null

/** Takes everything down once, however often it is asked. */
export function close() {
  closing ??= takeDown()
  return closing
}

async function takeDown() {
  await endChildren()
  while (duties.length > 0) {
    try {
      await duties.pop()()
    } catch (error) {
      console.error(error)
    }
  }
}

/** On Ctrl-C and SIGTERM: everything down in order, then exit. npm passes the same signal on again, so repeats are ignored. */
export function closeOnSignals({ exitCode = 0, farewell } = {}) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (isClosing()) return
      if (farewell) console.log(`\n${farewell}`)
      await close()
      process.exit(exitCode)
    })
  }
}
