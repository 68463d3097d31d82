import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import type { UpstreamTls } from './transport.ts'

/** Paths of PEM files. */
export interface TlsFiles {
  readonly ca: string | null
  /** A certificate and its key: of no use without one another. */
  readonly client: { readonly cert: string; readonly key: string } | null
}

/**
 * Reads what the gateway shows to subgraphs and believes of them.
 * @throws Error when a file can't be read or is no PEM, or the key is not the certificate's: found at the start, and not
 * by the first family that is told that no source answers
 */
export async function readTls({ ca, client }: TlsFiles): Promise<UpstreamTls> {
  const tls: UpstreamTls = {
    ca: ca === null ? null : await readFile(ca, 'utf8'),
    client:
      client === null ? null : { cert: await readFile(client.cert, 'utf8'), key: await readFile(client.key, 'utf8') },
  }
  // A context takes any text for an authority.
  if (tls.ca !== null) void new X509Certificate(tls.ca)
  createSecureContext({ ...tls.client })
  return tls
}
