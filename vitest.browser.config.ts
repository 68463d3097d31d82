import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

/** The tests that look at the product as people do, in a browser that is on the computer already. */
export default defineConfig(({ mode }) => ({
  // As in vitest.config.ts: one copy of graphql.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: ['test/browser/**/*.test.ts'],
    // Every page in every look there is, which takes a quarter of an hour; otherwise in looks that cover all between them.
    provide: { everyLook: mode === 'every-look' },
    globalSetup: ['./test/browser/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    isolate: false,
    maxWorkers: 2,
  },
}))
