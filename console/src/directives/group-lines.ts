import { capitalise, writeList } from '../format/lists.ts'
import { t } from '../texts/index.ts'
import type { SliceLine } from './standing.ts'
import { writeName, writeNames, writePeriod, writeReach } from './write-sharing.ts'

/** Lines that are to the same recipients for the same purposes. */
export interface SaidGroup {
  /** With whom and why. */
  readonly reach: string
  readonly parts: readonly SaidPart[]
}

/** Those of them of which all else is the same too. */
export interface SaidPart {
  /** Until when. */
  readonly period: string
  /** Whoever said so. */
  readonly by: string
  readonly isPartlyStopped: boolean
  /** How they stand; told where what they are among does not say so. */
  readonly state: SliceLine['state']
  readonly lines: readonly SliceLine[]
}

/**
 * Says once what is the same for several lines, in the order they come. They are told by words, so lines that read alike
 * are alike, whichever directives they are of.
 * @param isInForce what is said is in force; otherwise it is told as said, and no more
 */
export function groupLines(lines: readonly SliceLine[], isInForce: boolean): readonly SaidGroup[] {
  return groupBy(lines, ({ directive }) => writeReach(directive, isInForce)).map(([reach, of]) => ({
    reach,
    parts: groupBy(of, (line) => JSON.stringify(describe(line))).map(([, alike]) => ({
      ...describe(alike[0]),
      lines: alike,
    })),
  }))
}

function describe(line: SliceLine): Omit<SaidPart, 'lines'> {
  const { directive, validTo, isPartlyStopped, state } = line
  return { period: capitalise(writePeriod(directive, validTo)), by: writeBy(line), isPartlyStopped, state }
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

type Some<Thing> = readonly [Thing, ...Thing[]]

function groupBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): readonly [string, Some<Thing>][] {
  const groups = new Map<string, Some<Thing>>()
  for (const thing of things) {
    const key = keyOf(thing)
    groups.set(key, [...(groups.get(key) ?? []), thing] as unknown as Some<Thing>)
  }
  return [...groups]
}
