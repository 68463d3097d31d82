import { readFile } from 'node:fs/promises'
import { logCrashes, readServerTls } from '@samsyn/schema/serving'
import { readEnvironment } from './config.ts'
import { logJson } from './process/log-json.ts'
import { runGateway } from './process/run-gateway.ts'
import { readTls } from './upstream/read-tls.ts'

// @apollo/gateway reports its use to its maker unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

const read = readEnvironment(process.env)
if (!read.ok) {
  process.stderr.write(`${read.faults.map((fault) => `configuration: ${fault}`).join('\n')}\n`)
  process.exit(78)
}
const { trustedDocumentsFile, upstreamTlsFiles, serverTlsFiles, config, ...environment } = read.environment
logCrashes(logJson)

await runGateway({
  config: {
    ...config,
    tls: readServerTls(serverTlsFiles),
    upstreamTls: await readTls(upstreamTlsFiles),
    trustedDocuments: trustedDocumentsFile === null ? null : await readFile(trustedDocumentsFile, 'utf8'),
  },
  ...environment,
  log: logJson,
})
