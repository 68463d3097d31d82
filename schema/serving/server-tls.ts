import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'

/** What a server proves itself with, and whom it demands a certificate of. PEM. */
export interface ServerTls {
  readonly cert: string
  readonly key: string
  /** Who signs the certificates of those who may connect; `null`: whoever reaches it may. */
  readonly clientCa: string | null
}

/** Paths of PEM files, as they stand in settings. */
export interface ServerTlsFiles {
  readonly cert: string | undefined
  readonly key: string | undefined
  readonly clientCa?: string | undefined
}

/** How long a client may take to shake hands. */
const HANDSHAKE_MS = 5_000

/**
 * Reads what a server serves TLS with. No certificate: `null`, and what it serves is for a proxy on the same machine.
 * @throws Error when a file can't be read or is no PEM, one is missing, or the key is not the certificate's
 */
export function readServerTls({ cert, key, clientCa }: ServerTlsFiles): ServerTls | null {
  if (cert === undefined && key === undefined && clientCa === undefined) return null
  if (cert === undefined || key === undefined)
    throw new Error('a certificate and its key are of no use without one another')
  const tls: ServerTls = {
    cert: readFileSync(cert, 'utf8'),
    key: readFileSync(key, 'utf8'),
    clientCa: clientCa === undefined ? null : readFileSync(clientCa, 'utf8'),
  }
  createSecureContext({ cert: tls.cert, key: tls.key, ...(tls.clientCa === null ? {} : { ca: tls.clientCa }) })
  return tls
}

/** The same as options of `node:https`. */
export function toHttpsOptions({ cert, key, clientCa }: ServerTls) {
  return {
    cert,
    key,
    minVersion: 'TLSv1.2',
    handshakeTimeout: HANDSHAKE_MS,
    ...(clientCa === null ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
  } as const
}
