import { randomUUID } from 'node:crypto'
import { addDays, type GivenDirective, startOfDate } from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import type { TestRegistry } from './testing.ts'

/** The ledger as it was left by acts that can no longer be made, and how much it holds. */

/** A directive as it stands in the ledger of long ago, when rules and texts may have been others. */
export async function recordDirective(
  registry: TestRegistry,
  child: string,
  giver: string,
  changes: Partial<GivenDirective>,
): Promise<GivenDirective> {
  const { today } = registry.families
  const terms = {
    id: randomUUID(),
    kind: 'PERMIT',
    slices: ['school.attendance'],
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: startOfDate(addDays(today, -60)),
    validTo: startOfDate(addDays(today, 60)),
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
    ...changes,
  } as const
  const directive: GivenDirective = { ...terms, textHash: changes.textHash ?? hashConsentText(terms) }
  const { id, textHash } = directive
  const signature = { directive: id, method: 'EID_HIGH', textHash, locale: 'nb' } as const
  await registry.record(
    child,
    giver,
    { kind: 'DIRECTIVE_GIVEN', body: directive },
    { kind: 'DIRECTIVE_SIGNED', body: signature },
  )
  return directive
}

/** How many events there are, and the sum of all versions: neither moves when nothing is changed. */
export async function countLedger({ pool }: TestRegistry): Promise<unknown> {
  const { rows } = await pool.query(
    'SELECT (SELECT count(*)::int FROM registry.ledger) AS events, (SELECT sum(version)::int FROM registry.child) AS versions',
  )
  return rows[0]
}
