import type { Assurance, Purpose } from '@samsyn/schema/policy'

/** Who is asking, from a verified token: identity, assurance and client organisation. Never a role. */
export interface Caller {
  readonly nationalIdentityNumber: string
  readonly assurance: Assurance
  /** Organisation number of the client; `null` for a person's own sign-in. */
  readonly organisation: string | null
}

/** What a request is made with: the caller, and the purpose its header names. */
export interface Requester {
  readonly caller: Caller
  /** `null`: none named, or one we do not know. Then no slice is shared. */
  readonly purpose: Purpose | null
  /** The request's own random id, made by us: what its log lines and its answer have in common. */
  readonly requestId: string
}

/** The HTTP header that names what the records are wanted for. */
export const PURPOSE_HEADER = 'samsyn-purpose'
