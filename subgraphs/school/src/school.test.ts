import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningSubgraph, serveSector, type SourceFault } from '@samsyn/kit'
import { askSector, createTestKey, type GrantTerms } from '@samsyn/kit/testing'
import { SLICE_IDS, type SliceId, sectorOf } from '@samsyn/schema/policy'
import { createFamilies } from '@samsyn/demo/families'
import { writeSchoolFiles } from '@samsyn/demo/files'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource, type Source } from './source.ts'

const families = createFamilies('2026-11-21')
const { key, keyring } = createTestKey()
const SCHOOL_SLICES = SLICE_IDS.filter((id) => sectorOf(id) === 'school')

/** Everything the graph has, slice by slice. */
const SELECTIONS: Readonly<Record<string, string>> = {
  enrolment:
    '{ startDate endDate interruptedOn schoolYear grade programme category school { name organisationNumber } }',
  attendance: `{
    registrations { start end kind onDiploma }
    overviews {
      subject { code name } schoolYear
      firstHalfYear { percent absenceHours teachingHours } wholeYear { percent absenceHours teachingHours }
    }
    warnings { percent sentOn subject { code name } }
  }`,
  contacts: '{ name startDate endDate teachers { name } schoolPhone schoolEmail }',
  adaptedEducation: `{
    bilingualSubjectTeaching
    arrangements { subject { code name } kind examForm }
    decisions { decidedOn kind startDate endDate hoursPerYear }
  }`,
  ppt: '{ referredOn completedOn conclusion reassessBy }',
  assessment: `{
    marks { subject { code name } schoolYear assessedOn mark status }
    remarks { schoolYear behaviour order }
    warnings { kind sentOn subject { code name } }
  }`,
  followUpService: '{ status unit }',
}
const EVERYTHING = Object.entries(SELECTIONS)
  .map(([field, selection]) => `${field} ${selection}`)
  .join('\n')

let folder: string
let source: Source
let running: RunningSubgraph

function refuseFault({ file, place, reason }: SourceFault): never {
  throw new Error(`the demo's own file is broken: ${file} ${place} ${reason}`)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-school-'))
  await writeSchoolFiles(families, folder)
  source = await openFolderSource(folder, refuseFault)
  running = await serveSector({
    sector: 'school',
    sdl: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source),
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
    log: () => undefined,
  })
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true })
})

function grantFor(keys: readonly string[], slices: readonly SliceId[], since: string | null = null): GrantTerms {
  return {
    slices: slices.map((slice) => ({ slice, since, subjects: null })),
    children: keys.map((name) => [families.child(name).id, families.child(name).nationalIdentityNumber] as const),
  }
}

async function ask(name: string, slices: readonly SliceId[], terms: Partial<GrantTerms> & { since?: string } = {}) {
  const { since = null, ...rest } = terms
  const grant = { ...grantFor([name], slices, since), ...rest }
  const { body } = await askSector(running.url, 'school', key, `school { ${EVERYTHING} }`, grant)
  expect(body.errors).toBeUndefined()
  return body.data?._entities[0]?.['school'] as Record<string, unknown>
}

describe('what is shared', () => {
  it('enrolment: school, grade and programme, without the rest of the description and without a guest place', async () => {
    const { enrolment } = await ask('linnea', ['school.enrolment'])
    const school = { name: 'Testvik barneskole', organisationNumber: '315000203' }
    const rest = { interruptedOn: null, programme: null, category: 'FULL_TIME', school }
    expect(enrolment).toEqual([
      { startDate: '2026-08-18', endDate: '2027-06-19', schoolYear: '2026/2027', grade: 'GRADE_4', ...rest },
      { startDate: '2025-08-18', endDate: '2026-06-19', schoolYear: '2025/2026', grade: 'GRADE_3', ...rest },
    ])
    const { enrolment: bjorn } = await ask('bjorn', ['school.enrolment'])
    expect(bjorn).toMatchObject([
      { grade: 'VG1', programme: 'Elektro og datateknologi', school: { name: 'Testvik videregående skole' } },
      { grade: 'GRADE_10', programme: null, school: { name: 'Testvik ungdomsskole' } },
    ])
  })

  it('a category that tells of placement is OTHER', async () => {
    const { enrolment } = await ask('emil', ['school.enrolment'])
    expect(enrolment).toMatchObject([{ category: 'OTHER' }, { category: 'OTHER' }])
  })

  it('attendance: registrations, overviews in percent and warnings about absence only', async () => {
    const { attendance } = await ask('frida', ['school.attendance'])
    const math = { code: 'MAT1011', name: 'Matematikk 1P' }
    expect(attendance).toEqual({
      registrations: [
        { start: '2026-11-16T07:30:00Z', end: '2026-11-16T09:30:00Z', kind: 'UNDOCUMENTED', onDiploma: true },
        { start: '2026-11-02T07:30:00Z', end: '2026-11-02T14:30:00Z', kind: 'DOCUMENTED', onDiploma: false },
        { start: '2026-10-28T07:30:00Z', end: '2026-10-28T09:30:00Z', kind: 'UNDOCUMENTED', onDiploma: true },
        { start: '2026-09-28T06:30:00Z', end: '2026-09-28T09:30:00Z', kind: 'OTHER', onDiploma: true },
        { start: '2026-03-06T07:30:00Z', end: '2026-03-06T14:30:00Z', kind: 'DOCUMENTED', onDiploma: true },
      ],
      overviews: [
        {
          subject: math,
          schoolYear: '2026/2027',
          firstHalfYear: { percent: 9.64, absenceHours: 6.75, teachingHours: 70 },
          wholeYear: { percent: 4.82, absenceHours: 6.75, teachingHours: 140 },
        },
        {
          subject: { code: 'NOR1260', name: 'Norsk' },
          schoolYear: '2026/2027',
          firstHalfYear: { percent: 2.68, absenceHours: 1.5, teachingHours: 56 },
          wholeYear: { percent: 1.34, absenceHours: 1.5, teachingHours: 112 },
        },
      ],
      warnings: [{ percent: 9.64, sentOn: '2026-11-11', subject: math }],
    })
    expect(await ask('linnea', ['school.attendance'])).toMatchObject({
      attendance: { registrations: [{}, {}, {}, {}, {}], warnings: null },
    })
  })

  it('contacts: the contact group and its teacher, and not the teacher’s own telephone', async () => {
    const { contacts } = await ask('linnea', ['school.contacts'])
    const rest = { teachers: [{ name: 'Ola Lyng' }], schoolPhone: '+4700000017', schoolEmail: 'post@skole7.example' }
    expect(contacts).toEqual([
      { name: '4B', startDate: '2026-08-18', endDate: '2027-06-19', ...rest },
      { name: '3B', startDate: '2025-08-18', endDate: '2026-06-19', ...rest },
    ])
    const { contacts: maret } = await ask('maret', ['school.contacts'])
    expect(maret).toMatchObject([{ name: '2HOA', teachers: [{ name: 'Jovnna Čáhppe' }] }])
  })

  it('adapted education: arrangements and decisions in closed words, and no subject of the school’s own', async () => {
    const { adaptedEducation } = await ask('linnea', ['school.adaptedEducation'])
    expect(adaptedEducation).toEqual({
      bilingualSubjectTeaching: false,
      arrangements: [
        { subject: { code: 'NOR0214', name: 'Norsk hovedmål' }, kind: 'READ_ALOUD', examForm: null },
        { subject: null, kind: 'OTHER', examForm: null },
      ],
      decisions: [
        {
          decidedOn: '2026-08-21',
          kind: 'INDIVIDUALLY_ADAPTED_EDUCATION',
          startDate: '2026-08-21',
          endDate: '2027-06-19',
          hoursPerYear: 152,
        },
        {
          decidedOn: '2025-06-13',
          kind: 'PERSONAL_ASSISTANCE',
          startDate: '2025-06-13',
          endDate: '2026-06-19',
          hoursPerYear: null,
        },
      ],
    })
    expect(await ask('ailu', ['school.adaptedEducation'])).toMatchObject({
      adaptedEducation: { bilingualSubjectTeaching: true, arrangements: null, decisions: null },
    })
  })

  it('ppt: when and with what conclusion, never why', async () => {
    expect((await ask('linnea', ['school.ppt']))['ppt']).toEqual([
      { referredOn: '2026-06-04', completedOn: '2026-06-15', conclusion: 'NEEDS_ADAPTED_EDUCATION', reassessBy: null },
      { referredOn: '2024-06-04', completedOn: '2024-06-14', conclusion: 'NO_NEED', reassessBy: null },
    ])
    expect((await ask('ante', ['school.ppt']))['ppt']).toEqual([
      { referredOn: '2026-10-12', completedOn: null, conclusion: null, reassessBy: null },
    ])
  })

  it('assessment: marks, counted remarks, and warnings of known types that are not about absence', async () => {
    const { assessment } = await ask('frida', ['school.assessment'])
    const norwegian = { code: 'NOR1260', name: 'Norsk' }
    const math = { code: 'MAT1011', name: 'Matematikk 1P' }
    const year = { schoolYear: '2026/2027' }
    expect(assessment).toEqual({
      marks: [
        {
          subject: { code: 'KRO1017', name: 'Kroppsøving' },
          ...year,
          assessedOn: '2026-10-23',
          mark: null,
          status: 'OTHER',
        },
        { subject: norwegian, ...year, assessedOn: '2026-10-22', mark: 3, status: 'MARKED' },
        { subject: math, ...year, assessedOn: '2026-10-22', mark: null, status: 'NO_BASIS' },
      ],
      remarks: [
        { ...year, behaviour: 1, order: 3 },
        { schoolYear: '2025/2026', behaviour: 1, order: 3 },
      ],
      warnings: [
        { kind: 'ASSESSMENT_BASIS', sentOn: '2026-11-10', subject: norwegian },
        { kind: 'ORDER', sentOn: '2026-11-06', subject: norwegian },
      ],
    })
    expect(await ask('hakon', ['school.assessment'])).toMatchObject({
      assessment: { marks: [{ mark: 5 }, { mark: 4 }] },
    })
  })

  it('follow-up service: a measure run by NAV is an activity like any other', async () => {
    const expected = { status: 'IN_ACTIVITY', unit: 'Oppfølgingstjenesten Testvik' }
    expect((await ask('maret', ['school.followUpService']))['followUpService']).toEqual(expected)
    expect((await ask('thea', ['school.followUpService']))['followUpService']).toEqual(expected)
  })

  it('nothing recorded is null, also where the only record says that a right is not there', async () => {
    const nothing = Object.fromEntries(Object.keys(SELECTIONS).map((field) => [field, null]))
    expect(await ask('biret', SCHOOL_SLICES)).toEqual(nothing)
    expect(await ask('hakon', ['school.adaptedEducation', 'school.ppt', 'school.followUpService'])).toEqual(nothing)
  })

  it('several children in one request each get their own', async () => {
    const grant = grantFor(['linnea', 'biret', 'frida'], ['school.enrolment'])
    const { body } = await askSector(running.url, 'school', key, 'school { enrolment { grade } }', grant)
    expect(body.data?._entities.map((child) => child?.['school'])).toEqual([
      { enrolment: [{ grade: 'GRADE_4' }, { grade: 'GRADE_3' }] },
      { enrolment: null },
      { enrolment: [{ grade: 'VG3' }, { grade: 'VG2' }] },
    ])
  })
})

it.each(['2027-01-02', '2027-06-21', '2027-08-01', '2028-02-29'])(
  'the demo is whole when it starts on %s',
  async (today) => {
    const place = await mkdtemp(join(tmpdir(), 'samsyn-school-'))
    await writeSchoolFiles(createFamilies(today), place)
    const { enrolment } = await openFolderSource(place, refuseFault)
    const number = createFamilies(today).child('linnea').nationalIdentityNumber
    expect((await enrolment([number]))[0]).toHaveLength(2)
    await rm(place, { recursive: true })
  },
)

describe('what is withheld', () => {
  it.each(SCHOOL_SLICES)('%s is null without it in the grant, whoever has records', async (slice) => {
    const others = SCHOOL_SLICES.filter((id) => id !== slice)
    const field = slice.slice('school.'.length)
    for (const child of families.children) {
      const alone = await ask(child.key, [slice])
      const without = await ask(child.key, others)
      expect(without[field]).toBeNull()
      expect(Object.entries(alone).filter(([name, value]) => name !== field && value !== null)).toEqual([])
    }
  })

  it('a child that is not in the grant is no one', async () => {
    const { body } = await askSector(
      running.url,
      'school',
      key,
      `school { ${EVERYTHING} }`,
      grantFor(['linnea'], SCHOOL_SLICES),
      [families.child('frida').id],
    )
    expect(body.data).toEqual({ _entities: [null] })
  })

  it('no grant, no answer', async () => {
    const answer = await askSector(running.url, 'school', key, `school { ${EVERYTHING} }`, null, [
      families.child('linnea').id,
    ])
    expect(answer.status).toBe(401)
    expect(answer.body.data).toBeUndefined()
  })

  it.each(['ase', 'signe', 'linnea', 'maret'])(
    'locating fields and no others are null for %s under protection',
    async (name) => {
      const open = await ask(name, SCHOOL_SLICES)
      const hidden = await ask(name, SCHOOL_SLICES, { locating: false })
      const withoutPlace = (records: unknown, fields: readonly string[]) =>
        (records as Record<string, unknown>[] | null)?.map((record) => ({
          ...record,
          ...Object.fromEntries(fields.map((field) => [field, null])),
        })) ?? null
      const youth = open['followUpService'] as object | null
      expect(hidden).toEqual({
        ...open,
        enrolment: withoutPlace(open['enrolment'], ['school']),
        contacts: withoutPlace(open['contacts'], ['name', 'teachers', 'schoolPhone', 'schoolEmail']),
        followUpService: youth && { ...youth, unit: null },
      })
      expect(JSON.stringify(hidden)).not.toMatch(/Testvik|Lyng|Mælen|Čáhppe|\+47|@|\b\d{1,2}[A-C]\b/)
    },
  )

  it('what is older than the date of the consent is left out, and undated state is not', async () => {
    const linnea = await ask('linnea', SCHOOL_SLICES, { since: '2026-10-05' })
    expect(linnea).toEqual({
      enrolment: null,
      attendance: {
        registrations: [
          { start: '2026-11-09T07:30:00Z', end: '2026-11-09T12:30:00Z', kind: 'DOCUMENTED', onDiploma: false },
          { start: '2026-10-26T07:30:00Z', end: '2026-10-26T09:30:00Z', kind: 'UNDOCUMENTED', onDiploma: false },
          { start: '2026-10-05T06:30:00Z', end: '2026-10-05T11:30:00Z', kind: 'LEAVE', onDiploma: false },
        ],
        overviews: null,
        warnings: null,
      },
      contacts: null,
      adaptedEducation: null,
      ppt: null,
      assessment: null,
      followUpService: null,
    })
    const thisYear = await ask('linnea', SCHOOL_SLICES, { since: '2026-08-18' })
    expect(thisYear).toMatchObject({
      enrolment: [{ startDate: '2026-08-18' }],
      contacts: [{ name: '4B' }],
      adaptedEducation: { arrangements: [{}, {}], decisions: [{ decidedOn: '2026-08-21' }] },
      ppt: null,
    })
    const frida = await ask('frida', SCHOOL_SLICES, { since: '2026-10-23' })
    expect(frida['assessment']).toMatchObject({ marks: [{ assessedOn: '2026-10-23' }], remarks: null })
    expect((await ask('maret', SCHOOL_SLICES, { since: '2026-11-21' }))['followUpService']).not.toBeNull()
  })

  it('what must never be shared stands in the files, is not kept in memory and comes out in no answer', async () => {
    // biome-ignore format: what it tells of, a line each
    const poison = [
      'BUP', 'innlagt', 'innleggelse', 'barnevern', 'Barnehuset', 'psykiatrisk', 'legeerklæring',
      'ADHD', 'dysleksi', 'angst', 'Traumer', 'utagering', 'lese- og skrivevansker', 'mors helse', 'Nedsatt syn',
      'fosterhjem', 'ansvarsgruppe', 'Ansvarsgruppe', 'NAV', 'Sykehusskolen', 'spesialundervisning', 'SPES', 'liten gruppe',
      'Varsel om', 'krangel', 'rus', 'skapet', 'trusler', 'Rettssak', 'under tilsyn', 'Konsertreise', 'áhkku',
      'innsats', 'resonnement', 'stille i timen', 'Fritatt', 'Bjørkeveien', '+4799999', '+4788888888', 'laerer', 'ROM', 'RUS',
    ]
    const files = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')))
    const written = files.join('\n')
    const answers = await Promise.all(families.children.map(({ key: name }) => ask(name, SCHOOL_SLICES)))
    const answered = JSON.stringify(answers)
    const numbers = families.children.map((child) => child.nationalIdentityNumber)
    const kept = JSON.stringify(await Promise.all(Object.values(source).map((lookUp) => lookUp(numbers))))
    for (const word of poison) {
      expect(written).toContain(word)
      expect(answered).not.toContain(word)
      expect(kept).not.toContain(word)
    }
    expect(answered).not.toMatch(/\d{11}/)
  })
})
