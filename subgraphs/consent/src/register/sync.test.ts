import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant, RegisterFacts } from '@samsyn/schema/policy'
import { openRegistry, type Registry } from '../source.ts'
import { joinTeam, serveFamilies } from '../testing-families.ts'
import { countLedger } from '../testing-history.ts'
import { commitDisclosure, toDisclosure } from '../testing-ledger.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'
import { NOBODY } from './child-facts.ts'
import { followNames } from './persons.ts'
import { type SyncResult, syncRegister } from './sync.ts'
import { fileOf, graded, mandated, openTestFeed, type TestFeed } from './testing.ts'

const NOTHING = '{"data":{"child":null}}\n'

describe.each(ENGINES)('what the population register says (%s)', (engine) => {
  let test: TestRegistry
  let registry: Registry
  let feed: TestFeed

  beforeAll(async () => {
    test = await serveFamilies(engine)
    registry = openRegistry(test.database)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    feed = await openTestFeed(test.families)
    // Whatever the test before did, the register now says of everyone what it says of the demo's families.
    await readAgain()
    return () => feed.close()
  })

  const sync = async (now?: Instant): Promise<SyncResult | null> =>
    syncRegister(test.database, feed.source, now ?? (await registry.now()), (fault) => feed.faults.push(fault))
  /** A moment that the register's clock, which counts milliseconds, tells from every one before it. */
  const awaitNext = async (): Promise<Instant> => {
    const start = await registry.now()
    let now = start
    while (now <= start) now = await registry.now()
    return now
  }
  /** The register is read at this moment, and the registry reads what it said. */
  const readAgain = async (): Promise<SyncResult | null> => {
    await feed.date(await awaitNext())
    return sync()
  }
  const beginNewer = async (): Promise<void> => {
    await awaitNext()
    await test.pool.query('INSERT INTO registry.register_feed (read_at) VALUES (clock_timestamp())')
  }
  const known = async (child: string) => {
    const found = (await registry.readFacts([test.idOf(child)])).get(test.idOf(child))
    if (found === undefined) throw new Error('no such child')
    return { ...found, register: found.facts.register as RegisterFacts }
  }
  const protectionOf = async (...children: readonly string[]) =>
    Promise.all(children.map(async (child) => (await known(child)).register.addressProtection))
  const find = async (person: string, child: string): Promise<string> =>
    (await test.ask(person, '{ child(id: "ID") { municipality } }'.replace('ID', test.idOf(child)))).text
  const numberOf = (key: string): string => test.families.person(key).nationalIdentityNumber
  const nameOf = async (person: string): Promise<unknown> => {
    const { rows } = await test.pool.query(
      'SELECT display_name AS name FROM registry.person WHERE national_identity_number = $1',
      [numberOf(person)],
    )
    return (rows as { name: string }[])[0]?.name
  }

  describe('when nothing has changed', () => {
    it('is as intake told it, but for a care order, which it cannot tell, and where the strictly protected live', async () => {
      const { responsibility, parents, ...emil } = (await known('emil')).register
      expect(emil).toEqual({
        birthDate: test.families.person('emil').birthDate,
        addressProtection: 'UGRADERT',
        verger: [],
        careOrder: true,
        municipality: '9901',
      })
      expect(parents.toSorted()).toEqual(['lene', 'roar'].map(test.idOf).toSorted())
      expect(responsibility.map(({ kind }) => kind)).toEqual(['felles', 'felles'])
      expect((await known('signe')).register.municipality).toBeNull()
    })

    it('appends nothing, however often it is read', async () => {
      const before = await countLedger(test)
      expect(await sync()).toEqual({ changed: 0, missed: 0, isNew: false })
      expect(await readAgain()).toEqual({ changed: 0, missed: 0, isNew: true })
      expect(await countLedger(test)).toEqual(before)
    })

    it('tells when it was read', async () => {
      const before = (await known('linnea')).registerReadAt as Instant
      await readAgain()
      expect(((await known('linnea')).registerReadAt as Instant) > before).toBe(true)
    })
  })

  it('counts from that moment: an answer under way is decided again', async () => {
    const { id: child, version } = { id: test.idOf('linnea'), version: (await known('linnea')).facts.version }
    expect(await commitDisclosure(test.pool, toDisclosure(child, { version }))).toMatchObject({ committed: true })
    await feed.tell('linnea', graded('FORTROLIG'))
    // Her brother and sister too.
    expect(await readAgain()).toMatchObject({ changed: 3 })
    const refused = { committed: false, changed: [child] }
    expect(await commitDisclosure(test.pool, toDisclosure(child, { version }))).toEqual(refused)
  })

  it('is appended once, when several processes read it at once', async () => {
    await feed.tell('ase', graded('UGRADERT'))
    await feed.date(await awaitNext())
    const { version } = (await known('ase')).facts
    const results = await Promise.all([sync(), sync(), sync()])
    expect(results.reduce((sum, result) => sum + (result?.changed ?? 0), 0)).toBe(1)
    expect((await known('ase')).facts.version).toBe(version + 1)
  })

  describe('of an address', () => {
    it('protects a child and the siblings, and shows it again when the protection has ended', async () => {
      await test.record('linnea', null, joinTeam(test, 'kari'))
      expect(await find('kari', 'linnea')).toContain('9901')
      await feed.tell('hakon', graded('FORTROLIG'))
      await readAgain()
      expect(await protectionOf('linnea', 'hakon', 'froya', 'ante')).toEqual([
        'FORTROLIG',
        'FORTROLIG',
        'FORTROLIG',
        'UGRADERT',
      ])
      expect(await find('kari', 'linnea')).toBe('{"data":{"child":{"municipality":null}}}\n')
      await feed.tell('hakon', graded('FORTROLIG', true))
      await readAgain()
      expect(await protectionOf('linnea', 'hakon')).toEqual(['UGRADERT', 'UGRADERT'])
      expect(await find('kari', 'linnea')).toContain('9901')
    })

    it.each(['STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND', 'EN_NY_GRADERING'])(
      'of a parent hides all their children: %s',
      async (grade) => {
        await feed.tell('pal', graded(grade))
        await readAgain()
        for (const child of ['linnea', 'hakon', 'froya']) expect(await find('ingrid', child)).toBe(NOTHING)
        await feed.tell('pal')
        await readAgain()
        for (const child of ['linnea', 'hakon', 'froya']) expect(await find('ingrid', child)).toContain('9901')
      },
    )

    it('protects a child whose sibling names a parent who does not name the sibling', async () => {
      const [toBrother] = feed.answer('hakon')['forelderBarnRelasjon'] ?? []
      await feed.tell('ante', { ...graded('STRENGT_FORTROLIG'), forelderBarnRelasjon: [toBrother ?? {}] })
      await readAgain()
      expect(await protectionOf('linnea', 'ante')).toEqual(['STRENGT_FORTROLIG', 'STRENGT_FORTROLIG'])
    })

    it('in another municipality has another privacy officer', async () => {
      expect(await find('siri', 'linnea')).toContain('9901')
      await feed.tell('linnea', { bostedsadresse: [{ vegadresse: { kommunenummer: '9902' } }] })
      await readAgain()
      expect(await find('siri', 'linnea')).toBe(NOTHING)
      expect(await find('ingrid', 'linnea')).toContain('9902')
    })
  })

  describe('of parental responsibility', () => {
    const held = (holder: string | null, changes: object = {}, to: string | null = null) => ({
      ansvar: 'felles',
      ansvarlig: holder === null ? null : numberOf(holder),
      ansvarssubjekt: numberOf('linnea'),
      folkeregistermetadata: { gyldighetstidspunkt: null, opphoerstidspunkt: to },
      ...changes,
    })
    const holdersOf = async (child: string) => (await known(child)).register.responsibility

    it('takes it from one who has lost it', async () => {
      expect(await find('pal', 'linnea')).toContain('9901')
      await feed.tell('linnea', { foreldreansvar: [held('ingrid'), held('pal', {}, '2026-01-01T00:00:00')] })
      await readAgain()
      expect(await holdersOf('linnea')).toEqual([{ person: test.idOf('ingrid'), kind: 'felles' }])
      expect(await find('pal', 'linnea')).toBe(NOTHING)
    })

    it('takes it from one who loses it later, at that hour in Norway, with no newer reading', async () => {
      await feed.tell('linnea', { foreldreansvar: [held('ingrid'), held('pal', {}, '2099-07-01T12:00:00')] })
      await readAgain()
      await sync('2099-07-01T09:59:59.000Z')
      expect(await holdersOf('linnea')).toHaveLength(2)
      await sync('2099-07-01T10:00:00.000Z')
      expect(await holdersOf('linnea')).toEqual([{ person: test.idOf('ingrid'), kind: 'felles' }])
    })

    it('does not give it before its day', async () => {
      const later = { folkeregistermetadata: { gyldighetstidspunkt: '2099-07-01T00:00:00', opphoerstidspunkt: null } }
      await feed.tell('linnea', { foreldreansvar: [held('ingrid'), held('pal', later)] })
      await readAgain()
      expect(await holdersOf('linnea')).toEqual([{ person: test.idOf('ingrid'), kind: 'felles' }])
    })

    it.each<[string, object]>([
      ['ukjent', { ansvar: 'ukjent' }],
      ['with somebody without an identity number', { ansvarlig: null, ansvarligUtenIdentifikator: {} }],
      ['of a kind nobody knows', { ansvar: 'noe nytt' }],
      ['with somebody the register does not tell of', { ansvarlig: '01810000099' }],
    ])('leaves it to a person where it is %s', async (_, changes) => {
      await feed.tell('linnea', { foreldreansvar: [held('ingrid'), held('pal', changes)] })
      await readAgain()
      const kinds = (await holdersOf('linnea')).map(({ person, kind }) => [person, kind])
      expect(kinds).toContainEqual([test.idOf('ingrid'), 'felles'])
      expect(kinds).toContainEqual([expect.toBeOneOf([NOBODY, test.idOf('pal')]), 'ukjent'])
    })

    it('gives it to one who is new to the registry, who can then sign in', async () => {
      await test.pool.query('DELETE FROM registry.person WHERE id = $1', [test.idOf('stale')])
      expect(await find('stale', 'ante')).toBe(NOTHING)
      const joint = { ansvar: 'felles', ansvarlig: numberOf('stale'), ansvarssubjekt: numberOf('ante') }
      await feed.tell('ante', { foreldreansvar: [...(feed.answer('ante')['foreldreansvar'] ?? []), joint] })
      await readAgain()
      expect(await find('stale', 'ante')).toContain('9901')
      expect(await nameOf('stale')).toBe('Ståle Ødegård')
    })
  })

  describe('of guardianship (vergemål)', () => {
    const held = (verge: string, changes: Parameters<typeof mandated>[1] = {}) => mandated(numberOf(verge), changes)
    const tellVerger = (...records: readonly ReturnType<typeof mandated>[]): Promise<void> =>
      feed.tell('maret', { vergemaalEllerFremtidsfullmakt: [...records] })
    const vergerOf = async (child: string) => (await known(child)).register.verger

    it('lets the verge find the youth from when it is read, and no longer from when its end is', async () => {
      expect(await find('tor', 'maret')).toBe(NOTHING)
      await tellVerger(held('tor'))
      expect(await readAgain()).toMatchObject({ changed: 1, missed: 0 })
      expect(await vergerOf('maret')).toEqual([test.idOf('tor')])
      expect(await find('tor', 'maret')).toContain('9901')
      const folkeregistermetadata = { gyldighetstidspunkt: null, opphoerstidspunkt: '2026-01-01T00:00:00' }
      await tellVerger(held('tor', { folkeregistermetadata }))
      expect(await readAgain()).toMatchObject({ changed: 1 })
      expect(await vergerOf('maret')).toEqual([])
      expect(await find('tor', 'maret')).toBe(NOTHING)
    })

    it('lets the verge of one under 18 find nobody', async () => {
      await feed.tell('froya', { vergemaalEllerFremtidsfullmakt: [held('tor')] })
      await readAgain()
      expect(await vergerOf('froya')).toEqual([test.idOf('tor')])
      expect(await find('tor', 'froya')).toBe(NOTHING)
    })

    it('ends when the register said it would, at that hour in Norway, with no newer reading', async () => {
      const folkeregistermetadata = { gyldighetstidspunkt: null, opphoerstidspunkt: '2099-07-01T12:00:00' }
      await tellVerger(held('tor', { folkeregistermetadata }))
      await readAgain()
      await sync('2099-07-01T09:59:59.000Z')
      expect(await vergerOf('maret')).toEqual([test.idOf('tor')])
      await sync('2099-07-01T10:00:00.000Z')
      expect(await vergerOf('maret')).toEqual([])
    })

    it('does not begin before its day', async () => {
      const folkeregistermetadata = { gyldighetstidspunkt: '2099-07-01T00:00:00', opphoerstidspunkt: null }
      await tellVerger(held('tor', { folkeregistermetadata }))
      expect(await readAgain()).toMatchObject({ changed: 0 })
      expect(await vergerOf('maret')).toEqual([])
    })

    it('is nothing new when it is told in another order, or twice', async () => {
      await tellVerger(held('tor'), held('kari'))
      await readAgain()
      expect(await vergerOf('maret')).toEqual(['kari', 'tor'].map(test.idOf).toSorted())
      await tellVerger(held('kari'), held('tor'), held('kari'))
      expect(await readAgain()).toMatchObject({ changed: 0 })
    })

    it('counts for nothing where nobody can name the verge', async () => {
      await tellVerger(mandated('01810000099'))
      expect(await readAgain()).toMatchObject({ changed: 0, missed: 0 })
      expect(await vergerOf('maret')).toEqual([])
    })

    it('lets in one who is new to the registry, who can then sign in', async () => {
      await test.pool.query('DELETE FROM registry.person WHERE id = $1', [test.idOf('ola')])
      await feed.tell('ola')
      await tellVerger(held('ola'))
      await readAgain()
      expect(await find('ola', 'maret')).toContain('9901')
      expect(await nameOf('ola')).toBe('Ola Lyng')
    })

    it('protects no address of the youth by the address of the verge', async () => {
      await feed.tell('tor', graded('STRENGT_FORTROLIG'))
      await tellVerger(held('tor'))
      await readAgain()
      expect(await protectionOf('maret')).toEqual(['UGRADERT'])
    })
  })

  describe('of a care order, which others tell of', () => {
    it.each([
      ['in force', 'bjorn', true],
      ['at an end', 'emil', false],
    ])('leaves it as it was recorded: %s', async (_, child, inForce) => {
      const careOrderOf = async () => (await known(child)).register.careOrder
      expect(await careOrderOf()).toBe(!inForce)
      await test.record(child, null, { kind: 'CARE_ORDER_RECORDED', body: { inForce } })
      expect(await readAgain()).toMatchObject({ changed: 0 })
      expect(await careOrderOf()).toBe(inForce)
      await feed.tell(child, { bostedsadresse: [{ vegadresse: { kommunenummer: '9902' } }] })
      expect(await readAgain()).toMatchObject({ changed: 1 })
      expect(await careOrderOf()).toBe(inForce)
      await test.record(child, null, { kind: 'CARE_ORDER_RECORDED', body: { inForce: !inForce } })
      expect(await careOrderOf()).toBe(!inForce)
    })
  })

  describe('of a name', () => {
    const rename = (person: string, name: string) =>
      test.pool.query('UPDATE registry.person SET display_name = $2 WHERE id = $1', [test.idOf(person), name])
    const called = (fornavn: string, etternavn: string) => ({ navn: [{ fornavn, mellomnavn: null, etternavn }] })

    it('goes before the name a child was registered by, and changes nothing else', async () => {
      await rename('linnea', 'Linea Lyngblåm')
      const before = await countLedger(test)
      expect(await readAgain()).toEqual({ changed: 0, missed: 0, isNew: true })
      expect(await nameOf('linnea')).toBe('Linnea Lyngblom')
      expect(await countLedger(test)).toEqual(before)
    })

    it('is followed when a parent takes another', async () => {
      await feed.tell('pal', called('Pål', 'Ærø Lyngblom'))
      await readAgain()
      expect(await nameOf('pal')).toBe('Pål Ærø Lyngblom')
      await feed.tell('pal')
      await readAgain()
      expect(await nameOf('pal')).toBe('Pål Åsmund Sørbø')
    })

    it('that it does not tell leaves the one there is', async () => {
      await rename('ingrid', 'Ingrid Åsly')
      await feed.tell('ingrid', { navn: [] })
      await readAgain()
      expect(await nameOf('ingrid')).toBe('Ingrid Åsly')
    })

    it('changes nothing once a newer reading has begun', async () => {
      const reading = await feed.source.read()
      if (reading === null) throw new Error('nothing was read')
      await rename('linnea', 'Linnéa Lyngblom')
      await beginNewer()
      await followNames(test.database, reading.readAt, reading.persons, [numberOf('linnea')])
      expect(await nameOf('linnea')).toBe('Linnéa Lyngblom')
    })
  })

  describe('of a family it does not wholly tell of', () => {
    it.each(['linnea', 'ingrid', 'hakon'])('leaves the last reading to grow old: %s is missing', async (person) => {
      const before = await known('linnea')
      await feed.remove(fileOf(person))
      expect((await readAgain())?.missed).toBeGreaterThan(0)
      const after = await known('linnea')
      expect(after.registerReadAt).toBe(before.registerReadAt)
      expect(after.register).toEqual(before.register)
      // Another family is told of as before.
      expect((await known('ante')).registerReadAt).not.toBe(before.registerReadAt)
    })

    it('leaves it to grow old where a relation cannot be read', async () => {
      const before = await known('linnea')
      await feed.tell('ingrid', { forelderBarnRelasjon: [{ relatertPersonsRolle: 'NOE' }] })
      await readAgain()
      expect((await known('linnea')).registerReadAt).toBe(before.registerReadAt)
    })

    it('counts a new protection at once, and does not end an old one', async () => {
      await feed.tell('pal', graded('FORTROLIG'))
      await readAgain()
      await feed.remove(fileOf('pal'))
      await readAgain()
      expect(await protectionOf('linnea')).toEqual(['FORTROLIG'])
      await feed.tell('linnea', graded('STRENGT_FORTROLIG'))
      await readAgain()
      expect(await protectionOf('linnea')).toEqual(['STRENGT_FORTROLIG'])
      await feed.tell('linnea')
      await feed.tell('pal')
      await readAgain()
      expect(await protectionOf('linnea')).toEqual(['UGRADERT'])
    })

    it('tells nothing of a child that it has not told of before', async () => {
      await test.record('marte', null, joinTeam(test, 'kari'))
      await feed.tell('marte', { forelderBarnRelasjon: [{ relatertPersonsRolle: 'NOE' }] })
      await readAgain()
      expect((await known('marte')).register).toBeNull()
      await feed.tell('marte')
      await readAgain()
      expect((await known('marte')).register.birthDate).toBe(test.families.person('marte').birthDate)
    })

    it('is read again when the family is told of again', async () => {
      await feed.remove(fileOf('linnea'))
      await readAgain()
      const before = await known('linnea')
      await feed.tell('linnea')
      expect(await readAgain()).toMatchObject({ missed: 0 })
      expect((await known('linnea')).registerReadAt).not.toBe(before.registerReadAt)
    })
  })

  describe('counts for nothing when', () => {
    it.each<[string, (newest: number) => number]>([
      ['it is older than what was read before', (newest) => newest - 1],
      ['it is dated later than now', (newest) => newest + 3_600_000],
    ])('%s', async (_, date) => {
      const before = await known('linnea')
      await feed.tell('linnea', graded('FORTROLIG'))
      await feed.date(new Date(date(Date.parse(before.registerReadAt as Instant))).toISOString())
      expect(await sync()).toBeNull()
      expect(feed.faults).toMatchObject([{ kind: 'FILE_REFUSED', file: 'lest.json', place: '/tidspunkt' }])
      expect(await known('linnea')).toEqual(before)
    })

    it('a newer reading has begun, which another process is still at', async () => {
      const before = await known('linnea')
      await feed.tell('linnea', graded('FORTROLIG'))
      await feed.date(await awaitNext())
      await beginNewer()
      expect(await sync()).toBeNull()
      expect(await known('linnea')).toEqual(before)
    })

    // The embedded database has one session, so nobody can hold a lock against another.
    it.skipIf(engine === 'embedded')('a newer reading begins while it is being appended', async () => {
      const before = await known('ase')
      await feed.tell('ase', graded('UGRADERT'))
      await feed.date(await awaitNext())
      const writer = await test.pool.connect()
      await writer.query('BEGIN', [])
      await writer.query('SELECT registry.lock_children(ARRAY[$1]::uuid[])', [test.idOf('ase')])
      const overtaken = sync()
      const isWaiting = `SELECT FROM pg_locks JOIN pg_database AS d ON d.oid = database
        WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()`
      while ((await test.pool.query(isWaiting)).rows.length === 0);
      await beginNewer()
      await writer.query('COMMIT', [])
      writer.release()
      expect(await overtaken).toMatchObject({ changed: 0, isNew: false })
      expect(await known('ase')).toEqual(before)
    })

    it('the database is told of a reading of the future', async () => {
      const future = `INSERT INTO registry.register_feed (read_at, missed) VALUES (now() + interval '1 hour', '{}')`
      await expect(test.pool.query(future)).rejects.toMatchObject({ code: '23514' })
    })
  })

  it('keeps when it was read for good', async () => {
    for (const change of ['UPDATE registry.register_feed SET read_at = now()', 'DELETE FROM registry.register_feed'])
      await expect(test.pool.query(change)).rejects.toThrow(/is append-only$/)
  })
})
