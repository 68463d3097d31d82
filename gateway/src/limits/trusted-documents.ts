import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  type OperationDefinitionNode,
  specifiedRules,
  validate,
} from 'graphql'
import { z } from 'zod'
import { refuseHiddenNames } from '../consent/hidden-names-rule.ts'
import { measureText } from './admit-operation.ts'

/**
 * The documents that may run, by id: `sha256:` and the lower-case hex of the hash of the text's UTF-8 bytes (GraphQL over
 * HTTP, appendix "Persisted Documents").
 */
export type TrustedDocuments = ReadonlyMap<string, string>

export type TrustedResult =
  | { readonly ok: true; readonly documents: TrustedDocuments }
  | { readonly ok: false; readonly faults: readonly string[] }

const MANIFEST = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string())

export const identifyDocument = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

/**
 * Reads a manifest, `{"sha256:<hex>": "<document>"}`. Every fault is reported, by the operation's name: a hash that is not
 * its text's, and a document that the gateway would refuse when it is sent.
 */
export function readTrustedDocuments(json: string, schema: GraphQLSchema): TrustedResult {
  const parsed = MANIFEST.safeParse(parseJson(json))
  if (!parsed.success) return { ok: false, faults: ['it is no JSON object of documents by sha256:<64 lower-case hex>'] }
  const documents = new Map(Object.entries(parsed.data))
  const faults = [...documents].flatMap(([id, text]) => {
    const found = id === identifyDocument(text) ? checkDocument(text, schema) : ['its hash is not the hash of its text']
    return found.map((fault) => `${nameOperations(text) || id}: ${fault}`)
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, documents }
}

/** Why the gateway would refuse a document, whatever its variables. */
export function checkDocument(text: string, schema: GraphQLSchema): readonly string[] {
  const excess = measureText(text)
  if (excess !== null) return [excess]
  const document = tryParse(text)
  if (document === null) return ['it is not GraphQL']
  return validate(schema, document, [...specifiedRules, refuseHiddenNames]).map(({ message }) => message)
}

/** The names of a text's operations; empty when it has none that are named. */
export function nameOperations(text: string): string {
  const definitions = tryParse(text)?.definitions ?? []
  return definitions
    .filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
    .flatMap(({ name }) => (name === undefined ? [] : [name.value]))
    .join(', ')
}

function tryParse(text: string): DocumentNode | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
