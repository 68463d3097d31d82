import { startStandIn } from '../../../gateway/src/testing/stand-in.ts'

/**
 * Sectors that answer all they are asked at once, whatever the grant says, in a process of their own. Their names are the
 * arguments; says on its channel where each listens.
 */
const FORGET_MS = 100

const stubs = await Promise.all(process.argv.slice(2).map(async (name) => [name, await startStandIn()] as const))
// They keep what they were asked, for tests.
setInterval(() => {
  for (const [, stub] of stubs) stub.requests.length = 0
}, FORGET_MS).unref()
process.once('disconnect', () => process.exit(0))
process.send?.(Object.fromEntries(stubs.map(([name, { url }]) => [name, url])))
