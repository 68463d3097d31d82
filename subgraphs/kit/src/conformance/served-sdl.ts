import type { GrantKey } from '@samsyn/schema/grant'
import type { Sector } from '@samsyn/schema/policy'
import { createClaims, grantHeaders } from './ask.ts'
import { readOwnSdl } from './own-sdl.ts'
import { isObject } from './records.ts'
import { sealClaims } from './seal.ts'
import { isSafeAddress, openWire, type Wire } from './wire.ts'

/** Whom to ask: no subgraph tells its SDL without a grant. */
interface SdlQuestion {
  readonly sector: Sector
  readonly key: GrantKey
}

export type ServedSdl = { readonly ok: true; readonly sdl: string } | { readonly ok: false; readonly reason: string }

/** What `{ _service { sdl } }` answers, as the team wrote it; `null` where it answers something else. */
export async function askForSdl(wire: Wire, { sector, key }: SdlQuestion): Promise<string | null> {
  const body = JSON.stringify({ query: '{ _service { sdl } }' })
  const compact = sealClaims(createClaims({ sector, slices: [] }, [], body), key)
  const { json } = await wire.send({ headers: grantHeaders(compact), body })
  const data = isObject(json) ? json['data'] : undefined
  const service = isObject(data) ? data['_service'] : undefined
  const sdl = isObject(service) ? service['sdl'] : undefined
  return typeof sdl === 'string' ? readOwnSdl(sdl) : null
}

/** Asks a running subgraph for its SDL, with a grant that names no child and no slice. */
export async function fetchServedSdl(url: URL, question: SdlQuestion): Promise<ServedSdl> {
  if (!isSafeAddress(url)) return { ok: false, reason: 'is neither https: nor on this machine' }
  const wire = openWire(url)
  try {
    const sdl = await askForSdl(wire, question)
    return sdl === null ? { ok: false, reason: 'gave no SDL to a valid grant' } : { ok: true, sdl }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'does not answer' }
  } finally {
    wire.close()
  }
}
