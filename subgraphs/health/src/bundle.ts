import { z } from 'zod'
import { type FaultListener, parseJson } from '@samsyn/kit'
import { isResourceType, PASSED_OVER_TYPES, RESOURCE_SHAPES, type Resource, type ResourceType } from './fhir.ts'

/** A resource and where it was found. */
export interface Entry<R extends Resource = Resource> {
  readonly file: string
  /** JSON pointer. */
  readonly place: string
  readonly fullUrl: string | null
  /** The server's base URL, from a `fullUrl` that ends in the resource's own type and id. */
  readonly base: string | null
  /** The resources it contains, by id. */
  readonly contained: ReadonlyMap<string, Resource>
  readonly resource: R
}

const anyResource = z.looseObject({ resourceType: z.string(), contained: z.array(z.unknown()).optional() })
const bundle = z.object({ type: z.literal('searchset'), entry: z.array(z.unknown()).optional() })
const bundleEntry = z.object({ fullUrl: z.string().optional(), resource: anyResource })

type AnyResource = z.infer<typeof anyResource>

/**
 * Reads one file: a searchset Bundle, or a single resource as a server answers a read with.
 * @returns the resources of the types we read. What cannot be read is reported; a type that no slice shares is passed over.
 */
export function readBundle(file: string, bytes: Uint8Array, onFault: FaultListener): readonly Entry[] {
  const refuse = (place: string, reason: string): [] => {
    onFault({ kind: 'FILE_REFUSED', file, place, reason })
    return []
  }
  const parsed = parseJson(bytes)
  if (!parsed.ok) return refuse(parsed.place, parsed.reason)
  const root = anyResource.safeParse(parsed.value)
  if (!root.success) return refuse('/', 'is not a FHIR resource')
  const { resourceType } = root.data
  if (resourceType === 'OperationOutcome') return refuse('/', "is the server's OperationOutcome, not records")

  const read = createResourceReader(file, onFault)
  if (resourceType !== 'Bundle') return read(root.data, '', null)
  const searchset = bundle.safeParse(root.data)
  if (!searchset.success) return refuse(pointer('', searchset.error), 'is not a searchset Bundle')
  return (searchset.data.entry ?? []).flatMap((raw, index) => {
    const entry = bundleEntry.safeParse(raw)
    if (entry.success) return read(entry.data.resource, `/entry/${index}/resource`, entry.data.fullUrl ?? null)
    const place = pointer(`/entry/${index}`, entry.error)
    onFault({ kind: 'RECORD_SKIPPED', file, place, reason: 'the entry has no resource that can be read' })
    return []
  })
}

function createResourceReader(file: string, onFault: FaultListener) {
  const unknownTypes = new Set<string>()
  const skip = (place: string, reason: string): void => onFault({ kind: 'RECORD_SKIPPED', file, place, reason })

  const parse = (raw: AnyResource, type: ResourceType, place: string): Resource[] => {
    const parsed = RESOURCE_SHAPES[type].safeParse(raw)
    if (!parsed.success) skip(pointer(place, parsed.error), 'is missing, or not what FHIR R4 has here')
    return parsed.success ? [parsed.data] : []
  }

  const parseContained = (raw: unknown, place: string): [string, Resource][] => {
    const inner = anyResource.safeParse(raw)
    if (!inner.success || !isResourceType(inner.data.resourceType)) return []
    return parse(inner.data, inner.data.resourceType, place).flatMap((resource): [string, Resource][] =>
      resource.id === undefined ? [] : [[resource.id, resource]],
    )
  }

  return (raw: AnyResource, place: string, fullUrl: string | null): Entry[] => {
    const type = raw.resourceType
    if (PASSED_OVER_TYPES.has(type)) return []
    if (!isResourceType(type)) {
      if (type === 'OperationOutcome') skip(place, 'the server reports a fault of the search')
      else if (!unknownTypes.has(type)) skip(place, 'is of a resource type not known here')
      unknownTypes.add(type)
      return []
    }
    if (holdsModifier(raw)) {
      skip(place, 'is changed in meaning by a modifier not known here')
      return []
    }
    return parse(raw, type, place).map((resource) => {
      const contained = (raw.contained ?? []).flatMap((inner, index) =>
        parseContained(inner, `${place}/contained/${index}`),
      )
      return { file, place, fullUrl, base: readBase(fullUrl, resource), contained: new Map(contained), resource }
    })
  }
}

function readBase(fullUrl: string | null, { resourceType, id }: Resource): string | null {
  const end = `/${resourceType}/${id ?? ''}`
  return id !== undefined && fullUrl?.endsWith(end) === true ? fullUrl.slice(0, 1 - end.length) : null
}

/** The JSON pointer of the first fault below `place`. */
function pointer(place: string, error: z.ZodError): string {
  return [place, ...(error.issues[0]?.path ?? []).map(String)].join('/') || '/'
}

/**
 * Whether a resource, or anything in it, is changed in meaning by something we do not know. FHIR forbids reading it then
 * (hl7.org/fhir/R4/extensibility.html#modifierExtension).
 */
function holdsModifier(resource: object): boolean {
  const left: object[] = [resource]
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      if (key === 'modifierExtension' || key === 'implicitRules') return true
      if (typeof inner === 'object' && inner !== null) left.push(inner)
    }
  }
  return false
}
