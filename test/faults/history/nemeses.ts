import { setTimeout } from 'node:timers/promises'
import type { Random } from '../../fuzz/random.ts'
import type { Cluster, GatewayReplica } from '../cluster.ts'

/** What goes wrong, one thing at a time. When a nemesis is over the cluster is whole again. */
export interface Nemesis {
  readonly name: string
  run(cluster: Cluster, random: Random): Promise<void>
}

const HOUR_MS = 3_600_000
/** How long is waited for a request that can be held: with clients at work there is one at once. */
const TRAP_WITHIN_MS = 3_000
const COMMIT = /commit_disclosures/
const READ = /read_facts/

const some = (random: Random, from: number, to: number): Promise<void> => setTimeout(random.whole(from, to))
const pickOne = ({ gateways }: Cluster, random: Random): GatewayReplica => random.pick(gateways)

/** Holds one request of a gateway to the database, or its answer, from the moment there is one. */
const hold = (name: string, what: 'requests' | 'replies', match: RegExp): Nemesis => ({
  name,
  run: async (cluster, random) => {
    const { database } = pickOne(cluster, random)
    await Promise.race([database.holdWhen(what, match), setTimeout(TRAP_WITHIN_MS)])
    await some(random, 1_000, 10_000)
    database.mend()
  },
})

const loseOne = (name: string, what: 'swallowReplyTo' | 'swallowRequest'): Nemesis => ({
  name,
  run: async (cluster, random) => {
    const { database } = pickOne(cluster, random)
    for (let times = random.whole(1, 5); times > 0; times--) {
      await Promise.race([database[what](COMMIT), setTimeout(TRAP_WITHIN_MS)])
    }
    database.mend()
  },
})

export const NEMESES: readonly Nemesis[] = [
  {
    name: 'Redis killed',
    run: async ({ redis }, random) => {
      await redis.kill()
      await some(random, 1_000, 6_000)
      await redis.start()
    },
  },
  {
    name: 'pub/sub cut',
    run: async ({ gateways }, random) => {
      for (const gateway of gateways) gateway.redis.cutSubscribers()
      await some(random, 1_000, 6_000)
      for (const gateway of gateways) gateway.redis.mend()
    },
  },
  {
    name: 'gateway paused',
    run: async (cluster, random) => {
      const gateway = pickOne(cluster, random)
      gateway.pause()
      await some(random, 1_000, 10_000)
      gateway.resume()
    },
  },
  hold('held after the check', 'replies', READ),
  hold('held before the commit', 'requests', COMMIT),
  hold('held after the commit', 'replies', COMMIT),
  loseOne('commit replies lost', 'swallowReplyTo'),
  loseOne('commit requests lost', 'swallowRequest'),
  {
    name: 'database cut off from a gateway',
    run: async (cluster, random) => {
      const { database } = pickOne(cluster, random)
      database.cut()
      await some(random, 500, 4_000)
      database.mend()
    },
  },
  {
    name: 'PostgreSQL restarted at once',
    run: async ({ postgres }, random) => {
      await postgres.stop()
      await some(random, 0, 2_000)
      await postgres.start()
    },
  },
  {
    name: 'gateway killed',
    run: async (cluster, random) => {
      const gateway = pickOne(cluster, random)
      await gateway.kill()
      await some(random, 0, 2_000)
      await gateway.start()
    },
  },
  {
    name: "gateway's clock an hour off",
    run: async (cluster, random) => {
      const gateway = pickOne(cluster, random)
      await gateway.kill()
      await gateway.start(random.pick([-HOUR_MS, HOUR_MS]))
      await some(random, 2_000, 5_000)
      await gateway.kill()
      await gateway.start()
    },
  },
  {
    name: "sector's clock an hour off",
    run: async ({ sectors }, random) => {
      const sector = random.pick(Object.values(sectors))
      await sector.kill()
      await sector.start(random.pick([-HOUR_MS, HOUR_MS]))
      await some(random, 2_000, 5_000)
      await sector.kill()
      await sector.start()
    },
  },
  {
    name: 'consent subgraph killed',
    run: async ({ consent }, random) => {
      await consent.kill()
      await some(random, 0, 1_000)
      await consent.start()
    },
  },
]
