import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SourceFault } from '@samsyn/kit'
import { type Found, openFolderSource, type Source } from './source.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))

async function open(folder: string): Promise<{ source: Source; faults: SourceFault[] }> {
  const faults: SourceFault[] = []
  return { source: await openFolderSource(folder, (fault) => faults.push(fault)), faults }
}

/** All that is told of one person; `undefined` where nothing may be. */
async function findAll(source: Source, number: string) {
  const get = async <T>(found: Found<T>): Promise<T> => {
    const value = (await found).get(number)
    if (value instanceof Error) throw value
    return value as T
  }
  const person = await get(source.findPeople([number]))
  return (
    person && {
      ...person,
      activities: await get(source.findActivities([number])),
      decision14a: await get(source.findDecisions14a([number])),
      benefits: await get(source.findBenefits([number])),
    }
  )
}

test('a folder that cannot be read is an error at start, not an empty source', async () => {
  await expect(open(join(FIXTURES, 'no-such-folder'))).rejects.toThrow('the source folder cannot be read (ENOENT)')
})

describe('example files', () => {
  test('a youth in follow-up, with parents from PDL', async () => {
    const { source } = await open(join(FIXTURES, 'examples'))
    expect(await findAll(source, '02890950046')).toMatchObject({
      parents: [
        { nationalIdentityNumber: '24847801014', role: 'MOTHER' },
        { nationalIdentityNumber: '19838801148', role: 'FATHER' },
      ],
      followUp: {
        contact: { officeNumber: '9901', officeName: 'Nav Testvik' },
        underFollowUp: true,
        periods: [{ startDate: '2025-12-08', endDate: null }],
      },
      activities: [
        { type: 'WORK_TRAINING', status: 'IN_PROGRESS', startDate: '2026-02-02', endDate: '2026-07-31' },
        { type: 'MENTOR', status: 'PLANNED', agreedWithNav: true },
        { type: 'MEETING', status: 'PLANNED', startDate: '2026-10-05' },
        { type: 'OWN_ACTIVITY', status: 'COMPLETED', agreedWithNav: false },
      ],
      decision14a: { supportGroup: 'NEEDS_GUIDANCE', mainGoal: 'GET_WORK', decidedOn: '2026-01-14' },
      benefits: [],
    })
  })

  test('missing files and a decision that is null are no faults; a person PDL does not know is reported', async () => {
    const { source, faults } = await open(join(FIXTURES, 'examples'))
    expect(await findAll(source, '14831750031')).toMatchObject({
      followUp: null,
      activities: [],
      decision14a: null,
    })
    expect(faults).toEqual([
      {
        kind: 'FILE_REFUSED',
        file: 'pdl-hentPerson.json',
        place: 'folder 2, /errors/0',
        reason: 'no such person',
      },
    ])
  })
})

describe('broken files', () => {
  let source: Source
  let faults: readonly SourceFault[]

  beforeAll(async () => {
    ;({ source, faults } = await open(join(FIXTURES, 'broken')))
  })

  const faultsOf = (folder: number) =>
    faults
      .filter(({ place }) => place.startsWith(`folder ${folder}, `))
      .map(({ kind, file, place, reason }) => `${kind} ${file} ${place.slice(place.indexOf(',') + 2)}: ${reason}`)

  const find = (number: string) => findAll(source, number)

  test('a truncated file is refused with line and column, the person’s other files are served', async () => {
    expect(faultsOf(1)).toEqual(['FILE_REFUSED veilarbaktivitet-perioder.json line 9, column 23: is not JSON'])
    expect(await find('14831750031')).toMatchObject({
      followUp: { periods: [{ startDate: '2026-01-08' }] },
      activities: [],
      benefits: [{ kind: 'HOUSING_ALLOWANCE' }],
    })
  })

  test('one bad record is reported and left out, the rest of its file is served', async () => {
    const activity = 'RECORD_SKIPPED veilarbaktivitet-perioder.json /data/perioder/0/aktiviteter'
    expect(faultsOf(2)).toEqual([
      'RECORD_SKIPPED pdl-hentPerson.json /data/hentPerson/forelderBarnRelasjon/2/relatertPersonsRolle: ' +
        'Invalid option: expected one of "MOR"|"FAR"|"MEDMOR"|"BARN"',
      'RECORD_SKIPPED pdl-hentPerson.json /data/hentPerson/forelderBarnRelasjon/3/metadata: ' +
        'Invalid input: expected object, received undefined',
      'RECORD_SKIPPED veilarboppfolging.json /data/oppfolgingsPerioder/2/startTidspunkt: ' +
        'Invalid input: expected string, received null',
      `${activity}/1/type: unknown type`,
      `${activity}/2/status: unknown status`,
      `${activity}/3/status: Invalid input: expected string, received undefined`,
      `${activity}/4/eksternAktivitet/type: unknown eksternAktivitet.type`,
      `${activity}/5/eksternAktivitet: is missing`,
      `${activity}/6/fraDato: Invalid ISO datetime`,
      `${activity}/7/type: Invalid input: expected string, received null`,
      'RECORD_SKIPPED veilarbaktivitet-perioder.json /data/perioder/2: is not a period',
      'FILE_REFUSED vedtak14a.json /innsatsgruppe: unknown innsatsgruppe',
      'RECORD_SKIPPED ytelser.json /ytelser/1/ytelse: unknown ytelse',
      'RECORD_SKIPPED ytelser.json /ytelser/2/felles: Invalid input: expected boolean, received undefined',
      'RECORD_SKIPPED ytelser.json /ytelser/3/fraDato: Invalid ISO date',
    ])
    expect(await find('02890950046')).toEqual({
      parents: [{ nationalIdentityNumber: '24847801014', role: 'MOTHER' }],
      followUp: {
        contact: { officeNumber: '9901', officeName: 'Nav Testvik' },
        underFollowUp: true,
        periods: [
          { startDate: '2026-01-08', endDate: null },
          // 23:30 and 22:30 in UTC are past midnight in Norway, in winter and in summer.
          { startDate: '2024-01-01', endDate: '2024-08-01' },
        ],
      },
      activities: [
        expect.objectContaining({ type: 'OWN_ACTIVITY', startDate: '2026-02-02' }),
        expect.objectContaining({ type: 'MEETING', startDate: '2024-03-01' }),
      ],
      decision14a: null,
      benefits: [
        { kind: 'HOUSING_ALLOWANCE', startDate: '2026-01-01', endDate: null },
        { kind: 'INCOME_BENEFIT', startDate: '2025-05-01', endDate: null },
      ],
    })
  })

  const WITHHELD: readonly (readonly [rule: string, folder: number, number: string, faults: readonly string[]])[] = [
    [
      'an answer with errors cannot rule out an office lock',
      3,
      '21910750035',
      ['FILE_REFUSED veilarboppfolging.json /errors/0: the answer is an error'],
    ],
    ['an office lock withholds all, and is no fault', 4, '51811250043', []],
    [
      'without a number in use nobody is known',
      5,
      '03818701151',
      [
        'FILE_REFUSED pdl-hentPerson.json /data/hentPerson/folkeregisteridentifikator: ' +
          'does not hold exactly one number in use',
      ],
    ],
    [
      'a decision without follow-up beside it cannot rule out an office lock',
      7,
      '05868500001',
      [
        'FILE_REFUSED veilarboppfolging.json whole file: ' +
          'is missing beside other follow-up, so an office lock cannot be ruled out',
      ],
    ],
    [
      'two folders about one person are both left out',
      9,
      '22898501152',
      ['FILE_REFUSED pdl-hentPerson.json whole file: an earlier folder is about the same person; both are left out'],
    ],
    [
      'an answer that does not tell of a lock cannot rule it out',
      11,
      '19838801148',
      ['FILE_REFUSED veilarboppfolging.json /data/brukerStatus: Invalid input: expected object, received null'],
    ],
  ]
  test.each(WITHHELD)('%s', async (_rule, folder, number, expected) => {
    expect(faultsOf(folder)).toEqual(expected)
    expect(await find(number)).toBeUndefined()
    expect((await source.findHouseholdSupports([number])).has(number)).toBe(false)
  })

  test('a folder without PDL is reported and passed over', () => {
    expect(faultsOf(6)).toEqual(['FILE_REFUSED pdl-hentPerson.json whole file: is missing'])
  })

  test('an empty decision file means no decision', async () => {
    expect(faultsOf(10)).toEqual([])
    expect(await source.findHouseholdSupports(['24847801014'])).toEqual(
      new Map([['24847801014', [{ kind: 'FINANCIAL_COUNSELLING', startDate: '2026-01-01', endDate: null }]]]),
    )
  })

  test('no fault holds an identity number, a folder’s name or a word from a file', () => {
    expect(faults).toHaveLength(22)
    expect(JSON.stringify(faults)).not.toMatch(
      /\d{11}|truncated|same-person|HELT_NY|UTSATT|NYTT_TILTAK|STEFAR|NY_GRUPPE|HEMMELIG|februar|Ærf|tilgang/,
    )
  })
})

describe('who is a parent', () => {
  const CHILD = '14831750031'
  const OTHER = '05868500001'
  const held = { ansvar: 'felles', ansvarlig: OTHER, ansvarssubjekt: CHILD, metadata: { historisk: false } }
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nav-parents-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const CASES: readonly (readonly [rule: string, record: object, isParent: boolean])[] = [
    ['a holder of responsibility counts', held, true],
    ['one whose responsibility is history does not', { ...held, metadata: { historisk: true } }, false],
    [
      'one whose responsibility has an end does not',
      { ...held, folkeregistermetadata: { opphoerstidspunkt: '2024-01-01T00:00:00' } },
      false,
    ],
    ['one who is responsible for another child does not', { ...held, ansvarssubjekt: '51811250043' }, false],
    ['an unknown responsibility decides nothing', { ...held, ansvar: 'ukjent' }, false],
    ['a person is not their own parent', { ...held, ansvarlig: CHILD }, false],
    ['a holder without an identity number is no one we know', { ...held, ansvarlig: null }, false],
  ]
  test.each(CASES)('%s', async (_rule, record, isParent) => {
    const hentPerson = {
      folkeregisteridentifikator: [
        { identifikasjonsnummer: '54831750031', status: 'OPPHOERT' },
        { identifikasjonsnummer: CHILD, status: 'I_BRUK' },
      ],
      foreldreansvar: [record],
    }
    await mkdir(join(folder, 'a'), { recursive: true })
    await writeFile(join(folder, 'a', 'pdl-hentPerson.json'), JSON.stringify({ data: { hentPerson } }))
    const { source, faults } = await open(folder)
    expect(faults).toEqual([])
    expect((await findAll(source, CHILD))?.parents).toEqual(
      isParent ? [{ nationalIdentityNumber: OTHER, role: 'OTHER_HOLDER' }] : [],
    )
  })
})
