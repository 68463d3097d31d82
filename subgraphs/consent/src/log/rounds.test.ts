import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { BOTH_ENGINES } from '../testing.ts'
import { type ManipulatedLog, openManipulatedLog, runRounds } from './testing-rounds.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** How many manipulations of chance the log is tried with, and the seed that repeats them. Absent: a few. */
    logRounds?: { readonly rounds: number; readonly seed: number }
  }
}

const { rounds, seed } = inject('logRounds') ?? { rounds: 60, seed: 1 }
const MS_A_ROUND = 2_000

describe.each(BOTH_ENGINES)('manipulations of chance (%s)', (engine) => {
  let scene: ManipulatedLog
  beforeAll(async () => {
    scene = await openManipulatedLog(engine)
  }, 300_000)
  afterAll(() => scene.log.close())

  it(
    `are found, every one of ${rounds} with seed ${seed}`,
    async () => {
      const { found, faults, unseen } = await runRounds(scene, rounds, seed)
      expect(unseen).toEqual([])
      expect(found).toBe(rounds)
      const named = [...faults].toSorted(([, a], [, b]) => b - a).map(([code, times]) => `${code} ${times}`)
      process.stdout.write(`${engine}: ${found} of ${rounds} manipulations found: ${named.join(', ')}\n`)
      // What is not touched stays right.
      expect(await scene.log.verify(scene.witnessed)).toMatchObject({ ok: true })
    },
    60_000 + rounds * MS_A_ROUND,
  )
})
