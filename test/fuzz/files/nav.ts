import type { Canaries } from '../canaries.ts'
import type { Child } from '../people.ts'
import type { Random } from '../random.ts'
import { type Entry, hold, latest, listed, type SliceRecords } from '../records.ts'
import { createSupports, describePerson, type PersonFiles } from './nav-person.ts'

/** What NAV has on a child, as PDL and the veilarb services answer, and in the graph's words. */

export interface NavRecords {
  readonly files: PersonFiles
  readonly slices: SliceRecords
}

const instant = (date: string): string => `${date}T10:15:00+01:00`

const METADATA = { historisk: false, master: 'FREG' }

export function createNavRecords(
  child: Child,
  households: ReadonlyMap<string, readonly Entry[]>,
  canaries: Canaries,
  random: Random,
): NavRecords {
  const { word } = canaries
  const office = { id: word(), navn: word() }
  const underFollowUp = random.chance(0.5)
  const periods = [0, 1].map(() => canaries.days(-3_000, -5))
  const activities = [0, 1, 2].map(() => createActivity(canaries, random))
  const decision = {
    decidedOn: canaries.day(-3_000, -5),
    group: random.pick(['GODE_MULIGHETER', 'JOBBE_DELVIS'] as const),
    goal: random.pick(['SKAFFE_ARBEID', 'OKE_DELTAKELSE'] as const),
  }
  const benefits = createSupports(canaries, random)
  const relations = child.parents.map((parent, index) => ({
    relatertPersonsIdent: parent.nationalIdentityNumber,
    relatertPersonsRolle: index === 0 ? 'MOR' : 'FAR',
    minRolleForPerson: 'BARN',
    metadata: METADATA,
  }))
  return {
    files: {
      'pdl-hentPerson.json': describePerson(child, word, { forelderBarnRelasjon: relations }),
      'veilarboppfolging.json': {
        data: {
          oppfolgingsEnhet: { enhet: { ...office, kilde: word() } },
          oppfolging: { erUnderOppfolging: underFollowUp },
          brukerStatus: { erKontorsperret: false },
          oppfolgingsPerioder: periods.map(([start, end]) => ({
            id: word(),
            startTidspunkt: instant(start),
            sluttTidspunkt: instant(end),
            sluttBegrunnelse: word(),
          })),
        },
      },
      'veilarbaktivitet-perioder.json': {
        data: { perioder: [{ id: word(), aktiviteter: activities.map(({ file }) => file) }] },
      },
      'vedtak14a.json': {
        innsatsgruppe: decision.group,
        hovedmal: decision.goal,
        fattetDato: instant(decision.decidedOn),
        begrunnelse: word(),
      },
      'ytelser.json': benefits.file,
    },
    slices: {
      contact: hold({ officeNumber: office.id, officeName: office.navn }),
      followUp: hold(
        {
          underFollowUp,
          periods: listed(
            periods.map(([startDate, endDate]) => ({ date: startDate, told: hold({ startDate, endDate }) })),
          ),
        },
        ['underFollowUp', 'periods'],
      ),
      activities: listed(activities.flatMap(({ entry }) => entry ?? [])),
      decision14a: latest([
        {
          date: decision.decidedOn,
          told: hold({
            supportGroup: decision.group === 'GODE_MULIGHETER' ? 'GOOD_OPPORTUNITIES' : 'PARTLY_ABLE_TO_WORK',
            mainGoal: decision.goal === 'SKAFFE_ARBEID' ? 'GET_WORK' : 'INCREASE_PARTICIPATION',
            decidedOn: decision.decidedOn,
          }),
        },
      ]),
      benefits: listed(benefits.entries),
      householdEconomy: listed(
        child.parents.map((parent, index) => ({
          date: null,
          parent: parent.key,
          told: hold(
            { parent: index === 0 ? 'MOTHER' : 'FATHER', supports: listed(households.get(parent.key) ?? []) },
            ['supports'],
          ),
        })),
      ),
    },
  }
}

const ACTIVITIES = {
  EGEN: ['OWN_ACTIVITY', 'Egen aktivitet'],
  MOTE: ['MEETING', 'Møte med Nav'],
  IJOBB: ['EMPLOYMENT', 'Jobb'],
} as const

function createActivity(canaries: Canaries, random: Random): { readonly file: unknown; readonly entry: Entry | null } {
  const { word } = canaries
  const [startDate, endDate] = canaries.days(-3_000, -5)
  const isTreatment = random.chance(0.3)
  const type = random.pick(['EGEN', 'MOTE', 'IJOBB'] as const)
  const status = random.pick(['PLANLAGT', 'FULLFORT'] as const)
  const agreedWithNav = random.chance(0.5)
  const file = {
    id: word(),
    type: isTreatment ? 'BEHANDLING' : type,
    tittel: word(),
    beskrivelse: word(),
    status,
    fraDato: instant(startDate),
    tilDato: instant(endDate),
    avtalt: agreedWithNav,
    arbeidsgiver: word(),
    ...(isTreatment && { behandlingSted: word() }),
  }
  if (isTreatment) return { file, entry: null }
  const [told, title] = ACTIVITIES[type]
  return {
    file,
    entry: {
      date: startDate,
      told: hold({
        title,
        type: told,
        status: status === 'PLANLAGT' ? 'PLANNED' : 'COMPLETED',
        startDate,
        endDate,
        agreedWithNav,
      }),
    },
  }
}
