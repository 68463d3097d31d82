import type { Finding as ProofFinding } from '@samsyn/schema/compose'

/**
 * What a subgraph that has been released promises on top of the composition proof, to the clients that ask it and to the
 * families that have signed for it. An id is permanent: a rule may be dropped, but its id is never renamed or used again.
 */
export const CHANGE_RULES = {
  K01_FIELD_STAYS: 'A released field stays until it was released as deprecated and no known document asks for it.',
  K02_TYPE_STAYS: 'A released field keeps its type, or gets one that every document on it still fits.',
  K03_VALUE_STAYS: 'A released enum value stays.',
  K04_NEW_VALUE: 'A client may not expect a new value of a released enum.',
  K05_CONTRACT_STAYS: 'Nothing else changes that a client can depend on.',
  K06_DOCUMENTS_VALID: 'Every known document is still valid.',
  K07_LOCATING_STAYS: 'A released field that tells where the child is stays marked so.',
  K08_SIGNED_FOR: 'A field that is new in a released slice is in the text that families have signed.',
  K09_DESCRIBED: 'Every type, field and enum value has a description.',
} as const satisfies Record<`K${number}_${string}`, string>

export type ChangeRuleId = keyof typeof CHANGE_RULES

export interface CheckFinding {
  readonly rule: ChangeRuleId | ProofFinding['rule']
  /** An error stops a release. A warning is for a person to decide on. */
  readonly level: 'error' | 'warning'
  /** The subgraph, or `supergraph`, and the schema coordinate: `school: SchoolRecord.attendance`. */
  readonly coordinate: string
  readonly message: string
  readonly mend: string
  /** Names of the known documents that ask for it. */
  readonly documents: readonly string[]
}

export function createError(rule: ChangeRuleId, coordinate: string, message: string, mend: string): CheckFinding {
  return { rule, level: 'error', coordinate, message, mend, documents: [] }
}

export function createWarning(rule: ChangeRuleId, coordinate: string, message: string, mend: string): CheckFinding {
  return { ...createError(rule, coordinate, message, mend), level: 'warning' }
}

export function fromProof({ rule, coordinate, message, mend }: ProofFinding): CheckFinding {
  return { rule, level: 'error', coordinate, message, mend, documents: [] }
}
