import type { Assurance } from '../decision.ts'
import type {
  ChildFacts,
  Directive,
  KeptSlice,
  Membership,
  RegisterFacts,
  Signature,
  SignatureRecord,
} from '../facts.ts'
import { LEGAL_TABLE, type LegalRow } from '../legal-table.ts'
import type { SliceId } from '../slices.ts'
import type { WithholdReason } from '../verdict.ts'
import type { DirectiveId, Instant, PersonId, PlainDate, Purpose, Recipient } from '../vocabulary.ts'

/**
 * The words the decision table is written in. Whatever a case does not mention is as it is here: a child with two
 * guardians, mother and father, who are also the parents; a coordinator on the team who asks at noon on 21 November 2026
 * for coordination; and directives of 1 October 2026 that hold to the end of the year.
 */

export interface DecisionCase {
  readonly description: string
  readonly facts: ChildFacts
  readonly request: CaseRequest
  readonly at: Instant
  /** When the register was read; never too long ago unless a case says so. */
  readonly registerReadAt?: Instant | null
  readonly expected: Expected
}

export interface CaseRequest {
  readonly slice: SliceId
  readonly person: PersonId
  readonly purpose: Purpose | null
  readonly assurance: Assurance
}

/** What must come out. The reason of a share is the row of the legal table that was met. */
export type Expected = {
  readonly locating?: boolean
  readonly onTeam?: boolean
  readonly directive?: DirectiveId | null
} & (
  | {
      readonly verdict: 'SHARE'
      readonly reason: string
      readonly since?: PlainDate | null
      readonly subjects?: readonly PersonId[] | null
    }
  | {
      readonly verdict: 'WITHHOLD'
      readonly reason: WithholdReason
      /** The row of the legal table that was not met. */
      readonly row?: string | null
    }
)

export const share = (reason: string, more: Partial<Extract<Expected, { verdict: 'SHARE' }>> = {}): Expected => ({
  ...more,
  verdict: 'SHARE',
  reason,
})

export const withhold = (
  reason: WithholdReason,
  more: Omit<Extract<Expected, { verdict: 'WITHHOLD' }>, 'verdict' | 'reason'> = {},
) => ({ ...more, verdict: 'WITHHOLD', reason }) satisfies Expected

/** An instant written in local time with its offset, `2026-11-21T12:00:00+01:00`. */
export const instant = (local: string): Instant => new Date(local).toISOString()

/** A reading of the register that does not grow old, for all that is not about that. */
export const EVER_FRESH: Instant = '9999-12-29T00:00:00.000Z'

export const NOON = instant('2026-11-21T12:00:00+01:00')

export function asks(slice: SliceId, other: Partial<Omit<CaseRequest, 'slice'>> = {}): CaseRequest {
  return { slice, person: 'coordinator', purpose: 'COORDINATION', assurance: 'SUBSTANTIAL', ...other }
}

/** The birth date of someone who has been this old since May 2026. */
export const aged = (years: number): PlainDate => `${2026 - years}-05-21`

export interface FamilyTerms extends Partial<Omit<RegisterFacts, 'birthDate' | 'responsibility'>> {
  readonly born: PlainDate | null
  readonly guardians?: readonly PersonId[]
  /** Holders whose `foreldreansvar` reads `ukjent`. */
  readonly unknown?: readonly PersonId[]
  readonly team?: readonly Membership[]
  readonly legalTable?: readonly LegalRow[]
  /** What the child keeps from the guardians, since 1 October 2026 unless a case says otherwise. */
  readonly kept?: readonly (SliceId | KeptSlice)[]
}

export function family(terms: FamilyTerms, ...directives: readonly Directive[]): ChildFacts {
  const { born, guardians = ['mother', 'father'], unknown = [], team = [member('coordinator')], ...others } = terms
  const { legalTable = LEGAL_TABLE, kept = [], ...register } = others
  return {
    child: 'youth',
    version: 1,
    legalTable,
    register: {
      birthDate: born,
      addressProtection: 'UGRADERT',
      parents: ['mother', 'father'],
      verger: [],
      careOrder: false,
      municipality: '9901',
      responsibility: [
        ...guardians.map((person) => ({ person, kind: 'felles' as const })),
        ...unknown.map((person) => ({ person, kind: 'ukjent' as const })),
      ],
      ...register,
    },
    team,
    directives,
    kept: kept.map((one) => (typeof one === 'string' ? { slice: one, from: FIRST_OF_OCTOBER, to: null } : one)),
    requests: [],
    reports: [],
    organisations: team.map(({ organisation }) => organisation),
  }
}

/** The family of a child of this age. */
export const familyOf = (years: number, ...directives: readonly Directive[]): ChildFacts =>
  family({ born: aged(years) }, ...directives)

export function member(person: PersonId, other: Partial<Membership> = {}): Membership {
  return {
    id: `${person} on the team`,
    person,
    role: 'COORDINATOR',
    service: 'COORDINATION_UNIT',
    organisation: '314000013',
    from: '2023-02-01',
    to: null,
    removedAt: null,
    ...other,
  }
}

const TEXT = 'the text of this directive'
const FIRST_OF_OCTOBER = instant('2026-10-01T00:00:00+02:00')
const NEW_YEAR = instant('2027-01-01T00:00:00+01:00')

export function signed(
  person: PersonId,
  { at = instant('2026-10-01T10:00:00+02:00'), ...other }: Partial<Signature> = {},
): Signature {
  return { person, at, method: 'EID_HIGH', textHash: TEXT, locale: 'nb', record: null, ...other }
}

/** A signature by word of mouth or on paper, as others put it on record. */
export function recorded(
  person: PersonId,
  method: 'WITNESSED_ORAL' | 'PAPER',
  other: Partial<Signature> = {},
): Signature & { readonly record: SignatureRecord } {
  const record = { recorder: 'recorder', witness: 'witness', beneficiary: 'coordinator', signedOn: '2026-10-01' }
  return { ...signed(person, other), method, record }
}

export interface DirectiveTerms {
  readonly id?: DirectiveId
  readonly givenBy?: PersonId
  readonly to?: readonly Recipient[]
  readonly for?: readonly Purpose[]
  readonly from?: Instant
  readonly until?: Instant
  readonly since?: PlainDate
  /** Signatures on record that no witness has confirmed. */
  readonly unconfirmed?: readonly (Signature & { readonly record: SignatureRecord })[]
  readonly refusedBy?: readonly PersonId[]
  readonly withdrawnBy?: readonly PersonId[]
  /** What was withdrawn; everything when left out. */
  readonly withdrawn?: readonly SliceId[]
}

type Slices = SliceId | readonly SliceId[]
type Signers = readonly (PersonId | Signature)[]

function direct(kind: Directive['kind'], slices: Slices, signers: Signers, terms: DirectiveTerms): Directive {
  const signatures = signers.map((signer) => (typeof signer === 'string' ? signed(signer) : signer))
  const given = signatures[0]?.at ?? FIRST_OF_OCTOBER
  const ids: readonly SliceId[] = typeof slices === 'string' ? [slices] : slices
  return {
    id: terms.id ?? (kind === 'PERMIT' ? 'the yes' : 'the no'),
    kind,
    slices: ids,
    recipients: terms.to ?? [{ service: 'COORDINATION_UNIT' }],
    purposes: terms.for ?? ['COORDINATION'],
    validFrom: terms.from ?? FIRST_OF_OCTOBER,
    validTo: terms.until ?? NEW_YEAR,
    recordsSince: terms.since ?? null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    textHash: TEXT,
    renews: null,
    givenBy: terms.givenBy ?? signatures[0]?.person ?? 'mother',
    givenAt: given,
    signatures,
    unconfirmed: (terms.unconfirmed ?? []).map((one) => ({ ...one, id: `${one.person} on record` })),
    hearings: [],
    refusals: (terms.refusedBy ?? []).map((person) => ({ person, at: instant('2026-10-15T10:00:00+02:00') })),
    withdrawals: (terms.withdrawnBy ?? []).map((person) => ({
      person,
      at: instant('2026-11-01T10:00:00+01:00'),
      slices: terms.withdrawn ?? ids,
    })),
  }
}

/** A yes to some slices, with the signatures it has. The first to sign gave it. */
export const permit = (slices: Slices, signers: Signers, terms: DirectiveTerms = {}): Directive =>
  direct('PERMIT', slices, signers, terms)

/** A no to some slices. */
export const deny = (slices: Slices, by: PersonId, terms: DirectiveTerms = {}): Directive =>
  direct('DENY', slices, [by], terms)
