import { PGlite } from '@electric-sql/pglite'

/**
 * PGlite behind the interface of a node-postgres pool. It is one session, so whoever connects has it alone until they
 * release it, and the others wait their turn.
 */
export interface PglitePool {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>
  connect(): Promise<PgliteClient>
  /** All it holds, for another to begin with. */
  copy(): Promise<Blob>
  end(): Promise<void>
}

interface PgliteClient {
  query(text: string, values: readonly unknown[]): Promise<{ command: string; rowCount: number; rows: unknown[] }>
  release(): void
}

/** @param held what it begins with, from another's `copy`; that is quicker than to begin with nothing */
export async function openPglitePool(held?: Blob): Promise<PglitePool> {
  const database = await PGlite.create(held === undefined ? {} : { loadDataDir: held })
  let free: Promise<void> = Promise.resolve()

  const connect = async (): Promise<PgliteClient> => {
    const before = free
    let release: () => void = () => undefined
    free = new Promise((resolve) => {
      release = resolve
    })
    await before
    return {
      release,
      query: async (text, values) => {
        const { rows, affectedRows = 0 } = await database.query(text, [...values])
        const command = text.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? ''
        return { command, rowCount: affectedRows, rows }
      },
    }
  }
  return {
    connect,
    query: async (text, values = []) => {
      const client = await connect()
      try {
        return await client.query(text, values)
      } finally {
        client.release()
      }
    },
    copy: async () => {
      const client = await connect()
      try {
        return await database.dumpDataDir('none')
      } finally {
        client.release()
      }
    },
    end: async () => {
      await free
      await database.close()
    },
  }
}
