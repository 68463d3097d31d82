import { createRandom } from '../random.ts'
import { hash } from './hash.ts'

/**
 * How a value of the wrong shape comes. The stock executor gives up the whole answer at some, with an AssertionError, or
 * what one subgraph told, with a TypeError; ours goes on as if the value was null, or `__typename` was not there. So the
 * stock one is asked with that in its place, and its answer is what ours is to be.
 */
export type Shapes = 'as they come' | 'as if null'

export interface FaultOptions {
  /** How often something is wrong, 0 to 1. */
  readonly share: number
  readonly shapes: Shapes
  /** Of the subgraph: about one thing it errs the same each time it is asked, or what is true was a matter of who came last. */
  readonly seed: number
  /** Of the question: only whether it is answered at all is a matter of that. */
  readonly question: number
  readonly representations: readonly unknown[]
  /** Whether an object may fail to say what it is. */
  readonly mayBeUnnamed: boolean
}

/** A member of what a scalar of the graph's own is, where that is an object. */
export const SCALAR = 'å'

/** Names that every object has, and that no query here gives to a field. */
const ODD_KEYS =
  '{"__proto__":{"id":"x","__typename":"Query"},"isPrototypeOf":{"constructor":null},"propertyIsEnumerable":1,"more":[]}'

export interface Told {
  readonly data?: { readonly _entities?: unknown } | null
  readonly errors?: readonly object[]
}

/** Makes an answer wrong here and there, in place. */
export function addFaults(answer: Told, options: FaultOptions): Told {
  if (options.share === 0) return answer
  const { share, shapes, seed, representations } = options
  const asIs = shapes === 'as they come'
  const instead = (value: unknown): unknown => (asIs ? value : null)
  const { data } = answer
  spoil(data, seed)
  const random = createRandom(options.question)
  const whole = random.next() / share
  if (whole < 0.3) throw new Error('the subgraph is not there')
  if (whole < 0.6) return { errors: [{ message: 'nothing came' }] }
  if (whole < 0.9) return { ...answer, errors: [{ message: 'not all came', path: ['_entities', 0, 'x'] }] }
  if (whole < 1.2) return random.pick<Told>([{}, { data: null }, { data: {} }, { data: instead([1]) as null }])
  if (whole < 1.5 && representations.length > 0) {
    const { _entities: told } = data as { readonly _entities: readonly unknown[] }
    return { data: { _entities: random.pick<unknown>([told.slice(1), [...told, null], [], null, instead('x')]) } }
  }
  return answer

  function spoil(value: unknown, place: number): void {
    if (typeof value !== 'object' || value === null || Object.hasOwn(value, SCALAR)) return
    const holder = value as Record<string, unknown>
    for (const [key, inner] of Object.entries(holder)) {
      if (key === '_entities') {
        for (const [index, item] of (inner as unknown[]).entries())
          spoil(item, hash(JSON.stringify(representations[index]), place))
        continue
      }
      const own = hash(`/${key}`, place)
      spoil(inner, own)
      // What would stand in place of a null is not known.
      if (inner !== null) spoilKey(holder, key, inner, own)
    }
  }

  function spoilKey(holder: Record<string, unknown>, key: string, inner: unknown, place: number): void {
    const own = createRandom(place)
    if (!own.chance(share)) return
    if (key === '__typename') {
      const unnamed = options.mayBeUnnamed ? [undefined, 5, null, { a: 1 }, true] : []
      const wrong = own.pick<unknown>(['NoSuchType', 'String', ...unnamed])
      if (typeof wrong === 'string' || (asIs && wrong !== undefined)) holder[key] = wrong
      else delete holder[key]
    } else if (own.chance(0.3)) holder[key] = null
    else if (own.chance(0.2) && !Array.isArray(holder)) delete holder[key]
    else if (Array.isArray(inner)) {
      const again = JSON.parse(JSON.stringify(inner)) as unknown[]
      const lists = [inner.slice(1), [...inner, null], [...inner, ...again], [...inner, instead([])]]
      holder[key] = own.pick<unknown>([...lists, ...['x', 7, true, {}].map(instead)])
    } else if (typeof inner === 'object' && inner !== null) {
      if (Object.hasOwn(inner, SCALAR)) return
      if (own.chance(0.5)) holder[key] = { ...inner, ...(JSON.parse(ODD_KEYS) as object) }
      else holder[key] = own.pick<unknown>([{}, ...['x', 7, true, [], [inner]].map(instead)])
    } else holder[key] = own.pick<unknown>(['NO_SUCH', 5, 0.5, true, '', '0'])
  }
}
