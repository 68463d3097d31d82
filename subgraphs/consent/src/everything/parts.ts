import { readCursor, writeCursor } from '../cursor.ts'

/** How an export is cut: a part holds what was asked for once, and then so many items of lists, in their order. */

const PART_LIMIT = 500

/** A list of an export. */
export interface Section {
  readonly name: string
  /**
   * Items in their order, at most as many as the limit.
   * @param after the place of the item they come after; `null`: from the first on
   * @returns `null` when there is no such place
   */
  read(after: string | null, limit: number): Promise<SectionPart | null>
}

interface SectionPart {
  readonly items: readonly SectionItem[]
  readonly more: boolean
}

interface SectionItem {
  /** Where a part that ends here goes on. */
  readonly place: string
  readonly content: unknown
}

/** `ExportPart` of the schema. */
export interface ExportPart {
  readonly content: string
  readonly endCursor: string | null
}

interface Export {
  /** What is exported, and to whom: all that a cursor is bound to. */
  readonly list: readonly string[]
  /** In every part. */
  readonly head: Readonly<Record<string, unknown>>
  /** In the first part. */
  readonly readFirst: () => Promise<Readonly<Record<string, unknown>>>
  readonly sections: readonly Section[]
  /** Default: JSON. */
  readonly write?: (content: Readonly<Record<string, unknown>>) => string
}

interface Cut {
  readonly content: Readonly<Record<string, unknown>>
  readonly endCursor: string | null
}

/** One part. After a cursor that is none of this export there is nothing. */
export async function readPart(exported: Export, after: string | null): Promise<ExportPart> {
  const { write = writeJson } = exported
  const { content, endCursor } = await readCut(exported, after)
  return { content: write(content), endCursor }
}

async function readCut({ list, head, readFirst, sections }: Export, after: string | null): Promise<Cut> {
  if (after === null) return cutPart(list, { ...head, ...(await readFirst()) }, sections, null)
  const [name = '', place = ''] = readCursor(list, after)?.split(' ') ?? []
  const index = sections.findIndex((section) => section.name === name)
  return cutPart(list, head, index === -1 ? [] : sections.slice(index), place)
}

async function cutPart(
  list: readonly string[],
  head: Readonly<Record<string, unknown>>,
  sections: readonly Section[],
  after: string | null,
): Promise<Cut> {
  const lists: Record<string, readonly unknown[]> = {}
  let left = PART_LIMIT
  let last = ''
  for (const [index, section] of sections.entries()) {
    if (left === 0) return { content: { ...head, ...lists }, endCursor: writeCursor(list, last) }
    const part = await section.read(index === 0 ? after : null, left)
    if (part === null) break
    lists[section.name] = part.items.map(({ content }) => content)
    left -= part.items.length
    last = `${section.name} ${part.items.at(-1)?.place ?? ''}`
    if (part.more) return { content: { ...head, ...lists }, endCursor: writeCursor(list, last) }
  }
  return { content: { ...head, ...lists }, endCursor: null }
}

function writeJson(content: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(content, null, 2)
}

/** A section of what is at hand. */
export function sectionOf<T>(
  name: string,
  all: readonly T[],
  placeOf: (item: T) => string,
  describe: (item: T) => unknown,
): Section {
  return {
    name,
    read: async (after, limit) => {
      const start = after === null ? 0 : all.findIndex((item) => placeOf(item) === after) + 1
      if (after !== null && start === 0) return null
      const cut = all.slice(start, start + limit)
      const items = cut.map(async (item) => ({ place: placeOf(item), content: await describe(item) }))
      return { items: await Promise.all(items), more: all.length > start + limit }
    },
  }
}
