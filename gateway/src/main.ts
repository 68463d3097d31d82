import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { readEnvironment } from './config.ts'
import { startGateway } from './server.ts'
import { readTls } from './upstream/read-tls.ts'

// @apollo/gateway reports its use to its maker unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

const log = (message: string, details: Readonly<Record<string, string | number>> = {}): void => {
  process.stdout.write(`${JSON.stringify({ message, ...details })}\n`)
}

const read = readEnvironment(process.env)
if (!read.ok) {
  process.stderr.write(`${read.faults.map((fault) => `configuration: ${fault}`).join('\n')}\n`)
  process.exit(78)
}
const { databaseUrl, supergraphFile, trustedDocumentsFile, upstreamTlsFiles, config } = read.environment
// A database that hangs is a database that is away: nothing is shown, and nobody waits for it.
const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000, query_timeout: 5_000 })
pool.on('error', () => log('a database connection was lost'))

const gateway = await startGateway({
  config: {
    ...config,
    supergraphSdl: await readFile(supergraphFile, 'utf8'),
    upstreamTls: await readTls(upstreamTlsFiles),
    trustedDocuments: trustedDocumentsFile === null ? null : await readFile(trustedDocumentsFile, 'utf8'),
  },
  database: pool,
  log,
})
log('listening', { url: gateway.url })

let stopping: Promise<void> | undefined
const stop = async (): Promise<void> => {
  await gateway.close()
  await pool.end()
}
// Not once: a second signal must not cut short what the first has begun.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop()))
