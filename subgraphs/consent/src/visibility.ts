import { isBehindWall, mayLocate, maySee, type RegistryArea, type SliceId } from '@samsyn/schema/policy'
import type { ChildView, RegistryContext } from './loaders.ts'

/** Who sees a field of the registry: by the role table, and by the child's address protection. */

/** A field of the registry, or null for a viewer whose capacities do not reach it. */
export function area<A, R>(name: RegistryArea, resolve: (view: ChildView, args: A, context: RegistryContext) => R) {
  return (view: ChildView, args: A, context: RegistryContext): R | null =>
    maySee(name, view.capacities) ? resolve(view, args, context) : null
}

/** Whether the viewer is told of a slice: a guardian is not of what is behind the child's own wall. */
export function isTold({ capacities, truth, viewer }: ChildView, slice: SliceId): boolean {
  return !capacities.includes('GUARDIAN') || !isBehindWall(truth, slice, viewer.at)
}

/** Whether fields that tell where the child is may be shown to anybody at the moment of the request. */
export function mayShowPlaces({ facts, registerReadAt, viewer }: ChildView): boolean {
  return mayLocate(facts.register, registerReadAt, viewer.at)
}

/** A `@locating` field of the registry: null for everyone when the child's address is, or may by now be, protected. */
export function locating<V extends { readonly view: ChildView }, R>(
  resolve: (parent: V, context: RegistryContext) => R,
) {
  return (parent: V, _args: unknown, context: RegistryContext): R | null =>
    mayShowPlaces(parent.view) ? resolve(parent, context) : null
}
