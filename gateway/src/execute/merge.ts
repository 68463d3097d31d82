import type { Entity } from './source.ts'

export function isObject(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What an object holds itself under a name: an answer may have members named as something every object has. */
export function readOwn(value: Entity, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}

/**
 * Adds to an object, in place, what another subgraph told of the same thing. What only one of them told is taken as it is
 * and not copied; lists of one length are of the same things in the same order.
 */
export function mergeInto(target: Entity, source: Entity): void {
  for (const key of Object.keys(source)) {
    // By assignment it would change what the object is.
    if (key === '__proto__') continue
    const [told, known] = [source[key], readOwn(target, key)]
    if (told === undefined) continue
    if (isObject(known) && isObject(told)) mergeInto(known, told)
    else if (Array.isArray(known) && Array.isArray(told) && known.length === told.length) mergeLists(known, told)
    else target[key] = told
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, told] of source.entries()) {
    const known = target[index]
    if (isObject(known) && isObject(told)) mergeInto(known, told)
    else if (Array.isArray(known) && Array.isArray(told) && known.length === told.length) mergeLists(known, told)
    else target[index] = told
  }
}
