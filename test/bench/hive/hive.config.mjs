import { defineConfig } from '@graphql-hive/gateway'

const isRust = process.env['BENCH_HIVE_RUST'] === 'true'

/**
 * Hive Gateway for its own command line. Off is what costs something and answers nothing: logs, ids of requests, the page
 * for people, WebSockets. With its default runtime documents are compiled (`jit`), which its documentation offers for speed;
 * with the Rust runtime, which executes by itself, that answers errors (2.15.1).
 */
export const gatewayConfig = defineConfig({
  logging: false,
  requestId: false,
  landingPage: false,
  graphiql: false,
  disableWebsockets: true,
  jit: !isRust,
  // https://the-guild.dev/graphql/hive/docs/gateway/other-features/router-runtime
  ...(isRust ? { unifiedGraphHandler: (await import('@graphql-hive/router-runtime')).unifiedGraphHandler } : {}),
  // https://the-guild.dev/graphql/hive/docs/gateway/other-features/performance/deduplicate-request
  transportEntries: {
    '*.http': { options: { deduplicateInflightRequests: process.env['BENCH_HIVE_DEDUPLICATE'] === 'true' } },
  },
})
