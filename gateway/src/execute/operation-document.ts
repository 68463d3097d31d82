import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql'
import type { Fragments } from './selection.ts'

/**
 * The operation a document is executed for, and its fragments.
 * @throws Error when the document has no such operation
 */
export function readDocument(
  document: DocumentNode,
  operationName?: string | null,
): { readonly operation: OperationDefinitionNode; readonly fragments: Fragments } {
  const fragments = new Map<string, FragmentDefinitionNode>()
  let operation: OperationDefinitionNode | undefined
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
    else if (
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName == null || definition.name?.value === operationName)
    ) {
      operation ??= definition
    }
  }
  if (operation === undefined) throw new Error('no such operation')
  return { operation, fragments }
}
