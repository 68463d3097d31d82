import { createRandom, MANIPULATIONS, type Manipulation, OWN_ALL } from './testing-manipulate.ts'
import { openTestLog, type TestLog } from './testing-log.ts'
import type { Engine } from '../testing.ts'
import type { FaultCode, Verification } from './verify.ts'

/** A log to try manipulations on, and rounds of them. */
export interface ManipulatedLog {
  readonly log: TestLog
  readonly witnessed: readonly string[]
  /** What the log is found to be after one manipulation, which is undone. */
  readonly tryOne: (manipulation: Manipulation, seed: number) => Promise<Verification>
}

export interface Rounds {
  readonly found: number
  /** How often each was named. */
  readonly faults: ReadonlyMap<FaultCode, number>
  /** Manipulations that nobody would have seen. */
  readonly unseen: readonly string[]
}

const CHILDREN = 6
const BATCHES = 9
const LOOKS = 9

/** A log of several children, one of them erased, with some of it pending. The witness saw every third checkpoint and the last. */
export async function openManipulatedLog(engine: Engine): Promise<ManipulatedLog> {
  const log = await openTestLog(engine)
  const children: string[] = []
  for (let count = 0; count < CHILDREN; count++) children.push(await log.registerChild())
  for (let batch = 0; batch < BATCHES; batch++) {
    for (let look = 0; look < LOOKS; look++) {
      const child = children[(batch + look) % CHILDREN] as string
      // Each is a record of its own, down to the instant.
      await log.recordLook(child, `2026-02-03T04:05:06.${String(123_000 + batch * LOOKS + look)}Z`)
    }
    await log.recordEvent(children[batch % CHILDREN] as string)
    await log.sequence()
    if (batch === BATCHES - 3) await log.pool.query('SELECT audit.erase_child($1)', [children.shift()])
    if (children.length < CHILDREN) children.push(await log.registerChild())
  }
  await log.sequence()
  const notes = await log.listNotes()
  for (const child of children) await log.recordLook(child)
  const witnessed = notes.filter((_, at) => at % 3 === 0 || at === notes.length - 1)
  return {
    log,
    witnessed,
    tryOne: ({ act }, seed) =>
      log.inTransaction('BEGIN', async (session) => {
        for (const statement of OWN_ALL) await session.query(statement)
        await act({ log, session, random: createRandom(seed), notes, witnessed })
        return log.verify(witnessed, session)
      }),
  }
}

/** Runs manipulations of chance. */
export async function runRounds(scene: ManipulatedLog, rounds: number, seed: number): Promise<Rounds> {
  const random = createRandom(seed)
  const faults = new Map<FaultCode, number>()
  const unseen: string[] = []
  for (let round = 0; round < rounds; round++) {
    const manipulation = random.pick(MANIPULATIONS)
    const verification = await scene.tryOne(manipulation, random.below(2 ** 32))
    if (verification.ok) unseen.push(`round ${round}: ${manipulation.kind} ${manipulation.name}`)
    else faults.set(verification.fault.code, (faults.get(verification.fault.code) ?? 0) + 1)
  }
  return { found: rounds - unseen.length, faults, unseen }
}
