import type { PlantedBug } from '../../fuzz/planted-bugs.ts'

/**
 * The product with more sectors than there are. Which there are is said in one place of its source, so that nobody can add
 * one by a setting; they are planted in a copy. Each has one slice, with the terms of one of NAV's.
 */
export const MORE_SECTORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `sector${letter.toUpperCase()}`)

const LIST = MORE_SECTORS.map((name) => `'${name}'`).join(', ')

export const PLANTED_SECTORS: PlantedBug = {
  name: 'more-sectors',
  what: 'there are twelve sectors',
  changes: [
    {
      file: 'schema/policy/vocabulary.ts',
      find: "'childWelfare', 'nav'] as const",
      replace: `'childWelfare', 'nav', ${LIST}] as const`,
    },
    {
      file: 'schema/policy/slices.ts',
      find: "'nav.householdEconomy': slice('R', 4, 3),",
      replace: `'nav.householdEconomy': slice('R', 4, 3),\n${MORE_SECTORS.map((name) => `  '${name}.followUp': slice('N', 2, 12),`).join('\n')}`,
    },
  ],
}

/** What such a sector's subgraph says of itself: the header of another's, and a slice. */
export function writeSectorSdl(name: string, header: string): string {
  const type = name.replace(/^s/, 'S')
  return `${header}

"A child or youth (barn, ungdom)."
type Child @key(fields: "id") {
  "The id of the child in this graph; never an identity number."
  id: ID!
  "What ${name} knows, as far as the family shares it."
  ${name}: ${type}Record
}

"A record of a child or youth, one field for each slice."
type ${type}Record {
  "Follow-up. A period counts by its start date."
  followUp: [${type}FollowUp!] @consent(slice: "${name}.followUp")
}

"A period of follow-up."
type ${type}FollowUp {
  "When it began."
  from: Date
  "What it is called."
  name: String
}
`
}
