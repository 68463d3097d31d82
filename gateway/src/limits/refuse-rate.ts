import type { Refusal } from '../transport/refuse.ts'
import type { RateResult } from './count-requests.ts'

/** RFC 6585 § 4, RFC 9110 § 10.2.3. */
export function refuseRate({ retryAfterSeconds }: Exclude<RateResult, { ok: true }>): Refusal {
  return { status: 429, code: 'RATE_LIMITED', headers: { 'retry-after': String(retryAfterSeconds) } }
}
