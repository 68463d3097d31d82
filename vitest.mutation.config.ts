import { defineConfig } from 'vitest/config'

/**
 * The policy's tests as they are run against each mutant: with few random cases for each property, the same ones each
 * time, and without the tests that are about the properties and not about the policy.
 */
export default defineConfig({
  test: {
    include: ['schema/policy/**/*.test.ts'],
    exclude: ['schema/policy/planted-bugs.test.ts'],
    provide: { properties: { runs: 50, seed: 1 } },
    // Files share one worker: starting one for each of them would take longer than the tests do.
    isolate: false,
    testTimeout: 60_000,
  },
})
