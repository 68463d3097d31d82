import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SourceFault } from '@samsyn/kit'
import type { CaseRecords } from './records.ts'
import { openFolderSource, type Source } from './source.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
const RUNNING = await readFile(join(FIXTURES, 'examples/barnevern-running-measure.xml'), 'utf8')
const AFTERCARE = await readFile(join(FIXTURES, 'examples/barnevern-aftercare.xml'), 'utf8')
/** The children of the two examples. */
const ALMA = '14831750031'
const SOFIE = '21910750035'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function openFolder(folder: string): Promise<{ source: Source; faults: SourceFault[] }> {
  const faults: SourceFault[] = []
  return { source: await openFolderSource(folder, (fault) => faults.push(fault)), faults }
}

async function openFiles(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await mkdtemp(join(tmpdir(), 'child-welfare-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return openFolder(folder)
}

async function findCases(source: Source, number: string): Promise<CaseRecords | undefined> {
  return (await source.findCaseRecords([number])).get(number)
}

type Edit = readonly [from: string, to: string]

/** Replaces text that must be there. */
function edit(text: string, ...edits: readonly Edit[]): string {
  return edits.reduce((edited, [from, to]) => {
    expect(edited).toContain(from)
    return edited.replace(from, to)
  }, text)
}

const fault =
  (kind: SourceFault['kind']) =>
  (file: string, place: string, reason: string): SourceFault => ({
    kind,
    file,
    place,
    reason,
  })
const refused = fault('FILE_REFUSED')
const skipped = fault('RECORD_SKIPPED')

describe('the published examples', () => {
  it('of a running measure tells the measure for the child, not the one for the parents', async () => {
    const { source, faults } = await openFolder(join(FIXTURES, 'examples'))
    expect(faults).toEqual([])
    expect(await findCases(source, ALMA)).toEqual({
      measures: [
        {
          group: 'CHILD_DEVELOPMENT',
          category: { code: '4.5', text: 'Besøkshjem/ avlastningstiltak' },
          isPlacement: false,
          legalBasis: { kind: 'ASSISTANCE', act: 'BVL2021', chapter: '3', section: '1' },
          startDate: '2026-05-04',
          endDate: null,
        },
      ],
      plans: [{ kind: 'MEASURE_PLAN', startDate: '2026-04-20', endDate: null, evaluations: [{ date: '2026-07-02' }] }],
      aftercare: [],
      investigations: [
        { state: 'CONCLUDED', startDate: '2026-01-19', endDate: '2026-04-09', hasExtendedDeadline: false },
      ],
    })
  })

  it('of aftercare tells the offer, the plans, and placements by their group alone', async () => {
    const { source } = await openFolder(join(FIXTURES, 'examples'))
    const records = await findCases(source, SOFIE)
    expect(records?.aftercare).toEqual([
      { offerSentDate: '2025-08-20', outcome: 'ACCEPTED', concludedDate: '2025-10-15' },
    ])
    expect(records?.plans.map(({ kind, startDate }) => [kind, startDate])).toEqual([
      ['CARE_PLAN', '2022-03-01'],
      ['MEASURE_PLAN', '2025-11-21'],
    ])
    expect(
      records?.measures.map(({ group, category, legalBasis }) => [group, category?.code, legalBasis?.kind]),
    ).toEqual([
      ['FOSTER_HOME', undefined, 'CARE_ORDER'],
      ['HOUSING', undefined, undefined],
      ['CHILD_DEVELOPMENT', '4.8', undefined],
    ])
  })
})

describe('broken files', () => {
  it('are refused with their place, bad records skipped, and the rest is served', async () => {
    const { source, faults } = await openFolder(join(FIXTURES, 'broken'))
    const contact = 'samsyn-kontaktperson.json'
    const support = 'samsyn-foreldrestotte.json'
    const form = 'is missing or has another form than documented'
    const expected = [
      refused('empty.xml', 'line 1', 'is not well-formed XML'),
      refused('entity-bomb.xml', 'line 3', 'has a document type (DOCTYPE)'),
      refused('external-entity.xml', 'line 2', 'has a document type (DOCTYPE)'),
      refused('latin-1.xml', 'line 1', 'is not UTF-8'),
      refused('other-encoding-declared.xml', 'line 1', 'declares another encoding than UTF-8'),
      refused('schema-violation.xml', 'line 31', 'does not follow Barnevern_v4.0.1.xsd at Kategori Kode'),
      refused('truncated.xml', 'line 29', 'is not well-formed XML'),
      refused('two-cases.xml', 'line 55', 'does not follow Barnevern_v4.0.1.xsd at Sak'),
      refused('unknown-element.xml', 'line 23', 'does not follow Barnevern_v4.0.1.xsd'),
      refused('unknown-member.xml', 'line 22', 'does not follow Barnevern_v4.0.1.xsd at Plan'),
      refused('without-personalia-number.xml', 'line 6', 'does not follow Barnevern_v4.0.1.xsd at Personalia'),
      skipped(contact, '/1/navn', form),
      skipped(contact, '/2/barn', form),
      skipped(contact, '/3/rolle', form),
      skipped(contact, '/4', form),
      skipped(support, '/1/forelder', form),
      skipped(support, '/2/tiltak', 'is no code for parents that is valid on the start date'),
      skipped(support, '/3/tiltak', 'is no code for parents that is valid on the start date'),
      skipped(support, '/4/forelder', 'is the child'),
      skipped(support, '/5/slutt', 'is before the start'),
      skipped(support, '/6/start', form),
    ]
    expect(faults).toHaveLength(expected.length)
    expect(faults).toEqual(expect.arrayContaining(expected))
    expect((await findCases(source, ALMA))?.measures).toHaveLength(1)
    expect((await source.findContacts([ALMA])).get(ALMA)).toEqual([
      { role: 'CONTACT_PERSON', name: 'Åse Bø', telephone: null, email: null, office: null },
    ])
    expect((await source.findParentSupport([ALMA])).get(ALMA)).toHaveLength(1)
  })

  it('leave no value of theirs in what is reported', async () => {
    const { faults } = await openFolder(join(FIXTURES, 'broken'))
    const report = JSON.stringify(faults)
    for (const value of ['Mor ruser seg', 'Åse', ALMA, '148317', 'hostname', 'Hemmelighet', 'Samtalereferat']) {
      expect(report).not.toContain(value)
    }
  })

  it('cannot declare each other, or themselves, valid', async () => {
    const forged = edit(RUNNING, ['Kode="3.10"', 'Kode="&#10;b.xml validates&#10;file_0.xml validates&#10;"'])
    const { source, faults } = await openFiles({ 'a.xml': forged, 'b.xml': RUNNING.slice(0, 900) })
    expect(faults.map(({ file, place }) => [file, place])).toEqual([
      ['a.xml', 'line 31'],
      ['b.xml', 'line 14'],
    ])
    expect(await findCases(source, ALMA)).toBeUndefined()
  })

  it('of our own that are not JSON are refused, and the messages served', async () => {
    const { source, faults } = await openFiles({
      'message.xml': RUNNING,
      'samsyn-kontaktperson.json': '[{"barn": "14831750031", "navn": "Åse',
      'samsyn-foreldrestotte.json': '{"barn": "14831750031"}',
    })
    expect(faults).toEqual([
      refused('samsyn-kontaktperson.json', 'line 1, column 34', 'is not JSON'),
      refused('samsyn-foreldrestotte.json', 'whole file', 'is not a JSON array'),
    ])
    expect(await findCases(source, ALMA)).toBeDefined()
  })

  it('are refused where a record is longer than any may be', async () => {
    const padded = RUNNING.replace('</Barnevern>', `${' '.repeat(4 * 1024 * 1024)}</Barnevern>`)
    const { faults } = await openFiles({ 'message.xml': padded })
    expect(faults).toEqual([refused('message.xml', 'line 5', 'holds a record that is longer than any may be (2 MB)')])
  })

  it('are reported without an identity number in their name', async () => {
    const { faults } = await openFiles({ 'sak-14831750031.xml': '', 'sak-148317 50031.xml': '' })
    expect(faults.map(({ file }) => file)).toEqual(['sak-***********.xml', 'sak-***********.xml'])
  })

  it('do not include files that are no messages', async () => {
    const { faults } = await openFiles({ 'les-meg.txt': 'hei', 'Barnevern_v4.0.1.xsd': '<' })
    expect(faults).toEqual([])
  })

  it('are one thing; a folder that cannot be read is another, and stops the start', async () => {
    await expect(openFolder(join(FIXTURES, 'missing'))).rejects.toThrow('SOURCE_FOLDER')
  })
})

describe('messages of a case', () => {
  const later = edit(
    RUNNING,
    ['DatoUttrekk="2026-09-15T02:00:00+02:00"', 'DatoUttrekk="2026-09-15T00:30:00Z"'],
    ['<Kategori Kode="4.5"/>', '<Kategori Kode="4.6"/>'],
  )

  it.each([
    ['before', { '1.xml': RUNNING, '2.xml': later }],
    ['after', { '1.xml': later, '2.xml': RUNNING }],
  ])('are replaced wholly by the latest extraction, also where it is read %s', async (_order, files) => {
    const { source } = await openFiles(files)
    expect((await findCases(source, ALMA))?.measures.map(({ category }) => category?.code)).toEqual(['4.6'])
  })

  it('are replaced by the latest even when that one cannot be told to be a child', async () => {
    const wrongNumber = edit(later, ['Fodselsnummer="14831750031"', 'Fodselsnummer="14031750032"'])
    const { source, faults } = await openFiles({ '1.xml': RUNNING, '2.xml': wrongNumber })
    expect(await findCases(source, ALMA)).toBeUndefined()
    expect(faults).toHaveLength(1)
  })

  it('are replaced by one that says the case is deleted', async () => {
    const deleted = edit(later, ['Journalnummer="2026-0417"', 'Journalnummer="2026-0417" ErSlettet="true"'])
    const { source, faults } = await openFiles({ '1.xml': RUNNING, '2.xml': deleted })
    expect(await findCases(source, ALMA)).toBeUndefined()
    expect(faults).toEqual([])
  })

  it('of two cases of one child are told together', async () => {
    const other = RUNNING.replace('Sak Id="cff3627a', 'Sak Id="cff3627b')
    const { source } = await openFiles({ '1.xml': RUNNING, '2.xml': other })
    expect((await findCases(source, ALMA))?.measures).toHaveLength(2)
  })

  it('tell the child by the Personalia with the latest start', async () => {
    const moved = edit(RUNNING, [
      '<Melding ',
      `<Personalia Id="2e6d7d31-b99b-527b-be3f-e013fd9fb107" StartDato="2026-02-01" Fodselsnummer="${SOFIE}" Fodseldato="2007-11-21" Kjonn="2"/><Melding `,
    ])
    const { source } = await openFiles({ 'message.xml': moved })
    expect(await findCases(source, ALMA)).toBeUndefined()
    expect(await findCases(source, SOFIE)).toBeDefined()
  })

  it.each<readonly [string, Edit]>([
    ['ErSlettet on it', ['StartDato="2026-05-04"', 'StartDato="2026-05-04" ErSlettet="1"']],
    ['ErSlettet in another layout', ['StartDato="2026-05-04"', "StartDato='2026-05-04'\n\tErSlettet\n=\n' true'"]],
    [
      'a Slettet that names it',
      ['</Sak>', '<Slettet Id="F4DD9EB2-6C96-5A2C-9311-DEC14B0E7923" Type="Tiltak" SluttDato="2026-09-01"/></Sak>'],
    ],
  ])('drop a record that is deleted by %s', async (_how, change) => {
    const { source, faults } = await openFiles({ 'message.xml': edit(RUNNING, change) })
    expect((await findCases(source, ALMA))?.measures).toEqual([])
    expect(faults).toEqual([])
  })

  it('tell a date with a time zone as the date it is', async () => {
    const zoned = edit(RUNNING, ['StartDato="2026-05-04"', 'StartDato="2026-05-04+02:00"'])
    const { source, faults } = await openFiles({ 'message.xml': zoned })
    expect((await findCases(source, ALMA))?.measures[0]?.startDate).toBe('2026-05-04')
    expect(faults).toEqual([])
  })

  it('hide nothing in character references: they are read as what they stand for', async () => {
    const record = edit(RUNNING, ['StartDato="2026-05-04"', 'StartDato="2026-05-0&#52;"'])
    const deletion = edit(RUNNING, [
      '</Sak>',
      '<Slettet Id="f4dd9eb2-6c96-5a2c-9311-dec14b0e7923" Type="&#84;iltak" SluttDato="2026-09-01"/></Sak>',
    ])
    const first = await openFiles({ 'message.xml': record })
    expect(first.faults).toEqual([])
    expect((await findCases(first.source, ALMA))?.measures).toMatchObject([{ startDate: '2026-05-04' }])
    const second = await openFiles({ 'message.xml': deletion })
    expect(second.faults).toEqual([])
    expect((await findCases(second.source, ALMA))?.measures).toEqual([])
  })

  it('name no schema to fetch', async () => {
    const located = edit(RUNNING, [
      '<Barnevern ',
      '<Barnevern xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://example.org/other.xsd" ',
    ])
    const { source, faults } = await openFiles({ 'message.xml': located })
    expect(faults).toEqual([])
    expect(await findCases(source, ALMA)).toBeDefined()
  })
})

const CASE = '/Barnevern/Sak'
const MEASURE = `${CASE}/Tiltak[2]`
const RELATION_TO_SECOND_MEASURE =
  '<Relasjon Id="adf4df0d-f033-5397-8959-d73c5dfae448" FraId="25ffc922-c755-54a1-a1d3-1ebcf9408836" FraType="Vedtak" TilId="f4dd9eb2-6c96-5a2c-9311-dec14b0e7923" TilType="Tiltak"/>'
const endedMeasure = (end: string): Edit => [
  '<Kategori Kode="4.5"/>',
  `<Kategori Kode="4.5"/><Konklusjon SluttDato="${end}"/>`,
]
const endedCase = (end: string): Edit => [
  'StartDato="2026-01-12" Journalnummer',
  `StartDato="2026-01-12" SluttDato="${end}" Journalnummer`,
]
const endedPlan = (end: string): Edit => [
  '<Evaluering UtfortDato="2026-07-02"/>',
  `<Evaluering UtfortDato="2026-07-02"/><Konklusjon SluttDato="${end}"/>`,
]

// biome-ignore format: one row a rule
const RULES: readonly (readonly [description: string, message: string, edits: readonly Edit[], place: string, reason: string])[] = [
  ['a case that starts after it ends', RUNNING, [endedCase('2026-01-11')], CASE, 'Sak Kontroll 2a: it starts after it ends'],
  ['a case from another century', RUNNING, [['StartDato="2026-01-12" Journalnummer', 'StartDato="1926-01-12" Journalnummer']], CASE, 'Sak kontroll 1: a date is more than 26 years from the year of the message'],
  ['a case without a child', RUNNING, [['<Personalia', '<!-- '], ['<Melding', '--><Melding']], CASE, 'Personalia Kontroll 11: it lacks Personalia'],
  ['a number no one can have', RUNNING, [['"14831750031"', '"14991750031"']], `${CASE}/Personalia[1]`, 'Personalia Kontroll 12: the identity number has no valid form'],
  ['a number whose control digits are wrong', RUNNING, [['"14831750031"', '"14031750031"']], `${CASE}/Personalia[1]`, 'Personalia Kontroll 12: the identity number has no valid form'],
  ['a number of the other sex', RUNNING, [['Kjonn="2"', 'Kjonn="1"']], `${CASE}/Personalia[1]`, 'Personalia Kontroll 14: the identity number and the sex differ'],
  ['a child born ten months after it was registered', RUNNING, [['Fodseldato="2017-03-14"', 'Fodseldato="2026-11-12"']], `${CASE}/Personalia[1]`, 'Personalia Kontroll 16: it starts more than nine months before birth'],
  ['a child registered after the case ended', RUNNING, [endedCase('2026-08-01'), ['fb106" StartDato="2026-01-12"', 'fb106" StartDato="2026-08-02"']], `${CASE}/Personalia[1]`, 'Personalia Kontroll 2f: it starts after the case ends'],
  ['a number several children can have', RUNNING, [['"14831750031"', '"14031700200"']], `${CASE}/Personalia[1]`, 'Personalia Kontroll 18: the identity number is incomplete, several children can have it'],
  ['two numbers from the same day', RUNNING, [['<Melding ', `<Personalia Id="2e6d7d31-b99b-527b-be3f-e013fd9fb107" StartDato="2026-01-12" Fodselsnummer="${SOFIE}" Fodseldato="2007-11-21" Kjonn="2"/><Melding `]], CASE, 'two Personalia of the same date have different identity numbers'],
  ['an investigation that starts after it ends', RUNNING, [['SluttDato="2026-04-09"', 'SluttDato="2026-01-18"']], `${CASE}/Undersokelse[1]`, 'Undersøkelse Kontroll 2a: it starts after it ends'],
  ['an investigation from before the case', RUNNING, [['a726" StartDato="2026-01-19"', 'a726" StartDato="2026-01-11"']], `${CASE}/Undersokelse[1]`, 'Undersøkelse Kontroll 2e: it starts before the case starts'],
  ['an investigation that outlasts the case', RUNNING, [endedCase('2026-08-01'), ['SluttDato="2026-04-09"', 'SluttDato="2026-08-02"']], `${CASE}/Undersokelse[1]`, 'Undersøkelse Kontroll 2c: it ends after the case ends'],
  ['a longer deadline from before there was one', RUNNING, [['UtvidetFrist StartDato="2026-03-30"', 'UtvidetFrist StartDato="2021-12-31"']], `${CASE}/Undersokelse[1]`, 'Kodeliste UtvidetFrist: the code is not valid on the date of the event'],
  ['a plan that starts after it ends', RUNNING, [endedPlan('2026-04-19')], `${CASE}/Plan[1]`, 'Plan Kontroll 2a: it starts after it ends'],
  ['a plan that outlasts the case', RUNNING, [endedCase('2026-08-01'), endedPlan('2026-08-02')], `${CASE}/Plan[1]`, 'Plan Kontroll 2c: it ends after the case ends'],
  ['a plan from before the case', RUNNING, [['StartDato="2026-04-20" Plantype', 'StartDato="2026-01-11" Plantype']], `${CASE}/Plan[1]`, 'Plan Kontroll 2e: it starts before the case starts'],
  ['a plan evaluated after the case', RUNNING, [endedCase('2026-07-01')], `${CASE}/Plan[1]`, 'Plan Kontroll 2f: an evaluation was done after the case ended'],
  ['a plan evaluated before the case', RUNNING, [['UtfortDato="2026-07-02"', 'UtfortDato="2026-01-11"']], `${CASE}/Plan[1]`, 'Plan Kontroll 2g: an evaluation was done before the case started'],
  ['a kind of plan that was abolished in 2022', RUNNING, [['Plantype="1"', 'Plantype="3"']], `${CASE}/Plan[1]`, 'Kodeliste Plantype: the code is not valid on the date of the event'],
  ['a measure that starts after it ends', RUNNING, [endedMeasure('2026-05-03')], MEASURE, 'Tiltak Kontroll 2a: it starts after it ends'],
  ['a measure that outlasts the case', RUNNING, [endedCase('2026-08-01'), endedMeasure('2026-08-02')], MEASURE, 'Tiltak Kontroll 2c: it ends after the case ends'],
  ['a measure from before the case', RUNNING, [['StartDato="2026-05-04"', 'StartDato="2026-01-11"']], MEASURE, 'Tiltak Kontroll 2e: it starts before the case starts'],
  ['a measure of the far future', RUNNING, [['StartDato="2026-05-04"', 'StartDato="2053-01-01"']], MEASURE, 'Sak kontroll 1: a date is more than 26 years from the year of the message'],
  ['8.2 after it ended', RUNNING, [['Kode="4.5"', 'Kode="8.2"']], MEASURE, 'Kodeliste TiltakKategori: the code is not valid on the date of the event'],
  ['8.5 before it began', AFTERCARE, [['StartDato="2026-01-01"', 'StartDato="2025-12-31"']], MEASURE, 'Kodeliste TiltakKategori: the code is not valid on the date of the event'],
  ['another measure that does not say which', RUNNING, [['Kode="4.5"', 'Kode="4.99"']], MEASURE, 'Tiltak Kontroll 7: the category needs a Presisering'],
  ['a care order after 18', AFTERCARE, [['<Opphevelse Kode="2"/>\n      <Konklusjon SluttDato="2025-11-21"/>', '']], `${CASE}/Tiltak[1]`, 'Tiltak Kontroll 13: a care order lasts after 18'],
  ['a legal basis of 0', AFTERCARE, [['<Ledd>1</Ledd>', '<Ledd>0</Ledd>']], `${CASE}/Tiltak[1]`, 'Tiltak Kontroll 14: the legal basis holds a 0'],
  ['a measure nobody decided', RUNNING, [[RELATION_TO_SECOND_MEASURE, '']], MEASURE, 'Tiltak Kontroll 20: no decision (Vedtak) is related to it'],
  ['a measure with another basis than its decision', AFTERCARE, [['<Paragraf>6</Paragraf>', '<Paragraf>1</Paragraf>']], MEASURE, 'Tiltak Kontroll 21: its decision (Vedtak) has another legal basis'],
  ['an offer answered before it was sent', AFTERCARE, [['SluttDato="2025-10-15"', 'SluttDato="2025-08-19"']], `${CASE}/Ettervern[1]`, 'Ettervern Kontroll 2a: it starts after it ends'],
  ['an offer from before the case', AFTERCARE, [['TilbudSendtDato="2025-08-20"', 'TilbudSendtDato="2021-01-31"']], `${CASE}/Ettervern[1]`, 'Ettervern Kontroll 2e: it starts before the case starts'],
  ['an answer from before there were codes', AFTERCARE, [['2025-08-20', '2021-08-20'], ['SluttDato="2025-10-15"', 'SluttDato="2021-10-15"']], `${CASE}/Ettervern[1]`, 'Kodeliste EttervernKonklusjon: the code is not valid on the date of the event'],
]

describe('a record that breaks a rule of the specification', () => {
  const found: SourceFault[] = []

  beforeAll(async () => {
    const files = RULES.map(([, message, edits], index): [string, string] => [
      `${index}.xml`,
      edit(message, ...edits).replace(/Sak Id="\w{8}/, `Sak Id="${String(index).padStart(8, '0')}`),
    ])
    found.push(...(await openFiles(Object.fromEntries(files))).faults)
  })

  it.each(
    RULES.map(([description, , , place, reason], index) => ({ description, place, reason, file: `${index}.xml` })),
  )('is skipped and reported: $description', ({ file, place, reason }) => {
    expect(found.filter((each) => each.file === file)).toEqual([skipped(file, place, reason)])
  })

  it('takes nothing else down with it, unless it is the case or the child', async () => {
    const { source } = await openFiles({ 'message.xml': edit(RUNNING, ['Plantype="1"', 'Plantype="3"']) })
    const records = await findCases(source, ALMA)
    expect(records?.plans).toEqual([])
    expect(records?.measures).toHaveLength(1)

    const { source: other } = await openFiles({ 'message.xml': edit(RUNNING, ['Kjonn="2"', 'Kjonn="1"']) })
    expect(await findCases(other, ALMA)).toBeUndefined()
  })

  it('is kept when the record itself was migrated, and not because its case was', async () => {
    const broken = edit(RUNNING, ['Kode="4.5"', 'Kode="8.2"'])
    const migrated = edit(broken, ['StartDato="2026-05-04"', 'StartDato="2026-05-04" MigrertId="T-1"'])
    const { source, faults } = await openFiles({ 'message.xml': migrated })
    expect(faults).toEqual([])
    expect((await findCases(source, ALMA))?.measures).toHaveLength(1)

    const caseMigrated = edit(broken, ['Journalnummer="2026-0417"', 'Journalnummer="2026-0417" MigrertId="S-1"'])
    const { faults: others } = await openFiles({ 'message.xml': caseMigrated })
    expect(others).toHaveLength(1)
  })

  it.each<readonly [string, string, Edit[]]>([
    [
      '8.2 while it lasted, although it ended later',
      AFTERCARE,
      [
        ['StartDato="2026-01-01"', 'StartDato="2025-12-31"'],
        ['Kode="8.5"', 'Kode="8.2"'],
      ],
    ],
    [
      'a birth date that differs from the number (Personalia Kontroll 13)',
      RUNNING,
      [['Fodseldato="2017-03-14"', 'Fodseldato="2017-03-15"']],
    ],
    ['a child that is not born, whose sex is unknown', RUNNING, [['Kjonn="2"', 'Kjonn="0"']]],
    [
      'a measure that says which, although that is never told',
      RUNNING,
      [['Kode="4.5"', 'Kode="4.99" Presisering="Mor ruser seg"']],
    ],
  ])('is not one with %s', async (_description, message, edits) => {
    const { faults } = await openFiles({ 'message.xml': edit(message, ...edits) })
    expect(faults).toEqual([])
  })
})
