import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTls, type TlsFiles } from './read-tls.ts'
import { openUpstream } from './transport.ts'

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const canMake = hasOpenssl()
if (!canMake) process.stderr.write('no openssl here to make certificates with: TLS to subgraphs is not tested\n')

describe.skipIf(!canMake)('a subgraph reached over TLS', () => {
  let folder: string
  const servers: Server[] = []
  const file = (name: string): string => join(folder, name)

  /** Makes a key and a certificate for 127.0.0.1, signed by `issuer` or by itself. */
  function makeCertificate(name: string, issuer?: string): void {
    const run = (...words: string[]): unknown => execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' })
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${name}.key`]
    const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1']
    if (issuer === undefined) return void run('req', '-x509', '-days', '1', ...key, ...subject, '-out', `${name}.pem`)
    run('req', ...key, ...subject, '-out', `${name}.csr`)
    const signer = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial']
    run('x509', '-req', '-days', '1', '-in', `${name}.csr`, ...signer, '-extfile', 'san.cnf', '-out', `${name}.pem`)
  }

  async function serve(options: { readonly demandsClient?: boolean; readonly maxVersion?: 'TLSv1.1' } = {}): Promise<{
    url: string
    clients: string[]
  }> {
    const clients: string[] = []
    const server = createServer(
      {
        cert: readFileSync(file('school.pem')),
        key: readFileSync(file('school.key')),
        ca: readFileSync(file('authority.pem')),
        requestCert: options.demandsClient === true,
        ...(options.maxVersion === undefined
          ? {}
          : { minVersion: 'TLSv1', maxVersion: options.maxVersion, ciphers: 'ALL:@SECLEVEL=0' }),
      },
      (request, response) => {
        clients.push(String((request.socket as TLSSocket).getPeerCertificate().subject?.CN))
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}')
      },
    )
    servers.push(server)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`, clients }
  }

  async function ask(url: string, files: TlsFiles | null): Promise<unknown> {
    const upstream = openUpstream(url, 60_000, files === null ? null : await readTls(files))
    const { signal } = new AbortController()
    const sent = upstream.send('{}', 'grant', { signal, maxBytes: 1000 })
    const outcome = await sent.catch((error: { kind?: string }) => error.kind ?? error)
    await upstream.close()
    return outcome
  }

  const client = (name: string): TlsFiles['client'] => ({ cert: file(`${name}.pem`), key: file(`${name}.key`) })
  const ANSWER = { data: {} }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-tls-'))
    await writeFile(file('san.cnf'), 'subjectAltName=IP:127.0.0.1\n')
    for (const authority of ['authority', 'stranger']) makeCertificate(authority)
    for (const holder of ['school', 'gateway']) makeCertificate(holder, 'authority')
    makeCertificate('impostor', 'stranger')
  })
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await rm(folder, { recursive: true, force: true })
  })

  it('is believed when its certificate is signed by the authority that is set', async () => {
    const { url, clients } = await serve()
    expect(await ask(url, { ca: file('authority.pem'), client: null })).toEqual(ANSWER)
    expect(clients).toEqual(['undefined'])
  })

  it.each<readonly [string, string | null]>([
    ['by another authority', 'stranger.pem'],
    ['by nobody whom Node trusts, and no authority is set', null],
  ])('is not asked when its certificate is signed %s', async (_rule, ca) => {
    const { url, clients } = await serve()
    expect(await ask(url, { ca: ca === null ? null : file(ca), client: null })).toBe('unreachable')
    expect(clients).toEqual([])
  })

  it('is not believed unseen, whatever a variable of Node says', async () => {
    const { url, clients } = await serve()
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      expect(await ask(url, null)).toBe('unreachable')
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    }
    expect(clients).toEqual([])
  })

  it('is not asked over TLS 1.1', async () => {
    const { url, clients } = await serve({ maxVersion: 'TLSv1.1' })
    expect(await ask(url, { ca: file('authority.pem'), client: null })).toBe('unreachable')
    expect(clients).toEqual([])
  })

  it('sees the certificate of the gateway when it demands one', async () => {
    const { url, clients } = await serve({ demandsClient: true })
    expect(await ask(url, { ca: file('authority.pem'), client: client('gateway') })).toEqual(ANSWER)
    expect(clients).toEqual(['gateway'])
  })

  it.each<readonly [string, string | null]>([
    ['without one', null],
    ["with another authority's", 'impostor'],
  ])('that demands a certificate is not reached %s', async (_rule, name) => {
    const { url, clients } = await serve({ demandsClient: true })
    const files = { ca: file('authority.pem'), client: name === null ? null : client(name) }
    expect(await ask(url, files)).toBe('unreachable')
    expect(clients).toEqual([])
  })

  it.each<readonly [string, () => TlsFiles]>([
    ['a file that is not there', () => ({ ca: file('nowhere.pem'), client: null })],
    ['an authority that is no certificate', () => ({ ca: file('school.key'), client: null })],
    [
      "a key that is another certificate's",
      () => ({ ca: null, client: { cert: file('gateway.pem'), key: file('school.key') } }),
    ],
  ])('and %s: the gateway does not start', async (_rule, files) => {
    await expect(readTls(files())).rejects.toThrow(/./)
  })
})
