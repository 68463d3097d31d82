import { type Checkpoint, openCheckpoint } from '@samsyn/schema/log'

/** What a note says, by the first key that it is signed with. `null`: by none of them. */
export function openSigned(note: string, verifiers: readonly string[]): Checkpoint | null {
  for (const verifier of verifiers) {
    const checkpoint = openCheckpoint(note, verifier)
    if (checkpoint !== null) return checkpoint
  }
  return null
}
