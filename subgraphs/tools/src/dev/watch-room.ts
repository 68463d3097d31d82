import { fileURLToPath } from 'node:url'
import { watch } from 'chokidar'
import { folderOf, type Sector } from '@samsyn/schema/policy'

/** What a change calls for: the sector's subgraph anew, or all of it, since everything is made from the catalogue. */
export type Change = 'sector' | 'everything'

/** An editor saves a file in several steps, and a tool saves several files. */
const SETTLED_AFTER_MS = 150
const MADE = /\/(?:generated|node_modules)(?:\/|$)/

/**
 * Watches a sector's room and what all sectors share. Several changes at once are told as one; while one is answered to,
 * the next waits. Watches until the process ends.
 * @param root the repository, with a trailing slash
 */
export async function watchRoom(root: URL, sector: Sector, onChange: (change: Change) => Promise<void>): Promise<void> {
  const room = fileURLToPath(new URL(`subgraphs/${folderOf(sector)}/`, root))
  const shared = ['schema/policy/', 'schema/sdl/'].map((path) => fileURLToPath(new URL(path, root)))
  const changes = new Set<Change>()
  let timer: NodeJS.Timeout | undefined
  let answered = Promise.resolve()
  const answer = async (): Promise<void> => {
    if (changes.size === 0) return
    const change = changes.has('everything') ? 'everything' : 'sector'
    changes.clear()
    await onChange(change)
  }
  const watcher = watch([room, ...shared], { ignoreInitial: true, ignored: (path) => MADE.test(path) })
  watcher.on('all', (_event, path) => {
    changes.add(path.startsWith(room) ? 'sector' : 'everything')
    clearTimeout(timer)
    timer = setTimeout(() => (answered = answered.then(answer)), SETTLED_AFTER_MS)
  })
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
}
