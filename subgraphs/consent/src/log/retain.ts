import type { Connection } from './connection.ts'

/** Erasing the children whose time is over. */

export interface Retention {
  /** Children whose 25th birthday is at least so many years ago. */
  readonly outlived: number
  readonly erased: number
  /** Those of whom something has no leaf yet. They are erased the next time. */
  readonly pending: number
}

const PENDING = '55000'

/**
 * Finds the children, and erases each in a transaction of its own.
 * @param today the date in Norway
 * @param erase `false` only counts
 * @throws when the database does not answer; the children erased by then stay erased
 */
export async function retain(
  connection: Pick<Connection, 'query'>,
  { years, today, erase }: { readonly years: number; readonly today: string; readonly erase: boolean },
): Promise<Retention> {
  const { rows } = await connection.query('SELECT audit.list_outlived($1, $2) AS child', [years, today])
  const children = (rows as { child: string }[]).map(({ child }) => child)
  let [erased, pending] = [0, 0]
  for (const child of erase ? children : []) {
    try {
      await connection.query('SELECT audit.erase_child($1)', [child])
      erased++
    } catch (error) {
      if ((error as { code?: string }).code !== PENDING) throw error
      pending++
    }
  }
  return { outlived: children.length, erased, pending }
}
