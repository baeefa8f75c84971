import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Trouble } from './progress.mjs'

/** Asks yes or no on the terminal; no terminal means no. */
export async function confirm(question) {
  if (!process.stdin.isTTY) {
    throw new Trouble('There is no terminal to confirm on; add --yes.', '没有可确认的终端；请加 --yes。')
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question} [y/N] `)
  terminal.close()
  return /^(y|yes|是)$/i.test(answer.trim())
}

/** Asks for a secret without showing what is typed. */
export async function secret(question) {
  if (!process.stdin.isTTY) {
    throw new Trouble(
      'There is no terminal to type the password on; set ADMIN_PASSWORD.',
      '没有可输入密码的终端；请设置 ADMIN_PASSWORD。',
    )
  }
  process.stdout.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  const answer = await terminal.question('')
  terminal.close()
  process.stdout.write('\n')
  return answer
}
