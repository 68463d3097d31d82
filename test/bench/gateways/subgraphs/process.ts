import { answerOnce, createSubgraphs } from './answer.ts'
import { serveHttp } from './serve-http.ts'

/**
 * All five subgraphs as one process, each on a port of its own, the same for every gateway. Says the URLs on its channel,
 * and there answers each message with how many requests it has had.
 */

let requests = 0
const subgraphs = createSubgraphs()
const servers = await Promise.all(
  Object.entries(subgraphs).map(async ([name, subgraph]) => {
    const answer = answerOnce(subgraph)
    const server = await serveHttp((body) => {
      requests += 1
      return answer(body)
    })
    return [name, server] as const
  }),
)
process.on('message', () => process.send?.({ requests }))
process.once('disconnect', () => process.exit(0))
process.send?.({ urls: Object.fromEntries(servers.map(([name, { url }]) => [name, url])) })
