import { sectorOf, type SliceId } from '@samsyn/schema/policy'
import type { Body } from './send.ts'

/** What a coordinator asks, and what an answer told. */

/** Every slice with one field: that it came is what counts. */
function selectSlices(slices: readonly SliceId[]): string {
  const sectors = new Map<string, string[]>()
  for (const slice of slices) {
    const sector = sectorOf(slice)
    sectors.set(sector, [...(sectors.get(sector) ?? []), `${slice.slice(sector.length + 1)} { __typename }`])
  }
  return [...sectors].map(([sector, fields]) => `${sector} { ${fields.join(' ')} }`).join(' ')
}

export function writeLook(slices: readonly SliceId[]): string {
  return `query ($id: ID!) { child(id: $id) { id ${selectSlices(slices)} } }`
}

/** The first so many children of the caseload at once. */
export function writeCaseload(slices: readonly SliceId[]): string {
  return `query ($first: Int!) { children(first: $first) { nodes { id ${selectSlices(slices)} } } }`
}

export interface Told {
  readonly child: string
  readonly shown: readonly SliceId[]
  readonly told: readonly SliceId[]
}

interface ChildData {
  readonly id: string
  readonly [sector: string]: unknown
}

/** What an answer told of each child that is in it. An answer with errors is taken as it is: nothing in it is excused. */
export function readTold({ data, extensions, errors }: Body, asked: readonly SliceId[]): readonly Told[] {
  const withheld = extensions?.consent?.withheld ?? []
  const single = data?.['child'] as ChildData | null | undefined
  const nodes = (data?.['children'] as { nodes: readonly ChildData[] } | null | undefined)?.nodes ?? []
  const found = [
    ...(single == null ? [] : [{ path: ['child'], data: single }]),
    ...nodes.map((node, index) => ({ path: ['children', 'nodes', index], data: node })),
  ]
  return found.map(({ path, data: child }): Told => {
    const isShown = (slice: SliceId): boolean => {
      const sector = sectorOf(slice)
      const namespace = child[sector] as Readonly<Record<string, unknown>> | null
      return (namespace?.[slice.slice(sector.length + 1)] ?? null) !== null
    }
    const isWithheld = (slice: SliceId): boolean =>
      withheld.some((one) => one.slice === slice && path.every((step, index) => one.path[index] === step))
    const shown = asked.filter(isShown)
    // Of a slice whose source failed it is told that it is shared, in an error of its own.
    const told = asked.filter((slice) => shown.includes(slice) || !isWithheld(slice) || isNamed(slice, errors, path))
    return { child: child.id, shown, told }
  })
}

function isNamed(slice: SliceId, errors: Body['errors'], path: readonly (string | number)[]): boolean {
  return ((errors ?? []) as readonly { path?: readonly unknown[]; extensions?: { slice?: string } }[]).some(
    (error) => error.extensions?.slice === slice && path.every((step, index) => error.path?.[index] === step),
  )
}
