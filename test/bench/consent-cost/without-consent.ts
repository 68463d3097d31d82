import type { PlantedBug } from '../../fuzz/planted-bugs.ts'

/**
 * What the gateway loses to become the one it is measured against. Left are transport, identity, limits, planner, sealed
 * grants, requests to the registry and the sectors, the check of what they answer, and the merge. Gone are:
 *
 * - the read of facts: each child is read and decided once for the whole life of the process, and never again;
 * - the decision, the grouping of children by verdict and the narrowing of what is asked: all is taken as shared;
 * - the hidden fields, the walk that lists and strips, and the disclosure commit.
 *
 * It is planted in a copy, and nothing of it can be switched on in the product.
 */
export const WITHOUT_CONSENT: PlantedBug = {
  name: 'without-consent',
  what: 'nothing is read, decided, stripped or recorded',
  changes: [
    {
      file: 'gateway/src/consent/session.ts',
      find: 'export function openSession(',
      replace: 'const decidedForever = new Map<ChildId, DecidedChild>()\n\nexport function openSession(',
    },
    {
      file: 'gateway/src/consent/session.ts',
      find: 'const settled = new Map<ChildId, DecidedChild>()',
      replace: 'const settled = decidedForever',
    },
    {
      file: 'gateway/src/consent/session.ts',
      find: 'const missing = ids.filter((id) => !readings.has(id))',
      replace: 'const missing = ids.filter((id) => !settled.has(id))\n      if (missing.length === 0) return',
    },
    {
      file: 'gateway/src/consent/data-sources.ts',
      find: 'export function createSectorSource(',
      replace: `const everything = new WeakMap()

function askEverything(ids, operation, variables, session) {
  let asked = everything.get(operation)
  if (asked === undefined) {
    const all = operation.under(variables)
    const narrowed = all.narrow(all.slices, true)
    const grantedSlices = narrowed.slices.map((slice) => ({ slice, since: null, subjects: null }))
    asked = { operation: narrowed, grantedSlices }
    everything.set(operation, asked)
  }
  const children = ids.map((id, position) => {
    const { nationalIdentityNumber } = session.decided(id).child
    return { id, nationalIdentityNumber, positions: [position] }
  })
  return [{ ...asked, model: session.decided(ids[0]), children }]
}

export function createSectorSource(`,
    },
    {
      file: 'gateway/src/consent/data-sources.ts',
      find: 'groupByVerdict(ids, operation, variables, sector, session)',
      replace: 'askEverything(ids, operation, variables, session)',
    },
    {
      file: 'gateway/src/consent/executor.ts',
      find: 'execute({ ...context, document: client.document })',
      replace: 'execute(context)',
    },
    {
      file: 'gateway/src/consent/executor.ts',
      find: 'return await disclose(result.data, client, session, coerced.coerced)',
      replace: 'return { data: result.data, extensions: { consent: { withheld: [] } } }',
    },
  ],
}
