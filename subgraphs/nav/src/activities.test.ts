import { readFile } from 'node:fs/promises'
import { buildSchema, isEnumType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readActivities } from './activities.ts'

const ACTIVITY = {
  tittel: 'Samtaler ved Testvik DPS',
  type: 'EGEN',
  status: 'GJENNOMFORES',
  fraDato: '2026-02-02T00:00:00+01:00',
  tilDato: null,
  avtalt: true,
}

function read(...aktiviteter: unknown[]) {
  const faults: string[] = []
  const activities = readActivities({ data: { perioder: [{ aktiviteter }] } }, (kind, place, reason) =>
    faults.push(`${kind} ${place}: ${reason}`),
  )
  return { activities, faults }
}

describe('treatment is never shared', () => {
  const HIDDEN: readonly (readonly [description: string, activity: object])[] = [
    ['as the type', { type: 'BEHANDLING' }],
    ['as the type, with an innocent external activity', { type: 'BEHANDLING', eksternAktivitet: { type: 'MENTOR' } }],
    ['in behandlingType of an own activity', { behandlingType: 'Psykolog' }],
    ['in behandlingSted of a meeting', { type: 'MOTE', behandlingSted: 'Testvik DPS' }],
    ['in effekt', { effekt: 'Mindre angst' }],
    ['in behandlingOppfolging', { behandlingOppfolging: 'Ring legen' }],
    ['in behandlingType that is no text', { behandlingType: { navn: 'Psykolog' } }],
    ['as rehabilitation', { type: 'EKSTERNAKTIVITET', eksternAktivitet: { type: 'ARBRRHDAG' } }],
    ['as rehabilitation beside another type', { type: 'MOTE', eksternAktivitet: { type: 'ARBRRHDAG' } }],
    ['behind an Arena measure', { type: 'EKSTERNAKTIVITET', eksternAktivitet: { type: 'ARENA_TILTAK' } }],
    ['in a conversation note', { type: 'SAMTALEREFERAT', referat: 'Er i behandling' }],
    ['in a discarded activity', { transaksjonsType: 'KASSERT' }],
  ]
  test.each(HIDDEN)('%s', (_description, members) => {
    expect(read({ ...ACTIVITY, ...members })).toEqual({ activities: [], faults: [] })
  })

  const REPORTED: readonly (readonly [description: string, activity: object, fault: string])[] = [
    ['as the REST form of the type', { type: 'behandling' }, '/type: unknown type'],
    [
      'as the type of an external activity',
      { type: 'EKSTERNAKTIVITET', eksternAktivitet: { type: 'BEHANDLING' } },
      '/eksternAktivitet/type: unknown eksternAktivitet.type',
    ],
    [
      'as the type of an external activity that belongs to no external one',
      { eksternAktivitet: { type: 'BEHANDLING' } },
      '/eksternAktivitet/type: unknown eksternAktivitet.type',
    ],
    ['as an inherited name', { type: 'constructor' }, '/type: unknown type'],
  ]
  test.each(REPORTED)('%s, and it is reported', (_description, members, fault) => {
    expect(read({ ...ACTIVITY, ...members })).toEqual({
      activities: [],
      faults: [`RECORD_SKIPPED /data/perioder/0/aktiviteter/0${fault}`],
    })
  })

  test('an empty member that only treatment has does not make an activity treatment', () => {
    expect(read({ ...ACTIVITY, behandlingType: null, behandlingSted: '' }).activities).toHaveLength(1)
  })
})

describe('a kind that tells of an illness, a disability or an origin is not told from others', () => {
  test.each([
    ['VASV', 'MEASURE'],
    ['VARIG_TILRETTELAGT_ARBEID_I_ORDINAER_VIRKSOMHET', 'MEASURE'],
    ['INDOPPFAG', 'MEASURE'],
    ['VARIG_LONNSTILSKUDD', 'WAGE_SUBSIDY'],
    ['MIDLERTIDIG_LONNSTILSKUDD', 'WAGE_SUBSIDY'],
    ['NORSKOPPLAERING_GRUNNLEGGENDE_FERDIGHETER_FOV', 'TRAINING'],
    ['GRUPPEAMO', 'TRAINING'],
  ])('%s is %s', (source, type) => {
    const { activities } = read({ ...ACTIVITY, type: 'EKSTERNAKTIVITET', eksternAktivitet: { type: source } })
    expect(activities.map((activity) => activity.type)).toEqual([type])
  })
})

test('the title that was written is never read', () => {
  expect(read(ACTIVITY).activities).toEqual([
    {
      title: 'Egen aktivitet',
      type: 'OWN_ACTIVITY',
      status: 'IN_PROGRESS',
      startDate: '2026-02-02',
      endDate: null,
      agreedWithNav: true,
    },
  ])
})

test('every type and status of the format is known', async () => {
  const schema = buildSchema(await readFile(new URL('../formats/veilarbaktivitet.graphql', import.meta.url), 'utf8'))
  const valuesOf = (name: string): string[] => {
    const type = schema.getType(name)
    return isEnumType(type) ? type.getValues().map((value) => value.name) : []
  }
  const external = { type: 'EKSTERNAKTIVITET', eksternAktivitet: { type: 'MENTOR' } }
  const all = [
    ...valuesOf('AktivitetTypeDTO').map((type) => ({ ...ACTIVITY, ...external, type })),
    ...valuesOf('AktivitetskortType').map((type) => ({ ...ACTIVITY, ...external, eksternAktivitet: { type } })),
    ...valuesOf('AktivitetStatus').map((status) => ({ ...ACTIVITY, status })),
  ]
  expect(all).toHaveLength(9 + 27 + 5)
  expect(read(...all).faults).toEqual([])
})
