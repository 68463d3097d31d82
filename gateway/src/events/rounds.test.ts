import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFactsReader, type FactsReader } from '../consent/facts.ts'
import { COORDINATOR, createChild, type TestChild, withdraw } from '../testing/family.ts'
import { type MemoryDatabase, openMemoryDatabase } from '../testing/memory-database.ts'
import { type Hints, openHints } from './hints.ts'
import { openRounds, type Rounds } from './rounds.ts'
import { openWatch, type Watch } from './watch.ts'

const NEVER = 3_600_000

let children: readonly TestChild[]
let database: MemoryDatabase
let reader: FactsReader
let hints: Hints
let rounds: Rounds
beforeEach(() => {
  children = Array.from({ length: 60 }, (_, serial) => createChild(serial + 1, { slices: ['school.attendance'] }))
  database = openMemoryDatabase(children)
  reader = createFactsReader(database)
  hints = openHints(null)
  rounds = openRounds({ hints, pollMs: NEVER, log: () => undefined })
})
afterEach(() => {
  rounds.close()
  hints.close()
})

const watchOf = (ids: readonly string[]): Watch => {
  const caller = { ...COORDINATOR, assurance: 'HIGH', organisation: null } as const
  return openWatch({ caller, purpose: 'COORDINATION', requestId: 'test' }, ids, reader, new AbortController().signal)
}
const change = (child: TestChild): void => database.append(child, withdraw(child, ['school.attendance']))

/** Begins to watch. @returns what resolves when the watch is told of a change */
const watch = async (child: TestChild, onChange: () => void = () => undefined): Promise<{ heard: Promise<void> }> => {
  let tell = (): void => undefined
  const heard = new Promise<void>((done) => {
    tell = done
  })
  await rounds.add(watchOf([child.id]), () => {
    onChange()
    tell()
  }).begun
  return { heard }
}

it('a flood of hints is one look, and one query for all who watch', async () => {
  const [first] = children as [TestChild]
  const told: string[] = []
  const watches = await Promise.all(children.map((child) => watch(child, () => told.push(child.id))))
  const before = database.reads.length
  change(first)
  for (let time = 0; time < 100; time++) hints.publish()
  await watches[0]?.heard
  expect(database.reads.slice(before).map(([, ids]) => ids.length)).toEqual([60])
  expect(told).toEqual([first.id])
})

it('a query asks for 200 children at most', async () => {
  const unknown = (serial: number): string => `00000000-0000-4000-8000-${String(900_000 + serial).padStart(12, '0')}`
  const watches = Array.from({ length: 50 }, (_, each) =>
    watchOf(Array.from({ length: 50 }, (_child, serial) => unknown(each * 50 + serial))),
  )
  await Promise.all(watches.map((each) => rounds.add(each, () => undefined).begun))
  const sizes = database.reads.map(([, ids]) => ids.length)
  expect(sizes.every((size) => size <= 200)).toBe(true)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2_500)
})

it('a hint during a look makes another, which sees what the first could not', async () => {
  const [child] = children as [TestChild]
  const { heard } = await watch(child)
  const before = database.reads.length
  const query = database.query.bind(database)
  // The answer is on its way when the child changes.
  database.query = async (...parameters) => {
    const answer = await query(...parameters)
    if (database.reads.length === before + 1) {
      change(child)
      hints.publish()
    }
    return answer
  }
  hints.publish()
  await heard
  expect(database.reads.length).toBe(before + 2)
})

it('one who has stopped is told nothing, and nothing is read for nobody', async () => {
  const [child, other] = children as [TestChild, TestChild]
  let told = 0
  const stopped = rounds.add(watchOf([child.id]), () => {
    told += 1
  })
  await stopped.begun
  stopped.stop()
  const { heard } = await watch(other)
  change(child)
  change(other)
  hints.publish()
  await heard
  expect(told).toBe(0)
  expect(database.reads.at(-1)?.[1]).toEqual([other.id])
})

it('one who stops during a look is not told what it found', async () => {
  const [child] = children as [TestChild]
  const told: string[] = []
  const leaving = rounds.add(watchOf([child.id]), () => told.push('who left'))
  await leaving.begun
  const { heard } = await watch(child, () => told.push('who stayed'))
  const query = database.query.bind(database)
  database.query = (...parameters) => {
    leaving.stop()
    return query(...parameters)
  }
  change(child)
  hints.publish()
  await heard
  expect(told).toEqual(['who stayed'])
})
