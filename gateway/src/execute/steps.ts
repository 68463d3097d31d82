import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { type GraphQLSchema, isInterfaceType } from 'graphql'
import { isObject, mergeInto, readOwn } from './merge.ts'
import { compileRepresentation, type Represent } from './representation.ts'
import { compileRewrites, type Rewrite } from './rewrite.ts'
import { readVariable, type Variables } from './selection.ts'
import type { Entity, Source } from './source.ts'

/** One execution of a plan. */
export interface Run {
  /** As the client gave them, but for the defaults of those that conditions read. */
  readonly variables: Variables
  /** What the data sources are given: who asks. */
  readonly context: Readonly<Record<string, unknown>>
  /** What failed. The rest of the plan goes on without it. */
  readonly errors: unknown[]
}

/** A node of a plan, ready to be done at the objects it is about. */
export type Step = (run: Run, at: readonly Entity[]) => Promise<void>

export interface StepOptions {
  readonly sources: ReadonlyMap<string, Source>
  /** The supergraph's. */
  readonly schema: GraphQLSchema
}

/** @throws Error for what no plan of a query or mutation has: `@defer` and subscriptions */
export function compileStep(node: PlanNode, options: StepOptions): Step {
  if (node.kind === 'Fetch') return compileFetch(node, options)
  if (node.kind === 'Flatten') {
    const step = compileStep(node.node, options)
    return (run, at) => step(run, gather(at, node.path))
  }
  if (node.kind === 'Sequence') {
    const steps = node.nodes.map((nested) => compileStep(nested, options))
    return async (run, at) => {
      for (const step of steps) await step(run, at)
    }
  }
  if (node.kind === 'Parallel') {
    const steps = node.nodes.map((nested) => compileStep(nested, options))
    return async (run, at) => {
      await Promise.all(steps.map((step) => step(run, at)))
    }
  }
  if (node.kind === 'Condition') {
    const [yes, no] = [node.ifClause, node.elseClause].map((branch) => branch && compileStep(branch, options))
    return async (run, at) => (readVariable(run.variables, node.condition) === true ? yes : no)?.(run, at)
  }
  throw new Error(`a plan with ${node.kind} is not executed`)
}

/** The objects at a path of the plan. `@` is each item of a list. */
function gather(from: readonly unknown[], path: readonly (string | number)[]): readonly Entity[] {
  let values = from
  for (const key of path) {
    const next: unknown[] = []
    for (const value of values) {
      if (key !== '@') {
        if (isObject(value)) next.push(readOwn(value, String(key)))
      } else if (Array.isArray(value)) for (const item of value) next.push(item)
    }
    values = next
  }
  return values.filter(isObject)
}

function compileFetch(fetch: FetchNode, { sources, schema }: StepOptions): Step {
  const source = sources.get(fetch.serviceName)
  if (source === undefined) throw new Error(`no data source for the subgraph ${fetch.serviceName}`)
  const rewriteInput = compileRewrites(fetch.inputRewrites, schema)
  const rewriteOutput = compileRewrites(fetch.outputRewrites, schema)
  const represent = fetch.requires === undefined ? null : compileRepresentation(fetch.requires, schema)

  const ask = async (run: Run, representations?: readonly Entity[]): Promise<unknown> => {
    const variables: Record<string, unknown> = {}
    for (const name of fetch.variableUsages ?? []) {
      const value = readVariable(run.variables, name)
      if (value !== undefined) variables[name] = value
    }
    if (representations !== undefined) variables['representations'] = representations
    const request = { query: fetch.operation, variables, operationName: fetch.operationName }
    const { data, errors } = await source.process({ request, context: run.context } as never)
    // A subgraph may write that there are none as null.
    run.errors.push(...(errors ?? []))
    return data
  }

  return async (run, at) => {
    try {
      await (represent === null
        ? fetchRoot(at, () => ask(run), rewriteOutput)
        : fetchEntities(at, represent, rewriteInput, (asked) => ask(run, asked), rewriteOutput, schema))
    } catch (error) {
      run.errors.push(error)
    }
  }
}

async function fetchRoot(at: readonly Entity[], ask: () => Promise<unknown>, rewriteOutput: Rewrite): Promise<void> {
  if (at.length === 0) return
  const data = await ask()
  if (!isObject(data)) return
  rewriteOutput(data)
  for (const entity of at) mergeInto(entity, data)
}

async function fetchEntities(
  at: readonly Entity[],
  represent: Represent,
  rewriteInput: Rewrite,
  ask: (representations: readonly Entity[]) => Promise<unknown>,
  rewriteOutput: Rewrite,
  schema: GraphQLSchema,
): Promise<void> {
  const known: Entity[] = []
  const representations: Entity[] = []
  for (const entity of at) {
    const representation = represent(entity)
    if (representation === null || readOwn(representation, '__typename') === undefined) continue
    rewriteInput(representation)
    known.push(entity)
    representations.push(representation)
  }
  if (known.length === 0) return
  const data = await ask(representations)
  if (!isObject(data)) return
  const told = readOwn(data, '_entities')
  if (!Array.isArray(told) || told.length !== known.length)
    throw new RangeError('not as many entities as were asked for')
  for (let index = 0; index < known.length; index++) {
    const entity = known[index] as Entity
    const answer: unknown = told[index]
    if (!isObject(answer)) continue
    // What a rewrite goes by. A subgraph that was not asked for it does not tell, and one that knows an interface as an
    // object tells less than is known.
    const type = readOwn(answer, '__typename')
    if (typeof type !== 'string' || isInterfaceType(schema.getType(type))) answer['__typename'] = entity['__typename']
    rewriteOutput(answer)
    mergeInto(entity, answer)
  }
}
