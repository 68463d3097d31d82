/**
 * The words of a decision. Every other part of the product uses these names: SDL, database, console and docs.
 * Closed unions: a value is added here or nowhere, and never renamed.
 */

export const SECTORS = ['school', 'health', 'childWelfare', 'nav'] as const
/** The part of the public service that owns a slice's records; also the name of its field on `Child`. */
export type Sector = (typeof SECTORS)[number]

/** The folder of a sector's subgraph and the name of its files: `child-welfare`. */
export function folderOf(sector: Sector): string {
  return sector.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export const PURPOSES = ['COORDINATION', 'INDIVIDUAL_PLAN', 'TRANSITION', 'EARLY_INTERVENTION'] as const
/** What a recipient wants the records for. A directive names the purposes it covers. */
export type Purpose = (typeof PURPOSES)[number]

export function isPurpose(value: unknown): value is Purpose {
  return PURPOSES.some((purpose) => purpose === value)
}

export const SERVICES = [
  'COORDINATION_UNIT',
  'SCHOOL',
  'PPT',
  'SCHOOL_HEALTH_SERVICE',
  'SPECIALIST_HEALTH_SERVICE',
  'CHILD_WELFARE_SERVICE',
  'NAV_OFFICE',
] as const
/** A service that can be named as a directive's recipient, and that each team member belongs to. */
export type Service = (typeof SERVICES)[number]

export const TEAM_ROLES = ['CHILD_COORDINATOR', 'COORDINATOR', 'TEAM_LEADER', 'TEAM_MEMBER'] as const
/**
 * What a person is on a child's team. `CHILD_COORDINATOR` is the barnekoordinator of helse- og omsorgstjenesteloven
 * § 7-2 a, whose task ends when the child turns 18.
 */
export type TeamRole = (typeof TEAM_ROLES)[number]

/** A service, or a role in the child's team; a member matches when either does. Consent rarely names a person. */
export type Recipient = { readonly service: Service } | { readonly role: TeamRole }

export const ADDRESS_PROTECTIONS = ['UGRADERT', 'FORTROLIG', 'STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND'] as const
/** `adressebeskyttelse.gradering` of the population register. */
export type AddressProtection = (typeof ADDRESS_PROTECTIONS)[number]

export const RESPONSIBILITIES = ['felles', 'mor', 'far', 'medmor', 'andre', 'ukjent'] as const
/** `foreldreansvar.ansvar` of the population register. `ukjent` decides nothing: a person must look. */
export type Responsibility = (typeof RESPONSIBILITIES)[number]

export const LOCALES = ['nb', 'nn', 'en'] as const
/** Bokmål, nynorsk and English: the languages a family can read in. */
export type Locale = (typeof LOCALES)[number]

export const SIGNATURE_METHODS = ['EID_SUBSTANTIAL', 'EID_HIGH', 'WITNESSED_ORAL', 'PAPER'] as const
/** How someone signed: themselves, by the assurance of their eID, or by word of mouth or on paper, as others recorded it. */
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number]

/** How a child was heard, with the code of SSB's list `MedvirkningType` (Barnevern v4, in force from 2026). */
export const PARTICIPATIONS = {
  /** Barnet medvirket ved samtale. */
  CONVERSATION: '1.1',
  /** Barnet medvirket ved representant. */
  REPRESENTATIVE: '1.2',
  /** Barnet medvirket ved observasjon. */
  OBSERVATION: '1.3',
  /** Barnet medvirket ved andre uttrykk. */
  OTHER_EXPRESSION: '1.4',
  /** Barnet har ikke fått anledning til å medvirke. */
  NOT_GIVEN_OPPORTUNITY: '2.1',
  /** Barnet ønsket ikke å medvirke. */
  DECLINED: '2.2',
} as const
export type Participation = keyof typeof PARTICIPATIONS

/** A calendar date in Europe/Oslo, `YYYY-MM-DD`. */
export type PlainDate = string
/** An instant, ISO 8601 in UTC with a trailing `Z`. Two instants compare as strings. */
export type Instant = string
export type ChildId = string
export type PersonId = string
export type DirectiveId = string
