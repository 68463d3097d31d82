import { isEveryone, readRecipients, type Recipient } from '../format/recipients.ts'
import type { DirectiveFragment, DirectiveState, Purpose } from '../generated/graphql.ts'

/** How what a family has said stands, slice by slice, as the family needs to see it. */

export interface SliceLine {
  readonly directive: DirectiveFragment
  readonly slice: DirectiveFragment['slices'][number]['slice']
  readonly state: DirectiveState
  /** The instant it ends. */
  readonly validTo: string
  /** A yes of which a part is stopped by someone's no. */
  readonly isPartlyStopped: boolean
}

export interface Standing {
  /** Yes, in force, and no one's no stops it. */
  readonly shared: readonly SliceLine[]
  /** Directives in which a signature is missing; the caller's own first. */
  readonly waiting: readonly DirectiveFragment[]
  readonly saidNo: readonly SliceLine[]
  /** Yes, in force, and stopped by a no: nothing is shared. */
  readonly stopped: readonly SliceLine[]
  /** Yes that shares nothing now, whatever the reason. */
  readonly inactive: readonly SliceLine[]
  readonly later: readonly SliceLine[]
  /** Refused, withdrawn, lapsed and expired. */
  readonly past: readonly SliceLine[]
}

/** @param isChild the reader is the child or youth, whose own no stops what is a parent's affairs too */
export function findStanding(directives: readonly DirectiveFragment[], isChild = false): Standing {
  const lines = directives.flatMap(listLines)
  const denies = lines.filter(({ directive, state }) => directive.kind === 'DENY' && state === 'ACTIVE')
  const shared: SliceLine[] = []
  const stopped: SliceLine[] = []
  const inactive: SliceLine[] = []
  const later: SliceLine[] = []
  const past: SliceLine[] = []
  for (const line of lines) {
    if (line.state === 'NOT_YET_VALID') later.push(line)
    else if (line.state === 'NOT_ACTIVE') inactive.push(line)
    else if (line.state === 'PENDING' || isWaitingForMe(line.directive, line.state)) continue
    else if (line.state !== 'ACTIVE') past.push(line)
    else if (line.directive.kind === 'PERMIT') {
      const stop = findStop(line, denies, isChild)
      if (stop === 'ALL') stopped.push(line)
      else shared.push({ ...line, isPartlyStopped: stop === 'PART' })
    }
  }
  const waiting = directives.filter((directive) => listWaitingSlices(directive).length > 0)
  const mine = waiting.filter(isMissingMe)
  return {
    shared,
    stopped,
    inactive,
    later,
    past,
    saidNo: denies,
    waiting: [...mine, ...waiting.filter((one) => !mine.includes(one))],
  }
}

/** The slices of a directive that wait for a signature. */
export function listWaitingSlices(directive: DirectiveFragment): DirectiveFragment['slices'] {
  return directive.slices.filter(({ state }) => state === 'PENDING' || isWaitingForMe(directive, state))
}

export function isMissingMe({ missing }: DirectiveFragment): boolean {
  return missing.some(({ isMe }) => isMe)
}

export function hasSigned({ signatures }: DirectiveFragment): boolean {
  return signatures.some(({ by }) => by?.isMe === true)
}

/** What lapsed as the youth came of age counts again when the youth signs. */
function isWaitingForMe(directive: DirectiveFragment, state: DirectiveState): boolean {
  return state === 'LAPSED_BY_AGE' && isMissingMe(directive)
}

export function listLines(directive: DirectiveFragment): readonly SliceLine[] {
  return directive.slices.map(({ slice, state, validTo }) => ({
    directive,
    slice,
    state,
    validTo,
    isPartlyStopped: false,
  }))
}

/**
 * How much of a yes the nos in force stop. A no stops all of it when it names every recipient and purpose of the yes;
 * one that shares a purpose may stop a part, as a person may belong both to a service and to a role.
 */
function findStop(line: SliceLine, denies: readonly SliceLine[], isChild: boolean): 'ALL' | 'PART' | 'NONE' {
  const { directive, slice } = line
  const against = denies
    .filter((deny) => deny.slice.id === slice.id && isAgainst(deny, directive, isChild))
    .map((deny) => deny.directive)
  const isDenied = (purpose: Purpose, recipient: Recipient): boolean =>
    against.some((deny) => deny.purposes.includes(purpose) && names(deny, recipient))
  const all = directive.purposes.every((purpose) =>
    readRecipients(directive.recipients).every((recipient) => isDenied(purpose, recipient)),
  )
  if (all) return 'ALL'
  return against.some((deny) => deny.purposes.some((purpose) => directive.purposes.includes(purpose))) ? 'PART' : 'NONE'
}

/** A parent's own affairs: each says yes and no for themselves. The registry decides; this only chooses the words. */
const OWN_AFFAIRS: readonly string[] = ['childWelfare.parentSupport', 'nav.householdEconomy']

/** Whether a no can stop a yes: of a parent's own affairs, that parent's and the child's can, and the other parent's not. */
function isAgainst({ directive: { givenBy }, slice }: SliceLine, yes: DirectiveFragment, isChild: boolean): boolean {
  if (!OWN_AFFAIRS.includes(slice.id) || (isChild && givenBy?.isMe === true)) return true
  return yes.signatures.every(({ by }) => by?.displayName === givenBy?.displayName && by?.isMe === givenBy?.isMe)
}

/** Whether a no names a recipient, by itself or along with everybody. */
function names({ recipients }: DirectiveFragment, recipient: Recipient): boolean {
  const named = readRecipients(recipients)
  return named.includes(recipient) || isEveryone(named)
}

/** Whether the caller may withdraw it: whoever signed a yes, the youth from 15, and the one who said no. */
export function mayWithdraw(directive: DirectiveFragment, youthAge: number | null): boolean {
  if (directive.kind === 'DENY') return directive.givenBy?.isMe === true
  return hasSigned(directive) || (youthAge !== null && youthAge >= YOUTH_DECIDES_FROM)
}

/** From this age the youth can stop any slice. The registry decides; this only spares a button that would be refused. */
const YOUTH_DECIDES_FROM = 15
