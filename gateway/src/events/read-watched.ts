import type { ChildId } from '@samsyn/schema/policy'

/** The HTTP header that names the children to watch: ids, separated by commas. An address would be logged on its way. */
export const WATCH_HEADER = 'samsyn-watch'

export const WATCHED_CHILDREN = 50

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @returns each child once; `null` for none, for too many, and for what is no list of ids. Of whom is not asked here. */
export function readWatched(header: string | string[] | undefined): readonly ChildId[] | null {
  const ids = String(header ?? '')
    .split(',')
    .map((id) => id.trim())
  return ids.length <= WATCHED_CHILDREN && ids.every((id) => UUID.test(id)) ? [...new Set(ids)] : null
}
