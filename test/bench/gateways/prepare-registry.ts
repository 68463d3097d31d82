import { randomBytes } from 'node:crypto'
import { type Pool, serveConsent } from '@samsyn/consent'
import { enterChildren } from '../enter-children.ts'
import { createBenchPeople } from './people.ts'

/** Makes of an empty database the registry of the bench: schema, legal table, people, teams and directives. */
export async function prepareRegistry(pool: Pool, today: string): Promise<void> {
  // The registry's subgraph owns both; what it answers is here another's task, so it is only started.
  const registry = await serveConsent({
    config: {
      host: '127.0.0.1',
      port: 0,
      grantKeys: new Map([['bench', randomBytes(32)]]),
      help: { name: 'Koordinerende enhet i Testvik', phone: '00 00 00 00' },
    },
    pool,
    log: () => undefined,
  })
  await registry.close()
  const { children, shares } = createBenchPeople(today)
  await enterChildren(pool, today, children, Object.values(shares))
}
