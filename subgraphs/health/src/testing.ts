import { readFile } from 'node:fs/promises'
import { type FaultListener, type RunningSubgraph, serveSector, type SourceFault } from '@samsyn/kit'
import { openInMemory, type OpenedSource, startDeadline } from '@samsyn/kit/http'
import { askSector, createTestKey, type GrantTerms, type SubgraphAnswer } from '@samsyn/kit/testing'
import type { SliceId } from '@samsyn/schema/policy'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource, type Source } from './source.ts'

export const CHILD = '6f1c2a54-0d3b-4c1e-9a57-2f8e61b0c901'

/** Every field of every slice. */
export const SLICE_SELECTIONS = {
  'health.contacts': 'contacts { role name organisation phone }',
  'health.schoolNurseContact':
    'schoolNurseContact { periods { status startedOn endedOn } consultations { date status } }',
  'health.needsInDailyLife': 'needsInDailyLife { area difficulty assessedOn }',
  'health.appointments': 'appointments { service startsAt endsAt status place }',
  'health.mentalHealthFollowUp': 'mentalHealthFollowUp { periods { status startedOn endedOn } nextAppointmentAt }',
  'health.plan': 'plan { status startedOn endsOn goals { text status } activities { text status } }',
} as const satisfies Partial<Record<SliceId, string>>

export const HEALTH_SLICES = Object.keys(SLICE_SELECTIONS) as (keyof typeof SLICE_SELECTIONS)[]
export const EVERYTHING = `health { ${Object.values(SLICE_SELECTIONS).join(' ')} }`

/** A grant for one child: every slice unless said otherwise. */
export function grantFor(nationalIdentityNumber: string, terms: Partial<GrantTerms> = {}): GrantTerms {
  return {
    slices: HEALTH_SLICES.map((slice) => grantSlice(slice)),
    children: [[CHILD, nationalIdentityNumber]],
    ...terms,
  }
}

export function grantSlice(slice: SliceId, since: string | null = null): GrantTerms['slices'][number] {
  return { slice, since, subjects: null }
}

export interface ServedFolder extends RunningSubgraph {
  readonly faults: readonly SourceFault[]
  /** Asks at the moment the grant was issued. */
  ask(selection: string, terms: GrantTerms | null, ids?: readonly string[]): Promise<SubgraphAnswer>
  /** The `health` object of the grant's first child. */
  askHealth(terms: GrantTerms, selection?: string): Promise<Record<string, unknown>>
}

/** Serves a folder as the process does, on a free port. */
export function serveFolder(folder: string): Promise<ServedFolder> {
  return serveSource(async (onFault) => openInMemory(await openFolderSource(folder, onFault)))
}

/** Serves a source as the process does, on a free port. */
export async function serveSource(
  open: (onFault: FaultListener) => Promise<OpenedSource<Source>>,
  deadlineMs: () => number = () => 20_000,
): Promise<ServedFolder> {
  const { key, keyring } = createTestKey()
  const faults: SourceFault[] = []
  const source = await open((fault) => faults.push(fault))
  let issuedAt: number | undefined
  const running = await serveSector({
    sector: 'health',
    clock: () => (issuedAt === undefined ? Date.now() : issuedAt * 1000),
    sdl: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source.begin(startDeadline(deadlineMs()))),
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
    log: () => {},
  })
  const ask: ServedFolder['ask'] = (selection, terms, ids = [CHILD]) => {
    issuedAt = terms?.iat
    const lasting = issuedAt === undefined ? {} : { exp: issuedAt + 10 }
    return askSector(running.url, 'health', key, selection, terms && { ...terms, ...lasting }, ids)
  }
  return {
    ...running,
    close: async () => {
      await running.close()
      await source.close()
    },
    faults,
    ask,
    askHealth: async (terms, selection = EVERYTHING) => {
      const { body } = await ask(selection, terms)
      if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
      return body.data?._entities[0]?.['health'] as Record<string, unknown>
    },
  }
}
