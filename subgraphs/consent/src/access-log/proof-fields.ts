import { ageAt, HEALTH_MAJORITY_AGE, HEALTH_VETO_AGE } from '@samsyn/schema/policy'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { mayShowPlaces } from '../visibility.ts'
import type { LogEntry } from './log-entry.ts'
import type { LogEntryView } from './read-log.ts'
import type { Proof } from './stored-proofs.ts'

interface ProofView {
  readonly proof: Proof
  readonly isRecordTold: boolean
}

export async function readProof(
  { view, entry }: LogEntryView,
  _: unknown,
  context: RegistryContext,
): Promise<ProofView | null> {
  const proof = await context.proofs.load(entry.record)
  return proof === null ? null : { proof, isRecordTold: mayTellRecord(view, entry) }
}

/**
 * Whether a viewer may be given all that was recorded of an entry, and not only what the entry tells. A record names
 * organisations, so nobody is where places are withheld. Of a guardian, no record that the child's own wall could have
 * something of: which they are follows from the child's age and from whose act it was, and never from whether there is
 * something, as a record that is missing would then tell of it.
 */
export function mayTellRecord(view: ChildView, entry: LogEntry): boolean {
  if (!mayShowPlaces(view)) return false
  if (!view.capacities.includes('GUARDIAN')) return true
  const { truth, facts, viewer } = view
  if (entry.kind === 'LOOKED' || entry.kind === 'REQUESTED') {
    if (isOfAge(ageAt(truth.register, entry.at), HEALTH_VETO_AGE)) return false
    if (isOfAge(ageAt(truth.register, viewer.at), HEALTH_MAJORITY_AGE)) return false
  }
  if ((entry.onBehalfOf ?? entry.person) === truth.child) return false
  const named = [...entry.disclosed.map(({ directive }) => directive), entry.renews].filter((id) => id !== null)
  return named.every((id) => facts.directives.some((directive) => directive.id === id))
}

/** An age that nobody knows is any age. */
function isOfAge(age: number | null, limit: number): boolean {
  return age === null || age >= limit
}

export const proofFields = {
  number: ({ proof }: ProofView) => proof.number,
  leaf: ({ proof }: ProofView) => proof.leaf,
  record: ({ proof, isRecordTold }: ProofView) => (isRecordTold ? proof.record : null),
  recordKey: ({ proof, isRecordTold }: ProofView) => (isRecordTold ? proof.recordKey.toString('base64url') : null),
  hashes: ({ proof }: ProofView) => proof.hashes.map((hash) => hash.toString('base64')),
  checkpoint: ({ proof }: ProofView) => proof.checkpoint,
}
