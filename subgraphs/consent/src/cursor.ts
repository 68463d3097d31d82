import { createHash } from 'node:crypto'

/**
 * Where a page ended. A cursor is good for one reader of one list: anybody else's is as one that nobody was given. It
 * holds no secret and opens nothing: whether its reader may see what it stands at is decided each time.
 */

/** @param list what is paged, and by whom: all that the cursor is bound to */
export function writeCursor(list: readonly string[], item: string): string {
  return Buffer.from(`${bind(list, item)} ${item}`).toString('base64url')
}

/** The item a cursor of this list stands at; `null` for any other text. */
export function readCursor(list: readonly string[], cursor: string): string | null {
  const item = Buffer.from(cursor, 'base64url').toString('utf8').split(' ').slice(1).join(' ')
  return writeCursor(list, item) === cursor ? item : null
}

function bind(list: readonly string[], item: string): string {
  return createHash('sha256')
    .update(JSON.stringify([...list, item]))
    .digest('base64url')
    .slice(0, 22)
}
