import type { FaultListener } from '@samsyn/kit'
import {
  type AccessSettings,
  keepReading,
  type KeptSource,
  openAccess,
  openSourceClient,
  SourceUnavailable,
} from '@samsyn/kit/http'
import { type Endpoint, indexRecords } from './collection.ts'
import { type Collections, ENDPOINTS } from './fint.ts'
import { type EndpointReading, readEndpoint } from './fint-endpoint.ts'
import { joinRecords } from './join.ts'
import type { SchoolRecords } from './records.ts'
import { SLICE_ENDPOINTS } from './slice-endpoints.ts'
import { createSource, type Source } from './source.ts'

type EndpointName = keyof Collections

/** A FINT API, and how it is read. */
export interface FintSettings extends AccessSettings {
  readonly SOURCE_URL: URL
  readonly SOURCE_MAX_AGE_SECONDS: number
  readonly SOURCE_REFRESH_SECONDS: number
  readonly SOURCE_READING_SECONDS: number
  /** Paths of endpoints the school owner's system does not have: they count as empty. Any other must answer. */
  readonly FINT_ABSENT: readonly string[]
}

const ANSWER_LIMIT_BYTES = 32 * 1024 * 1024

/** What is known of the endpoints, and since when. Times are by a clock that nobody sets. */
interface Register {
  readonly readings: ReadonlyMap<EndpointName, { readonly reading: EndpointReading<unknown>; readonly begun: number }>
  readonly children: ReadonlyMap<string, SchoolRecords>
}

/**
 * Reads a FINT API as a whole, at once and then every so often. An endpoint that does not answer is told as it was read
 * last, until that is older than records may be; then the slices that need it are not available, and the others are.
 * @returns when it was read for the first time, however that went
 * @throws Error when the client's key cannot be used
 */
export async function openFintSource(settings: FintSettings, onFault: FaultListener): Promise<KeptSource<Source>> {
  const access = await openAccess(settings)
  const client = openSourceClient({ url: settings.SOURCE_URL, access, answerLimitBytes: ANSWER_LIMIT_BYTES })
  const maxAgeMs = settings.SOURCE_MAX_AGE_SECONDS * 1000
  const endpoints = Object.entries(ENDPOINTS) as [EndpointName, Endpoint<unknown>][]

  const read = async (known: Register | null, signal: AbortSignal): Promise<Register> => {
    const readings = new Map(known?.readings)
    await Promise.all(
      endpoints.map(async ([name, endpoint]) => {
        const begun = performance.now()
        if (settings.FINT_ABSENT.includes(endpoint.path)) {
          readings.set(name, { reading: { records: [], changed: null, isWhole: false }, begun })
          return
        }
        try {
          const before = known?.readings.get(name)?.reading ?? null
          readings.set(name, { reading: await readEndpoint(client, endpoint, before, signal, onFault), begun })
        } catch (error) {
          const { message } = error instanceof SourceUnavailable ? error : new SourceUnavailable('BROKEN')
          onFault({ kind: 'NO_ANSWER', file: endpoint.path, place: 'whole endpoint', reason: message })
        }
      }),
    )
    const collections = endpoints.map(([name, endpoint]) => [
      name,
      indexRecords(endpoint, readings.get(name)?.reading.records ?? []),
    ])
    return { readings, children: joinRecords(Object.fromEntries(collections) as Collections) }
  }

  const kept = await keepReading({
    read,
    onFailure: ({ message }) => onFault({ kind: 'NO_ANSWER', file: 'FINT', place: 'whole reading', reason: message }),
    refreshMs: settings.SOURCE_REFRESH_SECONDS * 1000,
    readingMs: settings.SOURCE_READING_SECONDS * 1000,
    maxAgeMs,
  })
  const source = createSource((slice) => {
    const { readings, children } = kept.current()
    const oldest = Math.min(...SLICE_ENDPOINTS[slice].map((name) => readings.get(name)?.begun ?? -Infinity))
    if (performance.now() - oldest > maxAgeMs) throw new SourceUnavailable('OUTDATED')
    return children
  })
  return {
    ...source,
    close: () => {
      kept.close()
      return client.close()
    },
  }
}
