import { SECTORS, type SliceId } from '@samsyn/schema/policy'
import { ASKED } from './workloads.ts'

/** What an answer must become when only some of the slices are shared. */

type Fields = Readonly<Record<string, unknown>>

export interface Withheld {
  readonly path: readonly (string | number)[]
  readonly slice: string
  readonly code: 'NOT_SHARED'
}

/** @param data with every slice that is asked for, of one child or of a page of them; no slice in it is null */
export function withhold(data: Fields, shared: readonly SliceId[]): { data: Fields; withheld: readonly Withheld[] } {
  const withheld: Withheld[] = []
  const strip = (child: Fields, path: Withheld['path']): Fields => {
    const sectors = SECTORS.map((sector) => {
      const slices = Object.entries(child[sector] as Fields).map(([name, value]) => {
        const slice = ASKED.find((asked) => asked === `${sector}.${name}`)
        if (slice !== undefined && shared.includes(slice)) return [name, value] as const
        withheld.push({ path: [...path, sector, name], slice: `${sector}.${name}`, code: 'NOT_SHARED' })
        return [name, null] as const
      })
      // A namespace with nothing in it is null.
      return [sector, slices.every(([, value]) => value === null) ? null : Object.fromEntries(slices)] as const
    })
    return { ...child, ...Object.fromEntries(sectors) }
  }
  const page = data['children'] as { readonly nodes: readonly Fields[] } | undefined
  const stripped =
    page === undefined
      ? { child: strip(data['child'] as Fields, ['child']) }
      : { children: { nodes: page.nodes.map((child, index) => strip(child, ['children', 'nodes', index])) } }
  return { data: stripped, withheld }
}
