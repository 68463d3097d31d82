import { setTimeout } from 'node:timers/promises'
import type { FaultChild } from '../people.ts'
import { ASKED, findReceived, READ } from './received.ts'
import { send } from './send.ts'
import type { Stand } from './stand.ts'

const RETRY_AFTER_MS = 25
const PATIENCE_MS = 90_000

/**
 * Asks until something is so.
 * @param describe what there is in its place, for the error
 * @throws Error when it is not so for long
 */
export async function waitFor(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  describe: () => string = () => '',
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited too long for ${what}: ${describe()}`)
    await setTimeout(RETRY_AFTER_MS)
  }
}

/** Waits until each gateway shows all that is shared of a child. */
export async function waitForHealth({ cluster, token }: Stand, { id }: FaultChild): Promise<void> {
  await Promise.all(
    cluster.gateways.map((gateway) => {
      let last = ''
      return waitFor(
        'a gateway to answer',
        async () => {
          const { outcome, reason, text } = await send(gateway.url, { token, query: READ, variables: { id } })
          last = `${outcome} ${reason ?? ''} ${text.slice(0, 400)}`
          return findReceived(text).length === ASKED.length
        },
        () =>
          `${gateway.isRunning() ? 'it runs' : 'it has ended'}; ${last}; ${JSON.stringify(gateway.readLog().slice(-5))}`,
      )
    }),
  )
}
