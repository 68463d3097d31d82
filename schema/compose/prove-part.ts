import { isSector, type Part, REGISTRY } from './part.ts'
import { proveEntity, proveNamespace, proveNoRoots, proveRegistryChild } from './prove-child.ts'
import { proveAbstractLeadsNowhere, proveNoAbstractTypes, proveScalars, proveStaysInside } from './prove-reach.ts'
import { proveConsentPlaces, proveNoArguments, proveNullable, proveSlices } from './prove-slices.ts'
import type { Finding } from './rules.ts'

/** Every rule that one subgraph's types can break, whether they come from its SDL or from a supergraph. */
export function* provePart(part: Part): Generator<Finding> {
  yield* proveEntity(part)
  if (isSector(part.name)) {
    yield* proveNoRoots(part)
    yield* proveNamespace(part, part.name)
    yield* proveSlices(part, part.name)
    yield* proveNoArguments(part)
    yield* proveNoAbstractTypes(part)
  }
  if (part.name === REGISTRY) {
    yield* proveRegistryChild(part)
    yield* proveAbstractLeadsNowhere(part)
  }
  yield* proveScalars(part)
  yield* proveConsentPlaces(part)
  yield* proveNullable(part)
  yield* proveStaysInside(part)
}
