import { afterEach, expect, it, vi } from 'vitest'
import { openPlanner } from '../supergraph/planner.ts'
import { SUPERGRAPH } from '../testing/start.ts'
import { createApollo } from './create-apollo.ts'

/** The marks Apollo Server knows its own plugins by. */
interface OwnPlugin {
  readonly __internal_plugin_id__?: string
  readonly __is_disabled_plugin__?: boolean
}

afterEach(() => {
  vi.unstubAllEnvs()
})

it('no variable of the environment makes Apollo Server report operations or schemas to anyone', async () => {
  vi.stubEnv('APOLLO_KEY', 'service:samsyn:0000')
  vi.stubEnv('APOLLO_GRAPH_REF', 'samsyn@current')
  vi.stubEnv('APOLLO_SCHEMA_REPORTING', 'true')
  const apollo = createApollo({
    gateway: openPlanner(SUPERGRAPH, () => ({ process: () => Promise.resolve({}) })),
  })
  await apollo.start()
  const { plugins } = (apollo as unknown as { internals: { plugins: OwnPlugin[] } }).internals
  await apollo.stop()
  const active = plugins.filter((plugin) => plugin.__is_disabled_plugin__ !== true)
  expect(active.map((plugin) => plugin.__internal_plugin_id__)).toEqual(['DisableSuggestions'])
})
