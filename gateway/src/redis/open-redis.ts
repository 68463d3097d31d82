import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis'
import type { RedisConfig } from './config.ts'

/** What all three kinds of Redis are used by. A connection of its own, as pub/sub needs one, is opened the same way. */
export type RedisClient = Redis | Cluster

/** Longer than a round trip within one data centre ever takes; short enough that a caller never notices the wait. */
const COMMAND_TIMEOUT_MS = 100
const CONNECT_TIMEOUT_MS = 1_000
const RECONNECT_AFTER_MS = 1_000
/** How soon a cluster's new masters are known of, when no command was told of them. */
const LEARN_NODES_MS = 5_000

const NEVER_WAIT = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: COMMAND_TIMEOUT_MS,
  // A Redis that hangs keeps its connection open: without this, each request would wait for it.
  socketTimeout: COMMAND_TIMEOUT_MS,
  connectTimeout: CONNECT_TIMEOUT_MS,
  retryStrategy: () => RECONNECT_AFTER_MS,
  // ioredis would not wait for its own SUBSCRIBE: a connection lost again over it would end the process.
  autoResubscribe: false,
  // The name that led to a master may lead to another by now.
  reconnectOnError: ({ message }: Error) => message.startsWith('READONLY'),
} satisfies RedisOptions

/**
 * Opens a connection that never makes anybody wait: nothing is queued while Redis is away, and a command that is not
 * answered in time is given up. It reconnects for as long as it is not disconnected. Never throws, and prints nothing.
 */
export function openRedis(config: RedisConfig): RedisClient {
  const redis = create(config)
  // An error nobody listens to would be printed, with the address.
  redis.on('error', () => undefined)
  return redis
}

function create(config: RedisConfig): RedisClient {
  switch (config.kind) {
    case 'SERVER':
      return new Redis(config.url, NEVER_WAIT)
    case 'CLUSTER':
      return openCluster(config.urls)
    case 'SENTINELS':
      return openBySentinels(config)
  }
}

function openCluster(urls: readonly string[]): Cluster {
  const addresses = urls.map(readAddress)
  const options: ClusterOptions = {
    enableOfflineQueue: false,
    clusterRetryStrategy: () => RECONNECT_AFTER_MS,
    maxRedirections: 2,
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    retryDelayOnTryAgain: 10,
    slotsRefreshTimeout: CONNECT_TIMEOUT_MS,
    slotsRefreshInterval: LEARN_NODES_MS,
    // Certificates are for names where nodes announce names.
    dnsLookup: (name, done) => done(null, name),
    redisOptions: { ...NEVER_WAIT, ...readAccess(urls) },
  }
  return new Cluster(addresses, options)
}

function openBySentinels({ urls, masterName, sentinelPassword }: Extract<RedisConfig, { kind: 'SENTINELS' }>): Redis {
  const access = readAccess(urls)
  return new Redis({
    ...NEVER_WAIT,
    ...access,
    sentinels: urls.map(readAddress),
    name: masterName,
    sentinelRetryStrategy: () => RECONNECT_AFTER_MS,
    sentinelCommandTimeout: CONNECT_TIMEOUT_MS,
    ...(access.tls === undefined ? {} : { enableTLSForSentinelMode: true, sentinelTLS: access.tls }),
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
  })
}

const DEFAULT_PORT = 6379

function readAddress(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url)
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? DEFAULT_PORT : Number(port) }
}

/** Of the first: they are all the same. */
function readAccess(urls: readonly string[]): Pick<RedisOptions, 'username' | 'password' | 'tls' | 'db'> {
  const { protocol, username, password, pathname } = new URL(urls[0] as string)
  return {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  }
}
