import { writeList } from '../format/lists.ts'
import { t } from '../texts/index.ts'
import type { SliceLine } from './standing.ts'
import { writeName, writeNames, writeSharing } from './write-sharing.ts'

/** Lines of which the same is to be said. */
export interface SaidGroup {
  /** What they let happen, and until when. */
  readonly said: string
  /** Whoever said so. */
  readonly by: string
  readonly isPartlyStopped: boolean
  /** How they stand; told where what they are among does not say so. */
  readonly state: SliceLine['state']
  readonly lines: readonly SliceLine[]
}

/**
 * Says once what is the same for several lines, in the order they come. A sentence is read by its words, so lines that
 * read alike are alike, whichever directives they are of.
 * @param isInForce what is said is in force; otherwise it is told as said, and no more
 */
export function groupLines(lines: readonly SliceLine[], isInForce: boolean): readonly SaidGroup[] {
  const groups = new Map<string, SaidGroup>()
  for (const line of lines) {
    const { directive, validTo, isPartlyStopped, state } = line
    const said = writeSharing(directive, validTo, isInForce ? 'now' : 'said')
    const by = writeBy(line)
    const key = JSON.stringify([said, by, isPartlyStopped, state, directive.kind])
    const before = groups.get(key)?.lines ?? []
    groups.set(key, { said, by, isPartlyStopped, state, lines: [...before, line] })
  }
  return [...groups.values()]
}

/** `Ja fra deg og Pål. Nei fra Åse.` Of a refusal that the reader is not told of, nothing. */
function writeBy({ directive, state }: SliceLine): string {
  const { kind, signatures, refusals, givenBy } = directive
  if (kind === 'DENY') return t('directives.saidNoBy', { name: writeName(givenBy) })
  const signers = signatures.map(({ by }) => by)
  const refusers = state === 'REFUSED' ? refusals.map(({ by }) => by) : []
  return [
    ...(signers.length === 0 ? [] : [t('directives.saidYesBy', { names: writeList(writeNames(signers)) })]),
    ...(refusers.length === 0 ? [] : [t('directives.saidNoBy', { name: writeList(writeNames(refusers)) })]),
  ].join(' ')
}
