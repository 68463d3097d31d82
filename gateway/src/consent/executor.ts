import { randomUUID } from 'node:crypto'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { type DocumentNode, getVariableValues, type GraphQLSchema } from 'graphql'
import { type ChildId, isOfFamily, isStrictlyProtected } from '@samsyn/schema/policy'
import type { SliceIndex } from '@samsyn/schema/proof'
import { openActsFirst } from '@samsyn/schema/serving'
import type { Database } from '../audit/database.ts'
import { type DisclosureItem, openDisclosureCommits } from '../audit/disclosure.ts'
import { ClientError, type ErrorCode } from '../errors.ts'
import { measureCost } from '../limits/operation-cost.ts'
import { type ClientOperation, compileClientOperation } from './client-operation.ts'
import { type Disclosed, type FoundChild, strip, takeChildren, toDisclosureItems } from './disclose.ts'
import type { Variables } from '../execute/selection.ts'
import { removeNothing } from './leave-out-excluded.ts'
import type { ConsentSession, DecidedChild } from './session.ts'

type LoadResult = Awaited<ReturnType<GatewayInterface['load']>>
type Executor = NonNullable<LoadResult['executor']>
type RequestContext = Parameters<Executor>[0]
type Result = Awaited<ReturnType<Executor>>

export interface ExecutorOptions {
  readonly schema: () => GraphQLSchema
  readonly index: () => SliceIndex
  readonly database: Database
  /** Told of each answer that leaves. */
  readonly onAnswer?: ((counts: AnswerCounts) => void) | undefined
}

/** How many slices and locating fields an answer told of, and what; not of whom, which, or why. */
export interface AnswerCounts {
  readonly shared: number
  readonly withheld: number
  readonly unavailable: number
}

/** How often an answer is decided again because something changed while it was being made. */
const ATTEMPTS = 4

/** The answer to an operation that was begun. Without `data` it would say that it never was (GraphQL § 7.1). */
const refuse = (code: ErrorCode, message: string): Result => ({ data: null, errors: [new ClientError(code, message)] })

/**
 * Wraps the planner's executor: asks for the hidden fields beside what the client asks, and lets no answer leave before it
 * is stripped to what is shared and its disclosure is recorded.
 */
export function guardExecutor(execute: Executor, options: ExecutorOptions): Executor {
  const commits = openDisclosureCommits(options.database)
  const acts = openActsFirst()
  const operations = new WeakMap<DocumentNode, Map<string, ClientOperation>>()

  const compile = ({ document, request }: RequestContext): ClientOperation => {
    const name = request.operationName ?? ''
    const byName = operations.get(document) ?? new Map<string, ClientOperation>()
    operations.set(document, byName)
    const known = byName.get(name)
    if (known !== undefined) return known
    const operation = compileClientOperation(document, request.operationName, options.schema(), options.index())
    byName.set(name, operation)
    return operation
  }

  return async (context) => {
    const session = (context.context as { session: ConsentSession }).session
    const { operation } = context
    if (operation === undefined || options.schema().getRootType(operation.operation) == null) {
      return { errors: [new ClientError('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation to run.')] }
    }
    const coerced = getVariableValues(
      options.schema(),
      operation.variableDefinitions ?? [],
      context.request.variables ?? {},
    )
    if (coerced.errors !== undefined) {
      return { errors: [new ClientError('BAD_USER_INPUT', 'A variable is missing or of the wrong type.')] }
    }
    const client = compile(context)
    const excess = measureCost(client.cost, coerced.coerced)
    if (excess !== null) return { errors: [new ClientError('OPERATION_TOO_LARGE', excess)] }
    const ask = () => execute({ ...context, document: client.document })
    if (operation.operation !== 'mutation') await acts.yield()
    const result = await (operation.operation === 'mutation' ? acts.act(async () => ask()) : ask())
    if (session.registryFailed) return refuse('REGISTRY_UNAVAILABLE', 'The consent registry does not answer.')
    if (result.data === null || result.data === undefined || result.errors !== undefined) {
      return refuse('INTERNAL', 'The query could not be answered.')
    }
    try {
      return await disclose(result.data, client, session, coerced.coerced)
    } catch {
      return refuse('REGISTRY_UNAVAILABLE', 'The consent registry does not answer.')
    }
  }

  /** Strips, records, and only then answers. What changed meanwhile is decided again, and what is no longer shared goes. */
  async function disclose(
    data: Record<string, unknown>,
    client: ClientOperation,
    session: ConsentSession,
    variables: Variables,
  ): Promise<Result> {
    const children = takeChildren(data, client.fields)
    const found = [...children.values()]
    const recordIds = new Map(found.map(({ id }) => [id, randomUUID() as string]))
    const locked = new Set<ChildId>()
    await session.decide([...recordIds.keys()])
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!found.every((child) => mayStillSee(child, session.decided(child.id)))) break
      const disclosed = strip(data, client.fields, children, session, variables)
      const items = toDisclosureItems(disclosed, session, recordIds, locked)
      const outcome = items.length === 0 ? ({ committed: true } as const) : await commits.commit(items, session.signal)
      if (outcome.committed) {
        if (client.hidesNothing) removeNothing(data)
        options.onAnswer?.(countAnswer(disclosed))
        return toResult(data, disclosed)
      }
      if ('changed' in outcome) {
        await session.decideAgain(outcome.changed)
        continue
      }
      for (const id of await findLocked(items, session.signal)) {
        session.withholdAll(id)
        locked.add(id)
      }
    }
    return refuse('ANSWER_OUTDATED', 'Something changed while the answer was being made. Ask again.')
  }

  /** Commits one child at a time, to learn which ones a writer holds. Those that commit are recorded now. */
  async function findLocked(items: readonly DisclosureItem[], signal: AbortSignal): Promise<readonly ChildId[]> {
    const locked: ChildId[] = []
    for (const item of items) {
      const outcome = await commits.commit([item], signal)
      if (!outcome.committed && 'locked' in outcome) locked.push(item.child)
    }
    return locked
  }
}

/** Whether the caller still is to the child what the registry took them for when it answered. */
function mayStillSee({ capacity }: FoundChild, decided: DecidedChild | undefined): boolean {
  if (decided === undefined) return false
  const { facts } = decided.child
  if (facts.register === null || isStrictlyProtected(facts.register)) return false
  if (capacity === 'TEAM') return decided.decision.onTeam
  if (capacity === 'GUARDIAN' || capacity === 'YOUTH' || capacity === 'VERGE') return decided.isFamily
  if (capacity === 'PARENT') return isOfFamily(facts, decided.person)
  return (capacity === 'PRIVACY_OFFICER' || capacity === 'REGISTRAR') && decided.capacities.includes(capacity)
}

function countAnswer({ children, withheld, unavailable }: Disclosed): AnswerCounts {
  let shared = 0
  for (const slices of children.values()) shared += slices.length
  return { shared, withheld: withheld.length, unavailable: unavailable.length }
}

function toResult(data: Record<string, unknown>, { withheld, unavailable }: Disclosed): Result {
  return {
    data,
    ...(unavailable.length === 0
      ? {}
      : {
          errors: unavailable.map(
            ({ path, slice }) =>
              new ClientError('SOURCE_UNAVAILABLE', 'The source does not answer.', { path, extensions: { slice } }),
          ),
        }),
    extensions: { consent: { withheld } },
  }
}
