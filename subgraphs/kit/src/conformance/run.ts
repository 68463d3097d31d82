import { CHECKS } from './checks/index.ts'
import { type Check, fail, type Outcome, skip } from './check.ts'
import { survey, type SurveyOptions } from './survey.ts'
import { openWire } from './wire.ts'

export type CheckResult = Pick<Check, 'id' | 'level' | 'name'> & Outcome

/** The check that fails when a subgraph can't even be surveyed: every other is then skipped. */
const FIRST_ID = 'G01'

/** Runs every check against a subgraph, one after the other. */
export async function runChecks(url: URL, options: SurveyOptions): Promise<readonly CheckResult[]> {
  const wire = openWire(url)
  try {
    const found = await survey(wire, options)
    const results: CheckResult[] = []
    for (const { id, level, name, run } of CHECKS) {
      const outcome = found.ok
        ? await run(found.subject).catch((error: unknown) => fail(`gave no answer: ${describe(error)}`))
        : explain(id, found.reason)
      results.push({ id, level, name, ...outcome })
    }
    return results
  } finally {
    wire.close()
  }
}

function explain(id: string, reason: string): Outcome {
  return id === FIRST_ID ? fail(reason) : skip(`the subgraph could not be surveyed (see ${FIRST_ID})`)
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}
