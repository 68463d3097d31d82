import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

/**
 * Tries the log with manipulations of chance: `npm run test:log -- --rounds 1000`. `--seed` repeats a run. Ends with 1 where
 * one was not found.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
})
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
if (!Number.isInteger(rounds) || !Number.isInteger(seed)) throw new Error('--rounds and --seed are whole numbers')
const vitest = await startVitest('test', ['subgraphs/consent/src/log/rounds.test.ts'], {
  watch: false,
  provide: { properties: { runs: 1 }, logRounds: { rounds, seed } },
})
await vitest.close()
