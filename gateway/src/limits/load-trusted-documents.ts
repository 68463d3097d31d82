import type { GraphQLSchema } from 'graphql'
import { readTrustedDocuments, type TrustedDocuments } from './trusted-documents.ts'

/**
 * The documents a gateway is started with; `null`: any document may run.
 * @throws Error that names each operation the gateway would refuse
 */
export function loadTrustedDocuments(json: string | null, schema: GraphQLSchema): TrustedDocuments | null {
  if (json === null) return null
  const read = readTrustedDocuments(json, schema)
  if (!read.ok) throw new Error(`the trusted documents are refused:\n${read.faults.join('\n')}`)
  return read.documents
}
