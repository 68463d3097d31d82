/** How a list is cut into pages. */

const PAGE_LIMIT = 50

export interface PageArguments {
  readonly first: number
  readonly after?: string | null
}

export interface Page<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

export const EMPTY_PAGE: Page<never> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }

export function pageSize({ first }: PageArguments): number {
  return Math.max(1, Math.min(PAGE_LIMIT, first))
}

/** A page of what came, where `items` holds at least one more than the page when there is more. */
export function cutPage<T>(items: readonly T[], size: number, cursorOf: (item: T) => string): Page<T> {
  const nodes = items.slice(0, size)
  const last = nodes.at(-1)
  const hasNextPage = items.length > size
  return { nodes, pageInfo: { hasNextPage, endCursor: hasNextPage && last !== undefined ? cursorOf(last) : null } }
}
