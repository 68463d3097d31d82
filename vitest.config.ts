import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

export default defineConfig({
  // graphql refuses to work with two copies of itself, and vitest would load its ESM build beside Apollo's CommonJS one.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: ['{schema,gateway,subgraphs,console,demo,test}/**/*.test.ts'],
    // Those run in a browser, by `npm run test:browser`.
    exclude: ['**/node_modules/**', 'test/browser/**'],
    provide: { properties: { runs: 20_000 } },
    globalSetup: ['./test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Files share a worker, and what it has loaded: to load it for each of them took longer than many of them do.
    isolate: false,
    // Left to itself vitest spares a core, which of two is half of them.
    maxWorkers: '100%',
  },
})
