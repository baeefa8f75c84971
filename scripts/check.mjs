import './node-version.mjs'
import { closeOnSignals } from './closing.mjs'
import { install } from './install.mjs'
import { main } from './progress.mjs'

await main(async () => {
  closeOnSignals({ exitCode: 130 })
  await install()
  const { stages } = await import('./test-stages.mjs')
  let failed = 0
  for (const name of ['types', 'lint', 'house', 'unit']) failed += (await stages[name]([])).failed
  return failed === 0 ? 0 : 1
})
