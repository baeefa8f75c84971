import { runAgainst } from './own-environment.mjs'

await runAgainst({ folder: 'screenshots', program: 'e2e/screenshots.ts', browser: true })
