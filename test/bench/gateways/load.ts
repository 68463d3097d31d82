import autocannon from 'autocannon'
import type { Contender } from './contenders.ts'

/** What came of so many requests on so many connections, each connection asking again as soon as it has its answer. */
export interface Load {
  readonly requests: number
  /** From the first byte sent to the last received. */
  readonly seconds: number
  /** Of each answer, in milliseconds. */
  readonly times: readonly number[]
}

export interface Asked {
  readonly contender: Contender
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly connections: number
}

/** How soon autocannon notices that all answers are there. */
const NOTICE_MS = 20
const TIMEOUT_SECONDS = 20

/**
 * Asks exactly so often, so that whatever is counted meanwhile belongs to these requests and to no others.
 * @param bytes how long each answer must be on the wire, head and all; `null`: as long as the first
 * @throws Error when an answer is not a success or has another length, or a connection fails
 */
export async function applyLoad(
  { contender, headers, body, connections }: Asked,
  requests: number,
  bytes: number | null,
): Promise<Load & { readonly bytes: number }> {
  const times: number[] = []
  const statuses = new Set<number>()
  const lengths = new Set<number>(bytes === null ? [] : [bytes])
  let [start, end] = [Number.POSITIVE_INFINITY, 0]
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = {
      url: contender.url,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      connections,
      amount: requests,
      timeout: TIMEOUT_SECONDS,
      sampleInt: NOTICE_MS,
    } as const
    const running = autocannon(options, (error, result) => (error ? reject(error as Error) : resolve(result)))
    running.on('response', (_client, status, length, time) => {
      end = performance.now()
      start = Math.min(start, end - time)
      times.push(time)
      statuses.add(status)
      lengths.add(length)
    })
  })
  const [length = 0, ...others] = lengths
  if (errors > 0 || times.length !== requests || others.length > 0 || [...statuses].some((status) => status !== 200)) {
    throw new Error(
      `${contender.name}: ${times.length} of ${requests} answers, ${errors} errors, statuses ${[...statuses].join(', ')}, lengths ${[...lengths].join(', ')}`,
    )
  }
  return { requests, seconds: (end - start) / 1_000, times, bytes: length }
}

/** Asks for so long, a little at a time. @returns answers a second, of the last part, and an answer's length on the wire */
export async function warmUp(
  asked: Asked,
  seconds: number,
): Promise<{ perSecond: number; bytes: number; requests: number }> {
  const least = asked.connections * 2
  let [spent, amount, total] = [0, least, 0]
  let bytes: number | null = null
  for (;;) {
    const load: Load & { bytes: number } = await applyLoad(asked, amount, bytes)
    const perSecond = load.requests / load.seconds
    spent += load.seconds
    total += load.requests
    bytes = load.bytes
    if (spent >= seconds) return { perSecond, bytes, requests: total }
    amount = Math.max(least, Math.ceil(perSecond * Math.min(seconds - spent, seconds / 2)))
  }
}
