import { composeServices } from '@apollo/composition'
import { type GraphQLError, parse, printSchema } from 'graphql'
import { proveSubgraphs, type SubgraphSdl } from './prove-subgraphs.ts'
import { proveSupergraph } from './prove-supergraph.ts'
import { createFinding, type Finding } from './rules.ts'

export interface SubgraphService extends SubgraphSdl {
  readonly url: string
}

export type ComposeResult =
  | {
      readonly ok: true
      readonly supergraphSdl: string
      /** What clients of the gateway see: no directive of federation or consent is in it. */
      readonly apiSdl: string
    }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Composes the supergraph, with the proof before and after. The same subgraphs in any order give the same text.
 * @returns the supergraph, or every rule broken at the first of the three steps that breaks one.
 */
export function composeSupergraph(subgraphs: readonly SubgraphService[]): ComposeResult {
  const before = proveSubgraphs(subgraphs)
  if (before.length > 0) return { ok: false, findings: before }
  const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }))
  services.sort((a, b) => (a.name < b.name ? -1 : 1))
  const { errors, supergraphSdl, schema } = composeServices(services)
  if (errors !== undefined) return { ok: false, findings: errors.map(toFinding) }
  const after = proveSupergraph(supergraphSdl, subgraphs)
  if (after.length > 0) return { ok: false, findings: after }
  return { ok: true, supergraphSdl, apiSdl: printSchema(schema.toAPISchema().toGraphQLJSSchema()) }
}

function toFinding(error: GraphQLError): Finding {
  const code = error.extensions['code']
  const at = typeof code === 'string' ? code : 'INVALID_GRAPHQL'
  const mend = 'Mend the subgraph as the message says; the code is in the documentation of Apollo Federation.'
  return createFinding('C24_COMPOSES', 'composition', at, error.message, mend)
}
