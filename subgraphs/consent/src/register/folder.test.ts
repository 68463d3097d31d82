import { beforeEach, describe, expect, it } from 'vitest'
import { createFamilies } from '@samsyn/demo/families'
import { TIME_FILE } from './folder.ts'
import type { RegisterPerson } from './pdl-person.ts'
import { fileOf, graded, mandated, openTestFeed, type PdlPerson, type TestFeed } from './testing.ts'

const families = createFamilies('2026-11-21')
const READ_AT = '2026-11-21T08:00:00.000Z'
const numberOf = (key: string): string => families.person(key).nationalIdentityNumber

/** The place a person's file has among all of them. */
const ordinalOf = (key: string): number =>
  [...families.children, ...families.parents]
    .map((person) => fileOf(person.key))
    .toSorted()
    .indexOf(fileOf(key)) + 1

describe('a folder of the population register', () => {
  let feed: TestFeed
  beforeEach(async () => {
    feed = await openTestFeed(families)
    await feed.date(READ_AT)
    return () => feed.close()
  })

  const read = async (key: string): Promise<RegisterPerson | undefined> =>
    (await feed.source.read())?.persons.get(numberOf(key))
  const tellOf = async (key: string, changes: PdlPerson): Promise<RegisterPerson | undefined> => {
    await feed.tell(key, changes)
    return read(key)
  }

  it('tells of everyone in it, and when it was read', async () => {
    const told = await feed.source.read()
    expect(told?.readAt).toBe(READ_AT)
    expect(told?.persons.size).toBe(families.children.length + families.parents.length)
    expect(feed.faults).toEqual([])
    expect(await read('linnea')).toEqual({
      nationalIdentityNumber: numberOf('linnea'),
      displayName: 'Linnea Lyngblom',
      birthDate: families.person('linnea').birthDate,
      addressProtection: 'UGRADERT',
      municipality: '9901',
      responsibility: ['ingrid', 'pal'].map((key) => ({
        holder: numberOf(key),
        kind: 'felles',
        from: `${families.person('linnea').birthDate}T00:00:00`,
        to: null,
      })),
      verger: [],
      parents: ['ingrid', 'pal'].map(numberOf),
      children: [],
      hasAllRelations: true,
    })
    expect((await read('ingrid'))?.children).toEqual(['linnea', 'hakon', 'froya'].map(numberOf))
  })

  it('counts anew when it tells a new time, and not before', async () => {
    const first = await feed.source.read()
    await feed.tell('linnea', graded('FORTROLIG'))
    expect(await feed.source.read()).toBe(first)
    await feed.date('2026-11-21T10:00:00+01:00')
    expect((await read('linnea'))?.addressProtection).toBe('FORTROLIG')
  })

  describe('says of a person', () => {
    // biome-ignore format: a table
    it.each<[string, PdlPerson, Partial<RegisterPerson>]>([
      ['the strictest of several grades', { adressebeskyttelse: ['UGRADERT', 'STRENGT_FORTROLIG', 'FORTROLIG'].map((gradering) => ({ gradering })) }, { addressProtection: 'STRENGT_FORTROLIG' }],
      ['no grade that is historic', graded('STRENGT_FORTROLIG', true), { addressProtection: 'UGRADERT' }],
      ['no birth date where there is none', { foedselsdato: [] }, { birthDate: null }],
      ['no birth date where only the year is known', { foedselsdato: [{ foedselsaar: 2017 }] }, { birthDate: null }],
      ['no birth date where there are two', { foedselsdato: [{ foedselsdato: '2017-03-14' }, { foedselsdato: '2016-03-14' }] }, { birthDate: null }],
      ['one birth date told twice', { foedselsdato: [{ foedselsdato: '2017-03-14' }, { foedselsdato: '2017-03-14' }] }, { birthDate: '2017-03-14' }],
      ['the municipality of a property without a street', { bostedsadresse: [{ matrikkeladresse: { kommunenummer: '9902' } }] }, { municipality: '9902' }],
      ['the municipality of one who lives nowhere known', { bostedsadresse: [{ ukjentBosted: { bostedskommune: '9903' } }] }, { municipality: '9903' }],
      ['no municipality that was left', { bostedsadresse: [{ gyldigTilOgMed: '2025-01-01T00:00:00', vegadresse: { kommunenummer: '9902' } }] }, { municipality: null }],
      ['a holder without an identity number as unknown', { foreldreansvar: [{ ansvar: 'far', ansvarlig: null, ansvarligUtenIdentifikator: { kjoenn: 'MANN' } }] }, { responsibility: [{ holder: null, kind: 'ukjent', from: null, to: null }] }],
      ['no responsibility that is historic', { foreldreansvar: [{ ansvar: 'far', ansvarlig: '01810000001', metadata: { historisk: true } }] }, { responsibility: [] }],
      ['no responsibility they have for somebody else', { foreldreansvar: [{ ansvar: 'far', ansvarlig: '01810000001', ansvarssubjekt: '01810000002' }] }, { responsibility: [] }],
      ['no parent whose relation is historic', { forelderBarnRelasjon: [{ relatertPersonsIdent: '01810000001', relatertPersonsRolle: 'FAR', metadata: { historisk: true } }] }, { parents: [], hasAllRelations: true }],
      ['the first of several names', { navn: [{ fornavn: 'Åse', mellomnavn: 'Ærø', etternavn: 'Prøve' }, { fornavn: 'Ola', etternavn: 'Prøve' }] }, { displayName: 'Åse Ærø Prøve' }],
      ['no name where it is empty', { navn: [{ fornavn: '', mellomnavn: null, etternavn: '' }] }, { displayName: null }],
      ['what it knows, beside members it does not', { noeNytt: [{ a: 1 }] }, { addressProtection: 'UGRADERT' }],
    ])('%s', async (_, changes, expected) => {
      expect(await tellOf('linnea', changes)).toMatchObject(expected)
      expect(feed.faults).toEqual([])
    })
  })

  describe('tells of a verge', () => {
    const verge = numberOf('tor')

    // biome-ignore format: a table
    it.each<[string, Parameters<typeof mandated>[1]]>([
      ['of an adult, for personal affairs and money', {}],
      ['of an adult, for personal affairs', { scope: { omfang: 'personligeInteresser' } }],
      ['of an adult for a time', { type: 'midlertidigForVoksen' }],
      ['whose scope is told by its word alone', { scope: { omfangetErInnenPersonligOmraade: null } }],
      ['whose services are none in particular', { scope: { tjenesteomraade: [] } }],
    ])('%s', async (_, changes) => {
      const expected = [{ verge, from: '2025-02-03T00:00:00', to: null }]
      expect(await tellOf('maret', { vergemaalEllerFremtidsfullmakt: [mandated(verge, changes)] })).toMatchObject({ verger: expected })
      expect(feed.faults).toEqual([])
    })

    const money = { omfang: 'oekonomiskeInteresser', omfangetErInnenPersonligOmraade: false }
    const task = { tjenesteoppgave: 'hjelpemidler', tjenestevirksomhet: 'nav' }
    // biome-ignore format: a table
    it.each<[string, Parameters<typeof mandated>[1], (string | null)?]>([
      ['but of none for money alone', { scope: money }],
      ['but of none for an unaccompanied minor', { type: 'ensligMindreaarigAsylsoeker', scope: { omfang: 'utlendingssakerPersonligeOgOekonomiskeInteresser' } }],
      ['but of none with the scope of an unaccompanied minor', { scope: { omfang: 'utlendingssakerPersonligeOgOekonomiskeInteresser' } }],
      ['but of none for a refugee who is a minor', { type: 'ensligMindreaarigFlyktning' }],
      ['but of none for a minor', { type: 'mindreaarig' }],
      ['but of none for a minor for a time', { type: 'midlertidigForMindreaarig' }],
      ['but of no keeper of funds', { type: 'forvaltningUtenforVergemaal' }],
      ['but of no holder of a fremtidsfullmakt', { type: 'stadfestetFremtidsfullmakt' }],
      ["but of none for some services' tasks", { scope: { tjenesteomraade: [task] } }],
      ["but of none for some services' tasks, with no other scope", { scope: { omfang: null, tjenesteomraade: [task] } }],
      ['but of none whose scope is not personal', { scope: { omfang: null, omfangetErInnenPersonligOmraade: false } }],
      ['but of none that is historic', { metadata: { historisk: true } }],
      ['but of none without an identity number', {}, null],
      ['but of nobody as their own', {}, numberOf('maret')],
    ])('%s', async (_, changes, number = verge) => {
      expect(await tellOf('maret', { vergemaalEllerFremtidsfullmakt: [mandated(number, changes)] })).toMatchObject({ verger: [] })
      expect(feed.faults).toEqual([])
    })
  })

  describe('reports a record that cannot be read, by its place, and takes the strictest it might say', () => {
    const SECRET = 'Hemmelig Åsmund'
    const guardianship = (changes: Parameters<typeof mandated>[1]): PdlPerson => ({
      vergemaalEllerFremtidsfullmakt: [mandated(numberOf('tor'), changes)],
    })
    // biome-ignore format: a table
    it.each<[string, PdlPerson, string, Partial<RegisterPerson>]>([
      ['a grade nobody knows', graded(SECRET), '/adressebeskyttelse/0/gradering', { addressProtection: 'STRENGT_FORTROLIG_UTLAND' }],
      ['a grade that is missing', { adressebeskyttelse: [{}] }, '/adressebeskyttelse/0/gradering', { addressProtection: 'STRENGT_FORTROLIG_UTLAND' }],
      ['a birth date that is none', { foedselsdato: [{ foedselsdato: '2017-02-30' }] }, '/foedselsdato/0/foedselsdato', { birthDate: null }],
      ['a kind of responsibility nobody knows', { foreldreansvar: [{ ansvar: SECRET, ansvarlig: '01810000001' }] }, '/foreldreansvar/0/ansvar', { responsibility: [{ holder: null, kind: 'ukjent', from: null, to: null }] }],
      ['a holder who is no number', { foreldreansvar: [{ ansvar: 'far', ansvarlig: SECRET }] }, '/foreldreansvar/0/ansvarlig', { responsibility: [{ holder: null, kind: 'ukjent', from: null, to: null }] }],
      ['an end of responsibility that is no time', { foreldreansvar: [{ ansvar: 'far', ansvarlig: '01810000001', folkeregistermetadata: { opphoerstidspunkt: SECRET } }] }, '/foreldreansvar/0/folkeregistermetadata/opphoerstidspunkt', { responsibility: [{ holder: null, kind: 'ukjent', from: null, to: null }] }],
      ['a relation nobody knows', { forelderBarnRelasjon: [{ relatertPersonsIdent: '01810000001', relatertPersonsRolle: SECRET }] }, '/forelderBarnRelasjon/0/relatertPersonsRolle', { hasAllRelations: false }],
      ['a mandate whose scope nobody knows', guardianship({ scope: { omfang: SECRET } }), '/vergemaalEllerFremtidsfullmakt/0/vergeEllerFullmektig/omfang', { verger: [] }],
      ['a mandate without a scope', guardianship({ scope: { omfang: null, omfangetErInnenPersonligOmraade: null } }), '/vergemaalEllerFremtidsfullmakt/0/vergeEllerFullmektig/omfang', { verger: [] }],
      ['a mandate said to be personal, without a scope', guardianship({ scope: { omfang: null } }), '/vergemaalEllerFremtidsfullmakt/0/vergeEllerFullmektig/omfang', { verger: [] }],
      ['a mandate for personal affairs, said not to be personal', guardianship({ scope: { omfangetErInnenPersonligOmraade: false } }), '/vergemaalEllerFremtidsfullmakt/0/vergeEllerFullmektig/omfang', { verger: [] }],
      ['a mandate for money, said to be personal', guardianship({ scope: { omfang: 'oekonomiskeInteresser' } }), '/vergemaalEllerFremtidsfullmakt/0/vergeEllerFullmektig/omfang', { verger: [] }],
      ['a type of mandate nobody knows', guardianship({ type: SECRET }), '/vergemaalEllerFremtidsfullmakt/0/type', { verger: [] }],
      ['a mandate without a type', guardianship({ type: null }), '/vergemaalEllerFremtidsfullmakt/0/type', { verger: [] }],
      ['a mandate that is nobody\'s', guardianship({ vergeEllerFullmektig: null }), '/vergemaalEllerFremtidsfullmakt/0/vergeEllerFullmektig', { verger: [] }],
      ['a verge who is no number', guardianship({ scope: { motpartsPersonident: SECRET } }), '/vergemaalEllerFremtidsfullmakt/0/vergeEllerFullmektig/motpartsPersonident', { verger: [] }],
      ['an end of a mandate that is no time', guardianship({ folkeregistermetadata: { opphoerstidspunkt: SECRET } }), '/vergemaalEllerFremtidsfullmakt/0/folkeregistermetadata/opphoerstidspunkt', { verger: [] }],
      ['a municipality that is none', { bostedsadresse: [{ vegadresse: { kommunenummer: SECRET } }] }, '/bostedsadresse/0/vegadresse/kommunenummer', { municipality: null }],
    ])('%s', async (_, changes, place, expected) => {
      expect(await tellOf('linnea', changes)).toMatchObject(expected)
      expect(feed.faults).toEqual([
        { kind: 'RECORD_SKIPPED', file: `person file ${ordinalOf('linnea')}`, place: `/data/hentPerson${place}`, reason: 'cannot be read' },
      ])
    })
  })

  describe('is told nothing by a file that is refused, and the others tell what they do', () => {
    const IDENTIFIERS = '/data/hentPerson/folkeregisteridentifikator'
    const answer = (changes: object): string =>
      JSON.stringify({ data: { hentPerson: { foedselsdato: [], foreldreansvar: [], ...changes } } })
    const inUse = { identifikasjonsnummer: numberOf('linnea'), status: 'I_BRUK' }
    const lists = {
      folkeregisteridentifikator: [inUse],
      forelderBarnRelasjon: [],
      adressebeskyttelse: [],
      vergemaalEllerFremtidsfullmakt: [],
    }
    const without = (list: keyof typeof lists): object => ({ ...lists, [list]: undefined })
    // biome-ignore format: a table
    it.each<[string, string, string]>([
      ['an error, answered with HTTP 200', JSON.stringify({ errors: [{ message: 'Fant ikke person' }], data: { hentPerson: null } }), '/errors/0'],
      ['an error beside data', JSON.stringify({ errors: [{ message: 'Åsmund' }], ...JSON.parse(answer(lists)) as object }), '/errors/0'],
      ['no person', '{"data":{"hentPerson":null}}', '/data/hentPerson'],
      ['no object', '[]', 'whole file'],
      ['no JSON', '{"data":\n  Åsmund', 'line 2, column 3'],
      ['nothing', '', 'line 1, column 1'],
      ['an answer that leaves out protection', answer(without('adressebeskyttelse')), '/data/hentPerson/adressebeskyttelse'],
      ['an answer that leaves out guardianship', answer(without('vergemaalEllerFremtidsfullmakt')), '/data/hentPerson/vergemaalEllerFremtidsfullmakt'],
      ['no number in use', answer({ ...lists, folkeregisteridentifikator: [{ ...inUse, status: 'OPPHOERT' }] }), IDENTIFIERS],
      ['two numbers in use', answer({ ...lists, folkeregisteridentifikator: [inUse, inUse] }), IDENTIFIERS],
    ])('%s', async (_, text, place) => {
      await feed.write(fileOf('linnea'), text)
      expect(await read('linnea')).toBeUndefined()
      expect(await read('hakon')).toBeDefined()
      expect(feed.faults).toMatchObject([
        { kind: 'FILE_REFUSED', file: `person file ${ordinalOf('linnea')}`, place },
      ])
      expect(JSON.stringify(feed.faults)).not.toMatch(/Åsmund|linnea|\d{11}/)
    })

    it('two files about one person, of which one may hold a protection that the other lacks', async () => {
      const person = { ...feed.answer('linnea'), ...graded('STRENGT_FORTROLIG') }
      await feed.write('linnea-2.json', JSON.stringify({ data: { hentPerson: person } }))
      expect(await read('linnea')).toBeUndefined()
      expect(feed.faults).toMatchObject([{ kind: 'FILE_REFUSED', place: 'whole file' }])
    })
  })

  describe('is refused whole where nobody can tell when it was read', () => {
    // biome-ignore format: a table
    it.each([
      ['no JSON', 'i går', 'line 1, column 1'],
      ['no time', '{}', '/tidspunkt'],
      ['a time without a zone', '{"tidspunkt":"2026-11-21T08:00:00"}', '/tidspunkt'],
      ['a day', '{"tidspunkt":"2026-11-21"}', '/tidspunkt'],
    ])('%s', async (_, text, place) => {
      await feed.write(TIME_FILE, text)
      expect(await feed.source.read()).toBeNull()
      expect(feed.faults).toMatchObject([{ kind: 'FILE_REFUSED', file: TIME_FILE, place }])
    })

    it('no file', async () => {
      await feed.remove(TIME_FILE)
      expect(await feed.source.read()).toBeNull()
      expect(feed.faults).toMatchObject([{ kind: 'FILE_REFUSED', file: TIME_FILE, place: 'whole file' }])
    })
  })
})
