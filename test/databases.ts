import { inject } from 'vitest'
import type { ProductPool } from '@samsyn/demo/product'
import { createDatabase } from './postgres.ts'

/** The databases a story is told on: embedded always, PostgreSQL where one runs. */
export interface TestDatabase {
  readonly name: string
  /** `undefined`: the product opens its embedded one. Closing a pool given here drops its database. */
  readonly open: () => Promise<ProductPool | undefined>
}

const embedded: TestDatabase = { name: 'PGlite', open: () => Promise.resolve(undefined) }

export function listDatabases(): readonly TestDatabase[] {
  const admin = inject('postgres')
  return admin === null ? [embedded] : [embedded, { name: 'PostgreSQL', open: () => createDatabase(admin) }]
}
