import { createClient } from '@samsyn/demo/client'
import { CONSOLE_FOLDER } from '@samsyn/demo/console'
import { todayInNorway } from '@samsyn/demo/families'
import { startProduct } from '@samsyn/demo/product'
import type { SectorProcess } from '@samsyn/demo/sectors'
import { composeSupergraph, readSubgraphs, type SubgraphService } from '@samsyn/schema/compose'
import { parseGrantKey } from '@samsyn/schema/grant'
import { addMonths, type Sector } from '@samsyn/schema/policy'
import { openCheck } from '../check/open-check.ts'
import { printReport } from '../check/print-report.ts'
import { readCandidate } from '../check/read-candidate.ts'
import { type FamilyChild, openConsentSwitch } from './consent-switch.ts'
import { serveMock } from './mock-sector.ts'
import type { DevOptions } from './options.ts'
import { openOwnSector } from './own-sector.ts'
import type { CommandStage } from './run-command.ts'

/** The product with one sector as it is in its room and the others mocked. */
export interface Stage extends CommandStage {
  readonly url: string
  /** Checks what is in the room now and serves it, where it composes. @returns what came of it, as text */
  readonly reload: () => Promise<string>
  close(): Promise<void>
}

export type StageResult = { readonly ok: true; readonly stage: Stage } | { readonly ok: false; readonly reason: string }

export interface StageOptions extends DevOptions {
  /** The repository, with a trailing slash. */
  readonly root: URL
  /** Told each line that the sector's subgraph logs. */
  readonly onLog: (entry: Readonly<Record<string, unknown>>) => void
  /** Told that the sector's SDL is another, and composes. */
  readonly onSchema: () => Promise<void>
}

/** @throws Error when the product or the sector's subgraph does not start */
export async function openStage(options: StageOptions): Promise<StageResult> {
  const { sector, port, root, onLog, onSchema } = options
  const composed = await compose(root)
  if (!composed.ok) return { ok: false, reason: (await check(root, sector)) ?? composed.reason }
  let served = composed
  const own = openOwnSector(options, onLog)
  const today = todayInNorway()
  const product = await startProduct({
    port,
    supergraphSdl: served.supergraphSdl,
    consoleFolder: CONSOLE_FOLDER,
    startSector: (name, settings) =>
      name === sector ? own.start(settings) : startMock(name, settings.grantKey, composed.subgraphs, today),
  })
  const client = () => createClient(product.url)
  const idOf = (child: FamilyChild): string => product.families.child(child).id
  const stage: Stage = {
    sector,
    child: 'linnea',
    idOf,
    url: product.url,
    client,
    consent: () => openConsentSwitch(client(), idOf(stage.child), stage.child, addMonths(todayInNorway(), 1)),
    apiSdl: () => served.apiSdl,
    check: async () => (await check(root, sector)) ?? `${sector} cannot be read`,
    reload: async () => {
      const report = await stage.check()
      const next = await compose(root)
      if (!next.ok) return `${report}The last that composed is served on.`
      try {
        await own.restart()
      } catch (error) {
        return `${report}${(error as Error).message}: its slices say SOURCE_UNAVAILABLE until it does.`
      }
      if (next.supergraphSdl !== served.supergraphSdl) {
        await product.reload(next.supergraphSdl)
        served = next
        await onSchema()
      }
      return `${report}It is served as it is now.`
    },
    close: () => product.close(),
  }
  return { ok: true, stage }
}

type Composed =
  | {
      readonly ok: true
      readonly supergraphSdl: string
      readonly apiSdl: string
      readonly subgraphs: readonly SubgraphService[]
    }
  | { readonly ok: false; readonly reason: string }

async function compose(root: URL): Promise<Composed> {
  const files = await readSubgraphs(root)
  if (!files.ok) return { ok: false, reason: files.faults.join('\n') }
  const composed = composeSupergraph(files.subgraphs)
  if (composed.ok) return { ...composed, subgraphs: files.subgraphs }
  return { ok: false, reason: 'the subgraphs do not compose: npm run compose' }
}

/** @returns `null`: there is nothing to check, or nothing to hold it against */
async function check(root: URL, sector: Sector): Promise<string | null> {
  const read = await readCandidate(sector, { root, sector: undefined, key: undefined })
  const opened = await openCheck(root, [])
  return read.ok && opened.ok ? printReport(await opened.check(read.candidate)) : null
}

async function startMock(
  sector: Sector,
  grantKey: string,
  subgraphs: readonly SubgraphService[],
  today: string,
): Promise<SectorProcess> {
  const sdl = subgraphs.find(({ name }) => name === sector)?.sdl
  const key = parseGrantKey(grantKey)
  if (sdl === undefined || key === null) throw new Error(`${sector} cannot be mocked`)
  const running = await serveMock(sector, sdl, key, today)
  return { url: running.url, log: [], close: () => running.close() }
}
