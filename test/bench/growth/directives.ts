import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate, openDatabase, openRegistry, recordEvents } from '@samsyn/consent'
import { todayInNorway } from '@samsyn/demo/families'
import {
  addDays,
  addMonths,
  type ChildFacts,
  type ChildId,
  decide,
  type NewEvent,
  startOfDate,
} from '@samsyn/schema/policy'
import { createFactsReader, type FactsReader } from '../../../gateway/src/consent/facts.ts'
import { startPostgres } from '../../faults/postgres-server.ts'
import { median } from '../compare-times.ts'
import { type BenchChild, type BenchPerson, enterChildren } from '../enter-children.ts'
import { readHeap } from './collect.ts'
import type { Dimension, Point } from './dimension.ts'

const SIZES = [1, 2, 5, 10, 20, 50, 75, 100, 150, 200]
const QUICK_SIZES = [1, 10, 50]
const TIMES = 60
const WARM_UP_TIMES = 20
const HELD = 20
const KB = 1_024

export const DIRECTIVES: Dimension = {
  name: 'directives',
  title: 'Directives of a child',
  counts: 'directives',
  how:
    "`gateway.read_facts` in a real PostgreSQL, by the gateway's own reader. Each directive is signed by both parents: three " +
    'events. Unknown: the child is read and its ledger folded for the first time, as after each act. Known: only the version ' +
    'is read. Memory is what a reader keeps of one child.',
  series: [
    { name: 'unknown', unit: 'ms', most: 1.2 },
    { name: 'known', unit: 'ms', most: 0.2 },
    { name: 'decide', unit: 'ms', most: 1.2 },
    { name: 'kept', unit: 'kB', most: 1.2 },
  ],
  measure,
}

const person = (serial: number, displayName: string): BenchPerson => ({
  id: randomUUID(),
  nationalIdentityNumber: `99${String(serial).padStart(9, '0')}`,
  displayName,
})

async function measure(quick: boolean): Promise<readonly Point[]> {
  const sizes = quick ? QUICK_SIZES : SIZES
  const server = await startPostgres()
  const pool = new pg.Pool({ connectionString: server.url, max: 2 })
  try {
    await migrate(openDatabase(pool))
    const member = person(1, 'Kari Åsen')
    const children = sizes.map((_, place): BenchChild => {
      const parents = [person(10 + place * 3, 'Mor'), person(11 + place * 3, 'Far')] as const
      return { ...person(12 + place * 3, 'Barn'), birthDate: addDays(todayInNorway(), -9 * 366), parents }
    })
    await enterChildren(pool, todayInNorway(), children, [{ member, service: 'COORDINATION_UNIT', slices: [] }])
    const points: Point[] = []
    for (const [place, size] of sizes.entries()) {
      const child = children[place] as BenchChild
      await giveDirectives(pool, child, size)
      points.push(await measureChild(pool, child.id, member, size))
    }
    return points
  } finally {
    await pool.end()
    await server.close()
  }
}

async function measureChild(pool: pg.Pool, child: ChildId, member: BenchPerson, size: number): Promise<Point> {
  const caller = member.nationalIdentityNumber
  const read = async (reader: FactsReader): Promise<void> => {
    const reading = await reader.read(caller, [child])
    if (reading.children.get(child)?.facts.directives.length !== size) throw new Error('not all directives are there')
  }
  const unknown = await timeOf(() => read(createFactsReader(pool)))
  const reader = createFactsReader(pool)
  await read(reader)
  const known = await timeOf(() => read(reader))

  const { now, children, registerReadAt } = await reader.read(caller, [child])
  const facts = children.get(child)?.facts as ChildFacts
  const decideOnce = async (): Promise<void> =>
    void decide({
      facts,
      person: member.id,
      assurance: 'HIGH',
      purpose: 'COORDINATION',
      registerReadAt: registerReadAt.get(child) ?? null,
      at: now,
    })
  const deciding = await timeOf(decideOnce)

  const before = readHeap()
  const readers = Array.from({ length: HELD }, () => createFactsReader(pool))
  for (const one of readers) await read(one)
  const kept = (readHeap() - before) / readers.length / KB
  return { size, values: { unknown, known, decide: deciding, kept } }
}

async function timeOf(run: () => Promise<void>): Promise<number> {
  for (let time = 0; time < WARM_UP_TIMES; time++) await run()
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return median(times)
}

async function giveDirectives(pool: pg.Pool, { id, parents: [mother, father] }: BenchChild, count: number) {
  const database = openDatabase(pool)
  const given = addDays(todayInNorway(), -20)
  const directives = Array.from({ length: count }, () => randomUUID())
  const sign = (directive: string): NewEvent => ({
    kind: 'DIRECTIVE_SIGNED',
    body: { directive, method: 'EID_HIGH', textHash: 'text', locale: 'nb' },
  })
  const give = (directive: string): readonly NewEvent[] => [
    {
      kind: 'DIRECTIVE_GIVEN',
      body: {
        id: directive,
        kind: 'PERMIT',
        slices: ['school.attendance', 'nav.followUp'],
        recipients: [{ service: 'COORDINATION_UNIT' }],
        purposes: ['COORDINATION'],
        validFrom: startOfDate(given),
        validTo: startOfDate(addMonths(given, 3)),
        recordsSince: null,
        legalNature: 'SECRECY_WAIVER',
        gdprBasis: 'ART_6_1_E',
        textHash: 'text',
        renews: null,
      },
    },
    sign(directive),
  ]
  await recordEvents(database, id, mother.id, startOfDate(given), directives.flatMap(give))
  await recordEvents(database, id, father.id, startOfDate(addDays(given, 1)), directives.map(sign))
  await openRegistry(database).now()
}
