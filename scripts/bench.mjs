import { runAgainst } from './own-environment.mjs'

await runAgainst({ folder: 'bench', program: 'bench/run.ts' })
