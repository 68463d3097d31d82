import type { DemoChild } from '../families.ts'
import { type FintSet, type Link, linkTo } from './fint-set.ts'
import type { PupilRow } from './school-pupils.ts'
import type { DemoSchools } from './school-register.ts'
import type { SchoolCalendar } from './school-year.ts'

interface Pupil {
  readonly set: FintSet
  readonly calendar: SchoolCalendar
  readonly schools: DemoSchools
  readonly child: DemoChild
  readonly row: PupilRow
}

/** An enrolment, and what stands in the links of its records. */
interface Enrolment {
  readonly id: string
  readonly link: Link
  readonly schoolYear: Link
}

/** Adds everything the school has on one child. */
export function addPupil(pupil: Pupil): void {
  const { set, child, row } = pupil
  const id = child.id.slice(0, 8)
  const person = set.addPerson(child.nationalIdentityNumber, {
    fodselsdato: `${child.birthDate}T12:00:00Z`,
    navn: { fornavn: child.givenName, etternavn: child.familyName },
    bostedsadresse: { adresselinje: ['Bjørkeveien 7'], postnummer: '9999', poststed: 'TESTVIK' },
  })
  const elev = set.add(
    'utdanning/elev/elev',
    id,
    { elevnummer: { identifikatorverdi: id }, kontaktinformasjon: { mobiltelefonnummer: '+4799999999' } },
    { person },
  )
  const enrolments = row.years.map((yearsAgo, index) => addEnrolment(pupil, elev, `${id}_${yearsAgo}`, yearsAgo, index))
  const [current] = enrolments
  if (current === undefined) return
  if (row.guestAt !== undefined) addGuestEnrolment(pupil, elev, current, row.guestAt)
  addAbsence(pupil, (daysAgo) => enrolments[row.years.indexOf(pupil.calendar.yearsAgo(daysAgo))] ?? current)
  addSubjectRecords(pupil, current)
  addPptRecords(pupil, id, person)
  if (row.followUp !== undefined) {
    set.add(
      'utdanning/ot/otungdom',
      `OT_${id}`,
      {},
      {
        person,
        status: linkTo('utdanning/kodeverk/otstatus', row.followUp),
        enhet: linkTo('utdanning/kodeverk/otenhet', 'OTE_1'),
      },
    )
  }
}

function addEnrolment(
  { set, calendar, schools, child, row }: Pupil,
  elev: Link,
  id: string,
  yearsAgo: number,
  index: number,
): Enrolment {
  const { code, startYear, period } = calendar.year(yearsAgo)
  const grade = row.grades?.[index] ?? Math.min(13, Math.max(1, startYear - Number(child.birthDate.slice(0, 4)) - 5))
  const place = schools.find(([highest]) => grade <= highest)?.[1]
  if (place === undefined) throw new Error(`no school in the demo has grade ${grade}`)
  const interruptedOn = `${startYear + 1}-02-03T12:00:00Z`
  const schoolYear = linkTo('utdanning/kodeverk/skolear', code)
  const placement = grade <= 10 ? `${grade}. trinn` : `Vg${grade - 10} ${row.programme ?? ''}`
  const link = set.add(
    'utdanning/elev/elevforhold',
    `E_${id}`,
    {
      beskrivelse: row.aside === undefined ? placement : `${placement}, ${row.aside}`,
      hovedskole: true,
      tosprakligFagopplaring: row.bilingual ?? false,
      gyldighetsperiode: row.interrupted === true ? { ...period, slutt: interruptedOn } : period,
      ...(row.interrupted === true && { avbruddsdato: interruptedOn }),
      ...(row.remarks !== undefined && {
        anmerkninger: [
          {
            systemId: { identifikatorverdi: `AN_${id}` },
            atferd: row.remarks[0],
            orden: row.remarks[1],
            _links: { skolear: [schoolYear] },
          },
        ],
      }),
    },
    {
      elev,
      skole: place.school,
      skolear: schoolYear,
      kategori: linkTo('utdanning/kodeverk/elevkategori', row.category ?? 'heltid'),
      ...(row.interrupted === true && { avbruddsarsak: linkTo('utdanning/kodeverk/avbruddsarsak', '3') }),
    },
  )
  const name = `${grade <= 10 ? grade : grade - 10}${grade <= 10 ? row.group.slice(0, 1) : row.group}`
  const group = set.add(
    'utdanning/elev/kontaktlarergruppe',
    `KG_${id}`,
    { navn: name, beskrivelse: `Kontaktlærergruppe ${name}` },
    {
      skole: place.school,
      skolear: schoolYear,
      undervisningsforhold: place.teacher,
      klasse: linkTo('utdanning/elev/klasse', `KL_${id}`),
    },
  )
  set.add(
    'utdanning/elev/kontaktlarergruppemedlemskap',
    `KM_${id}`,
    { gyldighetsperiode: period },
    { elevforhold: link, kontaktlarergruppe: group },
  )
  return { id, link, schoolYear }
}

/** A place at another school, and a group there that is registered on the main enrolment as well. */
function addGuestEnrolment({ set, calendar }: Pupil, elev: Link, main: Enrolment, schoolName: string): void {
  const id = `${main.id}_G`
  const school = set.add('utdanning/utdanningsprogram/skole', `S_${id}`, {
    navn: schoolName,
    skolenummer: { identifikatorverdi: '80099' },
    kontaktinformasjon: { telefonnummer: '+4788888888' },
  })
  const { start } = calendar.year(0).period
  const link = set.add(
    'utdanning/elev/elevforhold',
    `E_${id}`,
    { beskrivelse: 'Gjesteelev under innleggelse', hovedskole: false, gyldighetsperiode: { start } },
    { elev, skole: school },
  )
  const group = set.add(
    'utdanning/elev/kontaktlarergruppe',
    `KG_${id}`,
    { navn: 'BUP dag', beskrivelse: schoolName },
    { skole: school },
  )
  for (const [index, elevforhold] of [link, main.link].entries()) {
    set.add(
      'utdanning/elev/kontaktlarergruppemedlemskap',
      `KM_${id}_${index}`,
      {},
      { elevforhold, kontaktlarergruppe: group },
    )
  }
}

function addAbsence({ set, calendar, row }: Pupil, enrolmentAt: (daysAgo: number) => Enrolment): void {
  const collections = new Map<Enrolment, Link>()
  for (const [index, [daysAgo, type, hours, onDiploma, comment]] of (row.absences ?? []).entries()) {
    const enrolment = enrolmentAt(daysAgo)
    const { id, link } = enrolment
    const elevfravar =
      collections.get(enrolment) ?? set.add('utdanning/vurdering/elevfravar', `EF_${id}`, {}, { elevforhold: link })
    collections.set(enrolment, elevfravar)
    set.add(
      'utdanning/vurdering/fravarsregistrering',
      `FR_${id}_${index}`,
      {
        foresPaVitnemal: onDiploma,
        periode: calendar.hours(daysAgo, hours),
        ...(comment !== undefined && { kommentar: comment }),
      },
      {
        elevfravar,
        fravarstype: linkTo('utdanning/kodeverk/fravarstype', type),
        undervisningsgruppe: linkTo('utdanning/timeplan/undervisningsgruppe', `UG_${id}`),
      },
    )
  }
}

function addSubjectRecords({ set, calendar, row }: Pupil, { id, link, schoolYear }: Enrolment): void {
  const subjectOf = (code: string): Link => linkTo('utdanning/timeplan/fag', `FAG_${code}`)
  const memberships = new Map<string, Link>()
  const membershipOf = (code: string): Link => {
    const known = memberships.get(code)
    if (known !== undefined) return known
    const faggruppe = set.add(
      'utdanning/timeplan/faggruppe',
      `FG_${id}_${code}`,
      { navn: code, beskrivelse: code },
      { fag: subjectOf(code) },
    )
    const membership = set.add(
      'utdanning/timeplan/faggruppemedlemskap',
      `FM_${id}_${code}`,
      {},
      { elevforhold: link, faggruppe },
    )
    memberships.set(code, membership)
    return membership
  }

  for (const [code, missed, taught] of row.overviews ?? []) {
    const share = (hours: number) => ({
      fravarstimer: missed * 100,
      undervisningstimer: hours * 100,
      prosent: Math.round((missed / hours) * 10_000),
    })
    set.add(
      'utdanning/vurdering/fravarsoversikt',
      `FO_${id}_${code}`,
      { halvar: share(taught), skolear: share(2 * taught) },
      { elevforhold: link, fag: subjectOf(code) },
    )
  }
  for (const [index, [type, code, daysAgo, percent, text]] of (row.warnings ?? []).entries()) {
    set.add(
      'utdanning/elev/varsel',
      `VA_${id}_${index}`,
      { fravarsprosent: percent, sendt: calendar.day(daysAgo), tekst: text },
      { faggruppemedlemskap: membershipOf(code), type: linkTo('utdanning/kodeverk/varseltype', type) },
    )
  }
  for (const [index, [kind, code, examForm]] of (row.arrangements ?? []).entries()) {
    set.add(
      'utdanning/elev/elevtilrettelegging',
      `ET_${id}_${index}`,
      {},
      {
        elev: link,
        tilrettelegging: linkTo('utdanning/kodeverk/tilrettelegging', kind),
        ...(code !== undefined && { fag: subjectOf(code) }),
        ...(examForm !== undefined && { eksamensform: linkTo('utdanning/kodeverk/eksamensform', examForm) }),
      },
    )
  }
  if (row.marks === undefined) return
  const elevvurdering = set.add('utdanning/vurdering/elevvurdering', `EV_${id}`, {}, { elevforhold: link })
  for (const [index, [code, mark, daysAgo, comment]] of row.marks.entries()) {
    set.add(
      'utdanning/vurdering/halvarsfagvurdering',
      `HV_${id}_${index}`,
      { kommentar: comment, vurderingsdato: calendar.day(daysAgo) },
      {
        elevvurdering,
        fag: subjectOf(code),
        skolear: schoolYear,
        karakter: linkTo('utdanning/vurdering/karakterverdi', mark),
      },
    )
  }
}

function addPptRecords({ set, calendar, row }: Pupil, id: string, person: Link): void {
  for (const [index, [referred, completed, conclusion, reason]] of (row.expert ?? []).entries()) {
    set.add(
      'samsyn/ppt/sakkyndigvurdering',
      `SV_${id}_${index}`,
      {
        henvist: calendar.day(referred),
        henvisningsgrunn: reason,
        ...(completed !== undefined && {
          ferdigstilt: calendar.day(completed),
          konklusjon: conclusion,
          tilradning: `Tilråding etter utredning: ${reason}`,
        }),
      },
      { person },
    )
  }
  for (const [index, [type, decided, hours, grounds]] of (row.decisions ?? []).entries()) {
    set.add(
      'samsyn/ppt/tilretteleggingsvedtak',
      `TV_${id}_${index}`,
      {
        type,
        vedtaksdato: calendar.day(decided),
        gyldighetsperiode: {
          start: calendar.day(decided),
          slutt: calendar.year(Math.max(0, calendar.yearsAgo(decided) - 1)).period.slutt,
        },
        begrunnelse: grounds,
        ...(hours !== undefined && { arstimer: hours * 100 }),
      },
      { person },
    )
  }
}
