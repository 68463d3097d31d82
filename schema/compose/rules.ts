/**
 * Every rule of the composition proof, and what it promises. An id is permanent: a rule may be dropped, but its id is
 * never renamed or used again.
 */
export const RULES = {
  C01_READABLE: 'The SDL parses, and defines each type once.',
  C02_KNOWN_SUBGRAPHS: 'Each subgraph is the registry (`consent`) or a sector of the vocabulary, and is there once.',
  C03_LINKS:
    'Directives are linked from their own specification URL, under their own name, and nothing else is linked.',
  C04_COMPOSED: 'A subgraph hands each consent directive it imports on to the supergraph, and no other directive.',
  C05_DEFINITIONS:
    '`@consent` and `@locating` are defined as the specification has them, and no directive beside them.',
  C06_KNOWN_DIRECTIVES: 'A directive stands only where the proof knows what it does.',
  C07_RESOLVED_AT_HOME: 'A field is resolved by its own subgraph alone, from nothing but the key of its parent.',
  C08_CHILD_IS_THE_ENTITY: '`Child` is the only entity, its only key is `id`, and `id` is a plain `ID!`.',
  C09_ROOTS_IN_REGISTRY: 'A sector has no root field, and root types have their usual names.',
  C10_NO_ABSTRACT_WAY: 'A sector has no interface or union, and no other one leads to a locating field, however deep.',
  C11_ONE_NAMESPACE: 'A sector adds one field to `Child`: its namespace, named as the sector, a nullable object.',
  C12_NAMESPACE_BEHIND_CHILD: 'A namespace type is reached from its field on `Child` and from nowhere else.',
  C13_SLICE_GUARDED: 'Every field of a namespace type is guarded with `@consent`.',
  C14_SLICE_ID: 'A guarded field names one slice of the catalogue: its own path below `Child`.',
  C15_SLICE_SHAPE: 'A slice is an object or a list of objects.',
  C16_CONSENT_ON_SLICES: '`@consent` stands on the fields of a namespace type and nowhere else.',
  C17_CHILD_NOT_REACHED: 'Nothing in a sector leads to `Child`.',
  C18_NO_ARGUMENTS: 'No field of a sector takes an argument.',
  C19_WITHHELD_IS_NULL: 'A field that may be withheld is nullable.',
  C20_LOCATING_AS_CATALOGUED: 'A slice has locating fields exactly when the catalogue says so.',
  C21_ONE_OWNER: 'A type has one subgraph, but for `Child`, roots and scalars; so has a field, but for `Child.id`.',
  C22_STAYS_INSIDE: 'Whatever a field, an argument or a union names is defined in the subgraph that resolves it.',
  C23_CHILD_MAY_BE_ABSENT: 'A field that gives one child is nullable.',
  C24_COMPOSES: '@apollo/composition composes the subgraphs.',
  C25_SAME_COORDINATES: 'The supergraph guards and marks as locating exactly the fields the subgraphs do.',
  C26_SOMETHING_GUARDED: 'A supergraph has at least one guarded field.',
  C27_PLAIN_SCALARS: 'A subgraph has no scalar of its own but those for dates: `Date`, `DateTime`, `PartialDate`.',
  C28_CHILD_BEHIND_OBJECTS: 'No interface or union leads to `Child`, however deep.',
  C29_NO_SUBSCRIPTION: 'The registry has no subscription.',
  C30_FREE_NAMES: 'No type or field has a name that GraphQL or federation keeps for itself.',
  C31_SAID_ONCE: 'No directive gives an argument, or a member of one, more than once.',
  C32_USUAL_DEFAULTS: 'An argument of a directive has no default but the one its specification gives it.',
  C33_JOINED_AS_WRITTEN:
    'Interfaces and members of a type in the supergraph are the same by its directives and by itself.',
  C34_PLAIN_TEXTS: 'What a directive names is written without escapes and not as a block.',
} as const satisfies Record<`C${number}_${string}`, string>

export type RuleId = keyof typeof RULES

/** One broken rule, at one place. */
export interface Finding {
  readonly rule: RuleId
  /** The subgraph, or `supergraph`, and the schema coordinate: `school: SchoolRecord.attendance`. */
  readonly coordinate: string
  /** What is wrong, naming the field. */
  readonly message: string
  /** What to do about it. */
  readonly mend: string
}

/** @param place the subgraph's name, or `supergraph` */
export function createFinding(rule: RuleId, place: string, at: string, message: string, mend: string): Finding {
  return { rule, coordinate: `${place}: ${at}`, message, mend }
}

/** A finding on one line: rule, coordinate, message, mend. */
export function printFinding({ rule, coordinate, message, mend }: Finding): string {
  return `${rule} ${coordinate} | ${message} | ${mend}`.replaceAll(/\s+/g, ' ')
}
