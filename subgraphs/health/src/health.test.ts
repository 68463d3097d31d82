import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sectorOf, SLICE_IDS } from '@samsyn/schema/policy'
import { createFamilies } from '@samsyn/demo/families'
import { writeHealthFiles } from '@samsyn/demo/files'
import { CHILD, EVERYTHING, grantFor, grantSlice, HEALTH_SLICES, type ServedFolder, serveFolder } from './testing.ts'

/** A day that is past, as a grant may be issued in the past but not in the future. */
const TODAY = '2025-09-15'

const families = createFamilies(TODAY)
const numberOf = (key: string): string => families.child(key).nationalIdentityNumber

let folder: string
let served: ServedFolder

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'health-'))
  await writeHealthFiles(families, folder)
  served = await serveFolder(folder)
})

afterAll(async () => {
  await served.close()
  await rm(folder, { recursive: true })
})

/** What is shared of a child at a moment, at the start of the families' day unless said otherwise. */
const ask = (key: string, terms: Parameters<typeof grantFor>[1] = {}, moment = `${TODAY}T00:00:00+02:00`) =>
  served.askHealth(grantFor(numberOf(key), { iat: Date.parse(moment) / 1000, ...terms }))

describe('a child whose family shares everything', () => {
  it('is shown what each slice holds, and nothing more', async () => {
    expect(await ask('linnea')).toEqual({
      contacts: [
        {
          role: 'GENERAL_PRACTITIONER',
          name: 'Åslaug Bjørgo',
          organisation: 'Testvik legesenter',
          phone: '+4700000012',
        },
        {
          role: 'CHILD_HABILITATION',
          name: 'Jostein Kråkevik',
          organisation: 'Nordfjord habiliteringstjeneste',
          phone: '+4700000013',
        },
        { role: 'CHILD_COORDINATOR', name: null, organisation: null, phone: null },
      ],
      schoolNurseContact: {
        periods: [{ status: 'ONGOING', startedOn: '2022-09-11', endedOn: null }],
        consultations: [
          { date: '2024-08-11', status: 'HELD' },
          { date: '2025-08-12', status: 'HELD' },
          { date: '2025-09-24', status: 'PLANNED' },
        ],
      },
      needsInDailyLife: [
        { area: 'DAILY_ROUTINE', difficulty: 'MODERATE', assessedOn: '2025-07-17' },
        { area: 'DRESSING', difficulty: 'MILD', assessedOn: '2025-07-17' },
      ],
      appointments: [
        {
          service: 'CHILD_HABILITATION',
          startsAt: '2024-07-12T11:00:00Z',
          endsAt: '2024-07-12T11:45:00Z',
          status: 'HELD',
          place: 'Nordfjord habilitering, rom 3',
        },
        {
          service: 'CHILD_HABILITATION',
          startsAt: '2025-10-01T11:00:00Z',
          endsAt: '2025-10-01T11:45:00Z',
          status: 'BOOKED',
          place: 'Nordfjord habilitering, rom 3',
        },
        {
          service: 'GENERAL_PRACTITIONER',
          startsAt: '2025-10-08T08:15:00Z',
          endsAt: '2025-10-08T09:00:00Z',
          status: 'BOOKED',
          place: null,
        },
      ],
      mentalHealthFollowUp: {
        periods: [{ status: 'ONGOING', startedOn: '2025-03-09', endedOn: null }],
        nextAppointmentAt: '2025-09-21T10:00:00Z',
      },
      plan: {
        status: 'ACTIVE',
        startedOn: '2025-03-19',
        endsOn: null,
        goals: [
          { text: 'Trygg start på skoledagen', status: 'ACTIVE' },
          { text: 'Fast leggetid', status: 'ACTIVE' },
        ],
        activities: [
          { text: 'Rolig start med kjent voksen', status: 'ONGOING' },
          { text: 'Dagsplan med bilder', status: 'ONGOING' },
        ],
      },
    })
  })

  it('has nothing where nothing is recorded, never an empty list', async () => {
    expect(await ask('maret')).toEqual({
      contacts: null,
      schoolNurseContact: null,
      needsInDailyLife: null,
      appointments: null,
      mentalHealthFollowUp: null,
      plan: null,
    })
  })

  it('keeps the youth clinic from everyone', async () => {
    expect(await ask('froya')).toEqual({
      contacts: [
        {
          role: 'GENERAL_PRACTITIONER',
          name: 'Åslaug Bjørgo',
          organisation: 'Testvik legesenter',
          phone: '+4700000012',
        },
      ],
      schoolNurseContact: null,
      needsInDailyLife: null,
      appointments: null,
      mentalHealthFollowUp: null,
      plan: null,
    })
  })

  it('is not shown an appointment that the source marks as restricted', async () => {
    expect(await ask('hakon')).toMatchObject({
      appointments: null,
      mentalHealthFollowUp: { nextAppointmentAt: '2025-09-26T12:00:00Z' },
    })
  })

  it('has follow-up that has ended told of as ended', async () => {
    expect(await ask('thea')).toMatchObject({
      mentalHealthFollowUp: {
        periods: [{ status: 'ENDED', startedOn: '2021-03-10', endedOn: '2023-10-16' }],
        nextAppointmentAt: null,
      },
    })
  })

  it('gives each slice something for at least two children', async () => {
    const answers = await Promise.all(families.children.map(({ key }) => ask(key)))
    for (const slice of HEALTH_SLICES) {
      const field = slice.slice('health.'.length)
      expect(answers.filter((answer) => answer[field] !== null).length, slice).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('the next mental health appointment', () => {
  const nextAt = async (moment: string) =>
    (await ask('linnea', {}, moment))['mentalHealthFollowUp'] as { nextAppointmentAt: string | null }

  it.each([
    ['is the first one to come', '2025-09-15T00:00:00+02:00', '2025-09-21T10:00:00Z'],
    ['is told of until it starts', '2025-09-21T12:00:00+02:00', '2025-09-21T10:00:00Z'],
    ['is the second when the first has been', '2025-09-21T12:00:01+02:00', '2025-10-05T10:00:00Z'],
    ['is none when all have been, though nobody has closed them', '2025-10-06T00:00:00+02:00', null],
  ])('%s', async (_case, moment, expected) => {
    expect(await nextAt(moment)).toMatchObject({ nextAppointmentAt: expected })
  })
})

describe('a slice the family has not shared', () => {
  it.each(HEALTH_SLICES)('%s is null, and the others are as they were', async (slice) => {
    const all = await ask('linnea')
    const others = HEALTH_SLICES.filter((other) => other !== slice).map((other) => grantSlice(other))
    expect(await ask('linnea', { slices: others })).toEqual({ ...all, [slice.slice('health.'.length)]: null })
  })

  it.each(HEALTH_SLICES)('shows nothing of itself through %s', async (slice) => {
    const all = await ask('linnea')
    const only = await ask('linnea', { slices: [grantSlice(slice)] })
    const field = slice.slice('health.'.length)
    expect(only).toEqual({ ...Object.fromEntries(Object.keys(all).map((key) => [key, null])), [field]: all[field] })
  })

  it('is not given by any other sector’s slice', async () => {
    const { status } = await served.ask(
      EVERYTHING,
      grantFor(numberOf('linnea'), { slices: [grantSlice('nav.benefits')] }),
    )
    expect(status).toBe(401)
  })
})

describe('a child the grant does not name', () => {
  it('is null', async () => {
    const other = 'd27a4c86-91e5-4b0d-a3f8-5c6b1e7f2a03'
    const { body } = await served.ask(EVERYTHING, grantFor(numberOf('linnea')), [other, CHILD])
    expect(body.data?._entities[0]).toBeNull()
    expect(body.data?._entities[1]).not.toBeNull()
  })

  it('is answered by 401 where there is no grant at all', async () => {
    const { status, body } = await served.ask(EVERYTHING, null)
    expect(status).toBe(401)
    expect(body.data).toBeUndefined()
  })
})

describe('a protected address', () => {
  const withheldHere = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(withheldHere)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
              key,
              ['name', 'organisation', 'phone', 'place'].includes(key) ? null : withheldHere(inner),
            ]),
          )
        : value

  it.each(['ase', 'signe', 'linnea'])('withholds every locating field of %s and nothing else', async (key) => {
    const open = await ask(key)
    const protectedAnswer = await ask(key, { locating: false })
    expect(protectedAnswer).toEqual(withheldHere(open))
    expect(protectedAnswer).not.toEqual(open)
  })
})

describe('a directive that shares from a date', () => {
  const since = (date: string) => ask('linnea', { slices: HEALTH_SLICES.map((slice) => grantSlice(slice, date)) })

  it('leaves out what started before it', async () => {
    expect(await since('2025-07-18')).toMatchObject({
      schoolNurseContact: {
        periods: null,
        consultations: [
          { date: '2025-08-12', status: 'HELD' },
          { date: '2025-09-24', status: 'PLANNED' },
        ],
      },
      needsInDailyLife: null,
      appointments: [{ startsAt: '2025-10-01T11:00:00Z' }, { startsAt: '2025-10-08T08:15:00Z' }],
      mentalHealthFollowUp: { periods: null, nextAppointmentAt: '2025-09-21T10:00:00Z' },
      plan: null,
    })
  })

  it('counts the day itself', async () => {
    expect(await since('2025-07-17')).toMatchObject({
      needsInDailyLife: [{ area: 'DAILY_ROUTINE' }, { area: 'DRESSING' }],
    })
    expect(await since('2025-03-19')).toMatchObject({ plan: { startedOn: '2025-03-19' } })
    expect(await since('2025-03-20')).toMatchObject({ plan: null })
  })

  it('always shares who follows the child up today', async () => {
    expect((await since('2099-01-01'))['contacts']).toEqual((await ask('linnea'))['contacts'])
  })
})

describe('what must never be shared', () => {
  const POISON = [
    'F93.8 Annen emosjonell forstyrrelse',
    'Søvnvansker og uro etter samlivsbrudd',
    'Utredning av oppmerksomhetsvansker',
    'Gjennomgang av prøvesvar',
    'Mors samboer',
    'Mor ønsker å komme uten far',
    'Far strekker ikke til hjemme',
    '+4700000077',
    '+4700000099',
    'Foreldrene møtes ikke i samme rom',
    'Målet er satt etter bekymring hjemmefra',
    'Notat som ikke skal deles',
    'Traumefokusert kognitiv atferdsterapi',
    'F90.0 Hyperkinetisk forstyrrelse',
    'BUP',
    'barnevernet',
    'Tindås',
    'Testvik rask hjelp',
    'Familiens hus Testvik',
    'Fjordveien 8',
    'Elvegata 4',
    'Helsestasjon for ungdom',
    'Helland',
    'Eksempelveien 7',
  ]

  it('stands in the files', async () => {
    const names = await readdir(folder)
    const texts = (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('')
    for (const poison of POISON) expect(texts).toContain(poison)
  })

  it('stands in no answer, for any child, with everything granted', async () => {
    for (const { key, nationalIdentityNumber } of families.children) {
      const answer = JSON.stringify(await ask(key))
      for (const poison of [...POISON, nationalIdentityNumber]) expect(answer, key).not.toContain(poison)
      for (const parent of families.parents) expect(answer, key).not.toContain(parent.nationalIdentityNumber)
    }
  })

  it('is not in the fault reports either: the demo files have no fault', () => {
    expect(served.faults).toEqual([])
  })

  it('keeps a service of another slice out of contacts and appointments', async () => {
    const slices = [grantSlice('health.contacts'), grantSlice('health.appointments')]
    const answer = await ask('emil', { slices })
    expect(answer).toMatchObject({ contacts: [{ role: 'GENERAL_PRACTITIONER' }], appointments: null })
  })
})

it('every health slice of the catalogue is asked for in these tests', () => {
  expect(HEALTH_SLICES.toSorted()).toEqual(SLICE_IDS.filter((id) => sectorOf(id) === 'health').toSorted())
})
