import type { ChildId, SliceId } from '@samsyn/schema/policy'
import type { UpstreamAnswer } from '../upstream/answer.ts'
import { HIDDEN_ID, HIDDEN_TYPE } from './hidden-fields.ts'
import type { NarrowedOperation } from './sector-operation.ts'
import { isPlainObject, ShapeFault } from './shape.ts'

export type Entity = Record<string, unknown> | null

/** What is told of an answer that is not what was asked for. A place is of the schema, never a value. */
export interface AnswerFaults {
  onFault(place: string): void
  onUnavailable(child: ChildId, slices: readonly SliceId[]): void
}

/**
 * Reads an answer against what was asked: as many entities, in the same order, each the child it was asked about, and of
 * each no more than the fields asked for. Whatever is not so is dropped, and its slices count as unavailable.
 * @throws ShapeFault when there are not as many entities as children
 */
export function readEntities(
  { data, errors }: UpstreamAnswer,
  operation: NarrowedOperation,
  children: readonly ChildId[],
  faults: AnswerFaults,
): readonly Entity[] {
  const entities = isPlainObject(data) ? data['_entities'] : undefined
  if (!Array.isArray(entities) || entities.length !== children.length) throw new ShapeFault('_entities')
  const failed = readErrorPlaces(errors, operation, children.length)
  if (failed === 'ALL') throw new ShapeFault('errors')
  const hasFailed = (index: number, namespace: string, slice: string): boolean =>
    failed.size > 0 && failed.has(`${index}.${namespace}.${slice}`)
  return children.map((id, index) => {
    const source: unknown = entities[index]
    if (!isPlainObject(source) || source[HIDDEN_ID] !== id || source[HIDDEN_TYPE] !== 'Child') {
      faults.onFault('entity')
      faults.onUnavailable(id, operation.slices)
      return null
    }
    const entity: Record<string, unknown> = { __typename: 'Child' }
    for (const { key: namespaceKey, slices } of operation.namespaces) {
      const namespace = source[namespaceKey]
      const shown: Record<string, unknown> = {}
      for (const { key, slice, coordinate, copy } of slices) {
        try {
          if (!isPlainObject(namespace) || hasFailed(index, namespaceKey, key)) throw new ShapeFault(slice)
          if (!Object.hasOwn(namespace, key)) throw new ShapeFault(coordinate)
          shown[key] = copy(namespace[key])
        } catch (error) {
          if (!(error instanceof ShapeFault)) throw error
          faults.onFault(error.message)
          faults.onUnavailable(id, [slice])
          shown[key] = null
        }
      }
      entity[namespaceKey] = shown
    }
    return entity
  })
}

/** `<index>.<namespace>.<slice>` of each error; `ALL` when one has no such place, or is of none that was asked for. */
function readErrorPlaces(
  errors: unknown,
  { namespaces }: NarrowedOperation,
  children: number,
): ReadonlySet<string> | 'ALL' {
  const places = new Set<string>()
  if (errors === undefined || errors === null) return places
  if (!Array.isArray(errors)) return 'ALL'
  for (const error of errors) {
    const path: unknown = (error as { path?: unknown } | null)?.path
    if (!Array.isArray(path) || path[0] !== '_entities') return 'ALL'
    const [, index, namespace, slice] = path as unknown[]
    const asked = namespaces.find(({ key }) => key === namespace)
    const isAsked = isIndex(index, children) && asked?.slices.some(({ key }) => key === slice) === true
    if (!isAsked) return 'ALL'
    places.add(`${index}.${namespace as string}.${slice as string}`)
  }
  return places
}

/** An index, which some servers write as text. */
function isIndex(value: unknown, count: number): value is number | string {
  const isWritten = typeof value === 'number' || typeof value === 'string'
  return isWritten && /^(?:0|[1-9]\d{0,8})$/.test(String(value)) && Number(value) < count
}
