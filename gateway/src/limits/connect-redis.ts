import { Redis } from 'ioredis'
import type { FaultLog } from '../consent/data-sources.ts'

/** Longer than a round trip within one data centre ever takes; short enough that a caller never notices the wait. */
const COMMAND_TIMEOUT_MS = 100
const CONNECT_TIMEOUT_MS = 1_000
const RECONNECT_AFTER_MS = 1_000

/**
 * Opens a connection that never makes anybody wait: nothing is queued while Redis is away, and a command that is not
 * answered in time is given up. It reconnects for as long as it is not closed. That Redis went or came is logged once
 * each time, without its address.
 */
export function connectRedis(url: string, log: FaultLog): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    // A Redis that hangs keeps its connection open: without this, each request would wait for it.
    socketTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: () => RECONNECT_AFTER_MS,
    reconnectOnError: () => false,
  })
  let isAway = false
  const noteAway = (): void => {
    if (!isAway) log('Redis is away: rates are counted by this process alone', {})
    isAway = true
  }
  redis.on('ready', () => {
    if (isAway) log('Redis is back', {})
    isAway = false
  })
  redis.on('error', noteAway)
  redis.on('close', () => {
    if (redis.status !== 'end') noteAway()
  })
  return redis
}
