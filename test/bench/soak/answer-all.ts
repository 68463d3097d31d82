import { Agent } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { ask, type Question } from '../consent-cost/load.ts'

export interface ClosedLoad {
  readonly url: string
  readonly token: string
  readonly connections: number
  readonly seconds: number
}

/** Who is refused asks again after so long. */
const REFUSED_MS = 100

/**
 * Asks on so many connections, on each again as soon as there is an answer.
 * @returns how many answers there are in a second, refusals left out
 */
export async function answerAll({ body }: Question, load: ClosedLoad): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const start = performance.now()
  let answered = 0
  const askOverAndOver = async (): Promise<void> => {
    while (performance.now() - start < load.seconds * 1_000) {
      const answer = await ask(load.url, load.token, body, agent)
      if (answer.startsWith('{"data"')) answered += 1
      else await setTimeout(REFUSED_MS)
    }
  }
  await Promise.all(Array.from({ length: load.connections }, askOverAndOver))
  agent.destroy()
  return answered / ((performance.now() - start) / 1_000)
}
