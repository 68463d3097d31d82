import {
  BREAK,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * The schema coordinate of the field that failed, `SchoolRecord.ppt`. A path would not do for a log: it is made of the
 * query's own aliases, in which a client can write what it likes. `unknown` where the error has no field.
 */
export function findCoordinate(error: GraphQLError, document: DocumentNode | undefined, schema: GraphQLSchema): string {
  let coordinate = 'unknown'
  if (document === undefined) return coordinate
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (node) => {
        if (error.nodes?.includes(node) !== true) return undefined
        coordinate = `${typeInfo.getParentType()?.name ?? 'unknown'}.${node.name.value}`
        return BREAK
      },
    }),
  )
  return coordinate
}
