import { afterAll, beforeAll } from 'vitest'
import type { RunningSubgraph } from '../../serve.ts'
import { createTestKey } from '../../testing.ts'
import { MODEL_PEOPLE, MODEL_SECTOR, serveModel } from '../model-subgraph.ts'
import { type CheckResult, runChecks } from '../run.ts'
import { type Fault, serveWrong } from './server.ts'

/** Serves the model for a test file, and gives what runs the suite against it, or against it with one fault. */
export function serveModelHere(): (fault: Fault | null, sdl?: string) => Promise<readonly CheckResult[]> {
  const { key } = createTestKey()
  let right: RunningSubgraph
  beforeAll(async () => {
    right = await serveModel(key)
  })
  afterAll(() => right.close())

  return async (fault, sdl) => {
    const options = { sector: MODEL_SECTOR, key, people: MODEL_PEOPLE, ...(sdl === undefined ? {} : { sdl }) } as const
    if (fault === null) return runChecks(new URL(right.url), options)
    const wrong = await serveWrong(new URL(right.url), key, fault)
    try {
      return await runChecks(wrong.url, options)
    } finally {
      await wrong.close()
    }
  }
}

export function listFailed(results: readonly CheckResult[]): string[] {
  return results.filter(({ result }) => result === 'fail').map(({ id }) => id)
}
