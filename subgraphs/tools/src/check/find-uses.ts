import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** A document that a client is known to send. */
export interface KnownDocument {
  /** The name of its operation. */
  readonly name: string
  readonly document: DocumentNode
}

/**
 * Reads a manifest of trusted documents: a JSON object from hash to text.
 * @throws Error for a text that is no such manifest
 */
export function readDocuments(manifest: string): readonly KnownDocument[] {
  return Object.values(JSON.parse(manifest) as Record<string, string>).map((text) => {
    const document = parse(text)
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    const name = operation !== undefined && 'name' in operation ? operation.name?.value : undefined
    return { name: name ?? 'unnamed', document }
  })
}

/** By coordinate, `SchoolRecord.attendance`, the names of the documents that ask for the field. */
export function findUses(
  schema: GraphQLSchema,
  documents: readonly KnownDocument[],
): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, Set<string>>()
  for (const { name, document } of documents) {
    const info = new TypeInfo(schema)
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: () => {
          const coordinate = `${info.getParentType()?.name}.${info.getFieldDef()?.name}`
          uses.set(coordinate, (uses.get(coordinate) ?? new Set()).add(name))
        },
      }),
    )
  }
  return new Map([...uses].map(([coordinate, names]) => [coordinate, [...names].toSorted()]))
}

/** The documents that a schema does not answer, each with the first reason. */
export function findInvalid(
  schema: GraphQLSchema,
  documents: readonly KnownDocument[],
): readonly { readonly name: string; readonly reason: string }[] {
  return documents.flatMap(({ name, document }) => {
    const [error] = validate(schema, document)
    return error === undefined ? [] : [{ name, reason: error.message }]
  })
}
