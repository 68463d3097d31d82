import type { QueryPlan } from '@apollo/query-planner'
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql'
import { ClientError } from '../errors.ts'
import { compileCompletion } from './complete.ts'
import { compileIntrospection } from './introspect.ts'
import { readDocument } from './operation-document.ts'
import { holds, listOccurrences, type Variables } from './selection.ts'
import type { Entity, Source } from './source.ts'
import { compileStep } from './steps.ts'

/**
 * Executes an operation by the planner's plan. @apollo/gateway's own executor reads the operation, the plan and the types
 * anew for every request, and copies what it merges. Here all of it is read once and becomes functions, and a request only
 * runs them (what that costs: `test/bench/RESULTS.md`). What it answers is held to that executor by the tests, which keep
 * it as the reference.
 */
export interface ExecutableOperation {
  execute(variables: Variables, context: Readonly<Record<string, unknown>>): Promise<ExecutionAnswer>
}

export interface ExecutionAnswer {
  readonly data: Record<string, unknown> | null
  /** What failed in a subgraph, or on the way to it. */
  readonly errors?: readonly unknown[]
}

export interface ExecutableOptions {
  /** The one that clients see. */
  readonly schema: GraphQLSchema
  /** The one that the plan is made by. */
  readonly supergraphSchema: GraphQLSchema
  readonly sources: ReadonlyMap<string, Source>
}

/** @throws Error for a plan that no query or mutation has */
export function compileOperation(
  plan: QueryPlan,
  document: DocumentNode,
  operationName: string | null | undefined,
  { schema, supergraphSchema, sources }: ExecutableOptions,
): ExecutableOperation {
  const { operation, fragments } = readDocument(document, operationName)
  const root = schema.getRootType(operation.operation)
  if (root == null || plan.node?.kind === 'Subscription') throw new Error('neither a query nor a mutation')
  const step = plan.node === undefined ? undefined : compileStep(plan.node, { sources, schema: supergraphSchema })
  const source = { selectionSet: operation.selectionSet, conditions: [] }
  const introspect = compileIntrospection(operation, fragments, schema, source)
  const complete = compileCompletion(root, source, { schema, fragments, introspect })
  const asked = listOccurrences(schema, root, [source], fragments).filter(
    ({ node }) => !node.name.value.startsWith('__'),
  )
  const defaults = readDefaults(operation)

  return {
    execute: async (given, context) => {
      const variables: Variables = { ...defaults, ...given }
      // The planner found nobody to ask.
      if (step === undefined && asked.some(({ conditions }) => holds(conditions, variables))) {
        return { data: null, errors: [new ClientError('INTERNAL')] }
      }
      const gathered: Entity = {}
      const errors: unknown[] = []
      await step?.({ variables, context, errors }, [gathered])
      const data = complete(gathered, variables)
      return errors.length === 0 ? { data } : { data, errors }
    },
  }
}

/** What conditions read of variables that were not given: a Boolean is a constant. A subgraph knows the others' itself. */
function readDefaults({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
    ),
  )
}
