import { runAgainst } from './own-environment.mjs'

// the bench is one address that asks more often than any household does
process.env.PUBLIC_PER_MINUTE ??= '0'
await runAgainst({ folder: 'bench', program: 'bench/public.ts' })
