import './node-version.mjs'
import { closeOnSignals } from './closing.mjs'
import { install } from './install.mjs'
import { requireSpace, root } from './paths.mjs'
import { explain, main, seconds, Trouble } from './progress.mjs'

const plans = {
  static: ['types', 'lint', 'house', 'unused'],
  unit: ['unit'],
  db: ['db'],
  e2e: ['build', 'e2e'],
}

await main(async () => {
  closeOnSignals({ exitCode: 130, farewell: 'Stopping · 正在停止' })
  const { only, rest } = readArguments(process.argv.slice(2))
  requireSpace(root)
  await install()
  const { stages } = await import('./test-stages.mjs')
  const plan = only ? plans[only] : Object.values(plans).flat()
  const outcomes = []
  for (const name of plan) {
    const since = performance.now()
    const skipped = name === 'e2e' && outcomes.some(one => one.name === 'build' && one.failed > 0)
    const outcome = skipped ? { passed: 0, failed: 1 } : await attempt(() => stages[name](forwarded(name, only, rest)))
    outcomes.push({ name, ...outcome, time: seconds(since) })
  }
  console.log('')
  for (const { name, passed, failed, time } of outcomes) {
    console.log(
      `${failed === 0 ? '✓' : '✗'} ${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${time}`,
    )
  }
  const sum = key => outcomes.reduce((total, one) => total + one[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
})

async function attempt(work) {
  try {
    return await work()
  } catch (error) {
    explain(error)
    return { passed: 0, failed: 1 }
  }
}

/** What is not ours goes on to the runner of the chosen stage; without a choice, to the journeys. */
function forwarded(name, only, rest) {
  return name === (only ?? 'e2e') ? rest : []
}

function readArguments(args) {
  const at = args.indexOf('--only')
  const only = at < 0 ? null : args[at + 1]
  if (at >= 0 && !plans[only]) {
    throw new Trouble(
      `--only takes one of ${Object.keys(plans).join(', ')}.`,
      `--only 可取 ${Object.keys(plans).join('、')}。`,
    )
  }
  const rest = args.filter((word, index) => word !== '--' && (at < 0 || (index !== at && index !== at + 1)))
  return { only, rest }
}
