import { setImmediate as nextTick } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { COORDINATOR, createChild, FATHER, leaveTeam, MOTHER, STRANGER, withdraw } from '../testing/family.ts'
import { FIRST_TABLE, openMemoryDatabase, TABLE_WITHOUT_SCHOOL } from '../testing/memory-database.ts'
import { createFactsReader } from './facts.ts'

const COORDINATOR_NUMBER = COORDINATOR.nationalIdentityNumber
const MOTHER_NUMBER = MOTHER.nationalIdentityNumber

function open(count = 2) {
  const children = Array.from({ length: count }, (_, serial) => createChild(serial, { slices: ['school.attendance'] }))
  const database = openMemoryDatabase(children)
  const [first, second] = children as [(typeof children)[0], (typeof children)[0]]
  return { database, reader: createFactsReader(database), first, second }
}

describe('facts', () => {
  it('are of the children asked for, with the clock and the caller of the database', async () => {
    const { reader, first } = open()
    const reading = await reader.read(COORDINATOR_NUMBER, [first.id])
    expect(reading.now).toBe('2026-03-02T10:00:00.000Z')
    expect(reading.person).toBe(COORDINATOR.id)
    expect([...reading.children.keys()]).toEqual([first.id])
    expect(reading.children.get(first.id)).toMatchObject({
      facts: { child: first.id, version: 1, team: [{ person: COORDINATOR.id }] },
      nationalIdentityNumber: first.nationalIdentityNumber,
      parents: { [MOTHER.id]: MOTHER_NUMBER, [FATHER.id]: FATHER.nationalIdentityNumber },
    })
  })

  it('of a child or a caller the registry does not know are none', async () => {
    const { reader } = open()
    const reading = await reader.read(STRANGER.nationalIdentityNumber, [createChild(99).id])
    expect([reading.person, reading.children.size]).toEqual([null, 0])
  })

  it.each(['constructor', '__proto__', 'toString', ''])('of a caller called %j are none', async (caller) => {
    expect((await open().reader.read(caller, [])).person).toBeNull()
  })

  it('that several ask for in the same tick are read in one query, each child once', async () => {
    const { database, reader, first, second } = open()
    const [one, other] = await Promise.all([
      reader.read(COORDINATOR_NUMBER, [first.id, second.id]),
      reader.read(MOTHER_NUMBER, [second.id]),
      reader.read(MOTHER_NUMBER, [second.id]),
    ])
    expect(database.reads).toEqual([[[COORDINATOR_NUMBER, MOTHER_NUMBER], [first.id, second.id], [null, null], null]])
    expect([one.person, other.person]).toEqual([COORDINATOR.id, MOTHER.id])
  })

  it('asked for after a query is sent are read by a query of their own', async () => {
    const { database, reader, first } = open()
    let answer: () => void = () => undefined
    database.before = () => new Promise((resolve) => (answer = resolve))
    const before = reader.read(COORDINATOR_NUMBER, [first.id])
    await nextTick()
    await nextTick()
    const release = answer
    const after = reader.read(COORDINATOR_NUMBER, [first.id])
    await nextTick()
    await nextTick()
    // What the second read must see happens after the first was sent.
    database.append(first, withdraw(first, ['school.attendance']))
    answer()
    expect((await after).children.get(first.id)?.facts.directives[0]?.withdrawals).toHaveLength(1)
    release()
    await before
    expect(database.reads).toHaveLength(2)
  })
})

describe('facts that are remembered', () => {
  it('are used under a newer legal table, which is read once', async () => {
    const { database, reader, first, second } = open()
    const before = await reader.read(COORDINATOR_NUMBER, [first.id])
    database.legalTable = TABLE_WITHOUT_SCHOOL
    const after = await reader.read(COORDINATOR_NUMBER, [first.id, second.id])
    const last = await reader.read(COORDINATOR_NUMBER, [first.id])
    expect(database.reads.map(([, , versions, table]) => [versions, table])).toEqual([
      [[null], null],
      [[1, null], 1],
      [[1], 2],
    ])
    const tableOf = (reading: typeof before, id: string) => {
      const child = reading.children.get(id)
      return [child?.legalTableSeq, child?.facts.legalTable]
    }
    const newer = [2, TABLE_WITHOUT_SCHOOL?.rows]
    expect(tableOf(before, first.id)).toEqual([1, FIRST_TABLE?.rows])
    for (const id of [first.id, second.id]) expect(tableOf(after, id)).toEqual(newer)
    expect(last.children.get(first.id)).toBe(after.children.get(first.id))
    expect(after.children.get(first.id)?.facts.directives).toBe(before.children.get(first.id)?.facts.directives)
  })

  it('hold no rule while no legal table is recorded, and the first that is counts at once', async () => {
    const { database, reader, first } = open()
    await reader.read(COORDINATOR_NUMBER, [first.id])
    database.legalTable = null
    const without = (await reader.read(COORDINATOR_NUMBER, [first.id])).children.get(first.id)
    expect([without?.legalTableSeq, without?.facts.legalTable]).toEqual([null, []])
    database.legalTable = FIRST_TABLE
    const again = (await reader.read(COORDINATOR_NUMBER, [first.id])).children.get(first.id)
    expect([again?.legalTableSeq, again?.facts.legalTable]).toEqual([1, FIRST_TABLE?.rows])
  })

  it('are under the newest table again after an older answer came last', async () => {
    const { database, reader, first } = open()
    await reader.read(COORDINATOR_NUMBER, [first.id])
    const query: typeof database.query = database.query.bind(database)
    let release: () => void = () => undefined
    // The answer is made at once and comes late.
    database.query = async (...asked) => {
      const answer = await query(...asked)
      await new Promise<void>((resolve) => (release = resolve))
      return answer
    }
    const late = reader.read(COORDINATOR_NUMBER, [first.id])
    await nextTick()
    await nextTick()
    database.query = query
    database.legalTable = TABLE_WITHOUT_SCHOOL
    await reader.read(COORDINATOR_NUMBER, [first.id])
    release()
    expect((await late).children.get(first.id)?.facts.legalTable).toEqual(FIRST_TABLE?.rows)
    const last = (await reader.read(COORDINATOR_NUMBER, [first.id])).children.get(first.id)
    expect([last?.legalTableSeq, last?.facts.legalTable]).toEqual([2, TABLE_WITHOUT_SCHOOL?.rows])
  })

  it('are used while the version is the same', async () => {
    const { database, reader, first } = open()
    const before = await reader.read(COORDINATOR_NUMBER, [first.id])
    const after = await reader.read(COORDINATOR_NUMBER, [first.id])
    expect(database.reads.map(([, , versions]) => versions)).toEqual([[null], [1]])
    expect(after.children.get(first.id)).toBe(before.children.get(first.id))
  })

  it('come with when the register was read by now, though no version tells of that', async () => {
    const { database, reader, first } = open()
    const readings = ['2026-03-01T10:00:00.000Z', '2026-03-02T10:00:00.000Z', null]
    for (const readAt of readings) {
      database.registerReadAt = readAt
      const { registerReadAt } = await reader.read(COORDINATOR_NUMBER, [first.id])
      expect(registerReadAt.get(first.id)).toBe(readAt)
    }
  })

  it('are not used when the version is another, were it only the team that changed', async () => {
    const { database, reader, first } = open()
    await reader.read(COORDINATOR_NUMBER, [first.id])
    database.append(first, leaveTeam(first))
    const after = await reader.read(COORDINATOR_NUMBER, [first.id])
    expect(after.children.get(first.id)?.facts).toMatchObject({
      version: 2,
      team: [{ removedAt: '2026-03-02T10:00:00.000Z' }],
    })
  })

  it('do not stand in for a database that is away', async () => {
    const { database, reader, first } = open()
    await reader.read(COORDINATOR_NUMBER, [first.id])
    database.before = () => {
      throw new Error('connection refused')
    }
    await expect(reader.read(COORDINATOR_NUMBER, [first.id])).rejects.toThrow('connection refused')
    database.before = () => undefined
    expect((await reader.read(COORDINATOR_NUMBER, [first.id])).children.size).toBe(1)
  })

  it('are not lost or mixed up when an older answer comes last', async () => {
    const { database, reader, first } = open()
    const holds: (() => void)[] = []
    database.before = () => new Promise((resolve) => holds.push(resolve))
    const reads = [reader.read(COORDINATOR_NUMBER, [first.id])]
    await nextTick()
    await nextTick()
    reads.push(reader.read(COORDINATOR_NUMBER, [first.id]))
    await nextTick()
    await nextTick()
    database.append(first, withdraw(first, ['school.attendance']))
    for (const release of holds.toReversed()) release()
    await Promise.all(reads)
    database.before = () => undefined
    const last = await reader.read(COORDINATOR_NUMBER, [first.id])
    expect(last.children.get(first.id)?.facts.version).toBe(2)
  })
})
