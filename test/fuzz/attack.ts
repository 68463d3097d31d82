import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { todayInNorway } from '@samsyn/demo/families'
import { type Product, type ProductOptions, type ProductPool, startProduct } from '@samsyn/demo/product'
import { folderOf, type Sector, SECTORS } from '@samsyn/schema/policy'
import { startTestIssuer } from '../issuer.ts'
import { type Ask, createAsk } from './ask.ts'
import { writeContents } from './files/sector-files.ts'
import { createReference, cursorAt } from './reference.ts'
import { enterWorld } from './registry.ts'
import { createRegistryFields } from './registry-fields.ts'
import { createRequests } from './requests.ts'
import { type Cursors, type Report, runQueries, type RunOptions } from './run-queries.ts'
import { type Caller, createWorld, type World } from './world.ts'

/** The generated attack: a whole product over a world of canaries, and queries by many callers against it. */
export interface Attack {
  readonly world: World
  readonly product: Product
  /** A good token of a caller's. */
  readonly sign: (caller: Caller) => Promise<string>
  run(options: RunOptions): Promise<Report>
  close(): Promise<void>
}

const SCHEMA = new URL('../../schema/', import.meta.url)

/**
 * Makes a world from a seed and starts a product over it.
 * @param observe told what the product says of itself
 * @param pool a database in place of an embedded one; it must be empty, and closing the attack closes it
 * @throws Error when a sector cannot read what was written for it: nothing of that would ever come, and prove nothing
 */
export async function openAttack(
  seed: number,
  pool?: ProductPool,
  observe?: ProductOptions['observe'],
): Promise<Attack> {
  const world = createWorld(seed, todayInNorway())
  const issuer = await startTestIssuer()
  const starting = startProduct({
    issuers: [issuer.config],
    ...(pool === undefined ? {} : { pool }),
    ...(observe === undefined ? {} : { observe }),
    writeFiles: async (_families, root) => {
      const folders = SECTORS.map((sector) => [sector, join(root, folderOf(sector))] as const)
      for (const [, folder] of folders) await mkdir(folder, { recursive: true })
      await writeContents(world.files.contents, root)
      return Object.fromEntries(folders) as Folders
    },
  })
  const product = await starting.catch(async (error: unknown) => {
    await issuer.close()
    throw error
  })
  const close = async (): Promise<void> => {
    await product.close()
    await issuer.close()
  }
  try {
    refuseFaults(product)
    await enterWorld(product.database, world)
    const schema = buildSchema(await readFile(new URL('api.graphql', SCHEMA), 'utf8'))
    const supergraph = await readFile(new URL('supergraph.graphql', SCHEMA), 'utf8')
    const reference = createReference(world, schema, supergraph, createRegistryFields(world))
    const sign = (caller: Caller): Promise<string> => issuer.sign({ pid: caller.nationalIdentityNumber })
    const ask = createAsk(product, sign)
    const cursors = await learnCursors(world, ask)
    const requests = createRequests(world)
    return {
      world,
      product,
      sign,
      close,
      run: (options) => runQueries({ world, schema, reference, ask, cursors, requests }, options),
    }
  } catch (error) {
    await close()
    throw error
  }
}

type Folders = Readonly<Record<Sector, string>>

function refuseFaults({ sectors }: Product): void {
  const faults = Object.values(sectors).flatMap(({ log }) => log.filter(({ message }) => message !== 'listening'))
  if (faults.length > 0) throw new Error(`the sectors cannot read the files: ${JSON.stringify(faults.slice(0, 5))}`)
}

async function learnCursors(world: World, ask: Ask): Promise<Cursors> {
  const learnt = new Map<string, ReadonlyMap<string, string>>()
  for (const caller of world.callers) {
    const own = new Map<string, string>()
    for (const [index, { child }] of world.see(caller).entries()) {
      const query = `{ children(first: ${index + 1}) { pageInfo { endCursor } } }`
      const { text } = await ask(caller, { query }, null)
      const { data } = JSON.parse(text) as { data: { children: { pageInfo: { endCursor: string | null } } } }
      const { endCursor } = data.children.pageInfo
      if (endCursor !== null) own.set(cursorAt(child.key), endCursor)
    }
    learnt.set(caller.key, own)
  }
  return learnt
}
