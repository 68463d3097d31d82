import { readFileSync } from 'node:fs'
import type { SubgraphService } from './compose.ts'

/** A small graph that keeps every rule, for tests to break: the registry, two sectors, slices of every shape. */

const HEADER = readFileSync(new URL('../sdl/consent.graphql', import.meta.url), 'utf8')

const CONSENT = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "https://samsyn.no/consent/v1.0", import: ["@locating"])
  @composeDirective(name: "@locating")
directive @locating on FIELD_DEFINITION
type Query { child(id: ID!): Child children(first: Int! = 20): [Child!]! }
type Mutation { giveConsent(input: GiveConsentInput!): Child }
input GiveConsentInput { child: ID! }
type Child @key(fields: "id") {
  id: ID!
  municipality: String @locating
  team: [Actor!]
}
union Actor = Guardian | Officer
type Guardian { displayName: String }
type Officer { displayName: String }
type TeamMember { displayName: String @locating }
`

const SCHOOL = `${HEADER}
scalar Date @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")
type Child @key(fields: "id") { id: ID! school: SchoolRecord }
type SchoolRecord {
  attendance: Attendance @consent(slice: "school.attendance")
  enrolment: [Enrolment!] @consent(slice: "school.enrolment")
}
type Attendance { from: Date days: Int absence: AbsenceKind }
enum AbsenceKind { DOCUMENTED OTHER @deprecated(reason: "Say which.") }
type Enrolment { grade: Int school: School }
type School { name: String @locating }
`

const CHILD_WELFARE = `${HEADER}
scalar Date @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")
type Child @key(fields: "id") { id: ID! childWelfare: ChildWelfareRecord }
type ChildWelfareRecord { plan: ChildWelfarePlan @consent(slice: "childWelfare.plan") }
type ChildWelfarePlan { from: Date }
`

/** One replacement in one subgraph's SDL. */
export type Change = readonly [subgraph: 'consent' | 'school' | 'childWelfare', from: string, to: string]

/**
 * The graph with changes made to it.
 * @throws Error when there is nothing to replace: the example would prove nothing.
 */
export function createExampleGraph(...changes: readonly Change[]): SubgraphService[] {
  const sdl = { consent: CONSENT, school: SCHOOL, childWelfare: CHILD_WELFARE }
  for (const [name, from, to] of changes) sdl[name] = replaceOnce(sdl[name], from, to)
  return Object.entries(sdl).map(([name, text]) => ({ name, url: `http://${name}.invalid/graphql`, sdl: text }))
}

/** @throws Error when `from` is not in the text. */
export function replaceOnce(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The example has no ${from}`)
  return text.replace(from, () => to)
}
