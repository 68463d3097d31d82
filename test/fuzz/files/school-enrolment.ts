import type { Canaries } from '../canaries.ts'
import type { FintCollections, Link } from './fint-collections.ts'
import type { Child } from '../people.ts'
import type { Random } from '../random.ts'
import { type Entry, hold, latestFirst, type Told } from '../records.ts'

/** A pupil's enrolments, contact groups and teachers, as FINT collections and in the graph's words. */

/** A date as FINT writes it. */
export const at = (date: string): string => `${date}T12:00:00Z`

export interface Pupil {
  readonly child: Child
  readonly set: FintCollections
  readonly canaries: Canaries
  readonly random: Random
}

export interface Enrolment {
  readonly id: string
  readonly link: Link
  readonly start: string
  readonly year: string
  readonly entry: Entry
  readonly contact: Entry
  readonly bilingual: Entry
  readonly remark: Entry
}

export function addEnrolment({ set, canaries, random }: Pupil, elev: Link, id: string): Enrolment {
  const { word, number } = canaries
  const [start, end] = canaries.days(-3_000, -5)
  const year = word()
  const skolear = set.add('utdanning/kodeverk/skolear', `SY_${id}`, { navn: year })
  const remarkYear = word()
  const [behaviour, order] = [number(), number()]
  const bilingual = random.chance(0.5)
  const interruptedOn = random.chance(0.5) ? canaries.day(-3_000, -5) : null
  const isUpper = random.chance(0.5)
  const grade = random.whole(1, isUpper ? 3 : 10)
  const school = { navn: word(), organisasjonsnummer: word(), epostadresse: word(), telefonnummer: word() }
  const skole = set.add('utdanning/utdanningsprogram/skole', `S_${id}`, {
    navn: school.navn,
    skolenummer: { identifikatorverdi: word() },
    organisasjonsnummer: { identifikatorverdi: school.organisasjonsnummer },
    forretningsadresse: { adresselinje: [word()], postnummer: '9999', poststed: word() },
    kontaktinformasjon: { epostadresse: school.epostadresse, telefonnummer: school.telefonnummer },
  })
  const category = random.pick(['heltid', 'deltid', 'innlagt'] as const)
  const link = set.add(
    'utdanning/elev/elevforhold',
    `E_${id}`,
    {
      beskrivelse: `${isUpper ? `Vg${grade} Naturbruk` : `${grade}. trinn`}, ${word()}`,
      hovedskole: true,
      tosprakligFagopplaring: bilingual,
      gyldighetsperiode: { start: at(start), slutt: at(end) },
      ...(interruptedOn !== null && { avbruddsdato: at(interruptedOn) }),
      anmerkninger: [
        {
          atferd: behaviour,
          orden: order,
          _links: { skolear: [set.add('utdanning/kodeverk/skolear', `SR_${id}`, { navn: remarkYear })] },
        },
      ],
    },
    {
      elev,
      skole,
      skolear,
      kategori: set.addCode('utdanning/kodeverk/elevkategori', category, word()),
      avbruddsarsak: set.addCode('utdanning/kodeverk/avbruddsarsak', `A_${id}`, word()),
    },
  )
  const told = {
    startDate: start,
    endDate: end,
    interruptedOn,
    schoolYear: year,
    grade: isUpper ? `VG${grade}` : `GRADE_${grade}`,
    programme: isUpper ? 'Naturbruk' : null,
    category: { heltid: 'FULL_TIME', deltid: 'PART_TIME', innlagt: 'OTHER' }[category],
    school: hold({ name: school.navn, organisationNumber: school.organisasjonsnummer }),
  }
  return {
    id,
    link,
    start,
    year,
    entry: { date: start, told: hold(told) },
    contact: addContactGroup({ set, canaries, random }, id, link, skole, school),
    bilingual: { date: start, told: bilingual },
    remark: { date: start, told: hold({ schoolYear: remarkYear, behaviour, order }) },
  }
}

function addContactGroup(
  { set, canaries }: Pick<Pupil, 'set' | 'canaries' | 'random'>,
  id: string,
  elevforhold: Link,
  skole: Link,
  school: { readonly epostadresse: string; readonly telefonnummer: string },
): Entry {
  const { word } = canaries
  const [start, end] = canaries.days(-3_000, -5)
  const [given, family] = [word(), word()]
  const person = set.addPerson(word(), {
    navn: { fornavn: given, etternavn: family },
    kontaktinformasjon: { mobiltelefonnummer: word(), epostadresse: word() },
  })
  const skoleressurs = set.add(
    'utdanning/elev/skoleressurs',
    `R_${id}`,
    { feidenavn: { identifikatorverdi: word() } },
    { person },
  )
  const undervisningsforhold = set.add(
    'utdanning/elev/undervisningsforhold',
    `U_${id}`,
    { beskrivelse: word() },
    { skoleressurs },
  )
  const name = `7${canaries.letters()}`
  const kontaktlarergruppe = set.add(
    'utdanning/elev/kontaktlarergruppe',
    `K_${id}`,
    { navn: name, beskrivelse: word() },
    { skole, undervisningsforhold },
  )
  set.add(
    'utdanning/elev/kontaktlarergruppemedlemskap',
    `M_${id}`,
    { gyldighetsperiode: { start: at(start), slutt: at(end) } },
    { elevforhold, kontaktlarergruppe },
  )
  const told: Readonly<Record<string, Told>> = {
    name,
    startDate: start,
    endDate: end,
    teachers: latestFirst([{ date: null, told: hold({ name: `${given} ${family}` }) }]),
    schoolPhone: school.telefonnummer,
    schoolEmail: school.epostadresse,
  }
  return { date: start, told: hold(told) }
}

/** A place at another school, as at a hospital's: none of it is ever told. */
export function addGuestEnrolment({ set, canaries }: Pupil, elev: Link, main: Enrolment): void {
  const { word } = canaries
  const id = `${main.id}_g`
  const skole = set.add('utdanning/utdanningsprogram/skole', `S_${id}`, { navn: word() })
  set.add(
    'utdanning/elev/elevforhold',
    `E_${id}`,
    { beskrivelse: word(), hovedskole: false, gyldighetsperiode: { start: at(canaries.day(-3_000, -5)) } },
    { elev, skole },
  )
}
