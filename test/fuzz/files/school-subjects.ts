import { type Entry, hold, type Told } from '../records.ts'
import type { Link } from './fint-collections.ts'
import { at, type Enrolment, type Pupil } from './school-enrolment.ts'

/** Absence, arrangements, warnings and marks of a pupil, each in a subject of its own. */

const ABSENCES = { U: 'UNDOCUMENTED', D: 'DOCUMENTED', H: 'DOCUMENTED', P: 'LEAVE', X: 'OTHER' } as const

export function addAbsence({ set, canaries, random }: Pupil, { id, link }: Enrolment, index: number): Entry {
  const date = canaries.day(-3_000, -5)
  const kind = random.pick(['U', 'D', 'H', 'P', 'X'] as const)
  const onDiploma = random.chance(0.5)
  const [start, end] = [`${date}T08:${random.whole(10, 59)}:00Z`, `${date}T11:${random.whole(10, 59)}:00Z`]
  const elevfravar = set.add('utdanning/vurdering/elevfravar', `F_${id}_${index}`, {}, { elevforhold: link })
  set.add(
    'utdanning/vurdering/fravarsregistrering',
    `FR_${id}_${index}`,
    { foresPaVitnemal: onDiploma, periode: { start, slutt: end }, kommentar: canaries.word() },
    { elevfravar, fravarstype: set.addCode('utdanning/kodeverk/fravarstype', kind, canaries.word()) },
  )
  return { date, told: hold({ start, end, kind: ABSENCES[kind], onDiploma }) }
}

/** A subject of its own, with the record that leads to it. */
function addSubject({ set, canaries }: Pupil, key: string): { readonly fag: Link; readonly told: Told } {
  const code = `KNA${canaries.number() + 1_000}`
  const name = canaries.word()
  return {
    fag: set.add('utdanning/timeplan/fag', `FAG_${key}`, { navn: code, beskrivelse: name }),
    told: hold({ code, name }),
  }
}

export function addOverview(pupil: Pupil, { id, link, start, year }: Enrolment): Entry {
  const { set, canaries } = pupil
  const { fag, told } = addSubject(pupil, `o_${id}`)
  const share = () => ({
    fravarstimer: canaries.number(),
    undervisningstimer: canaries.number(),
    prosent: canaries.number(),
  })
  const toTold = ({ fravarstimer, undervisningstimer, prosent }: ReturnType<typeof share>): Told =>
    hold({ percent: prosent / 100, absenceHours: fravarstimer / 100, teachingHours: undervisningstimer / 100 })
  const [halvar, skolear] = [share(), share()]
  set.add('utdanning/vurdering/fravarsoversikt', `FO_${id}`, { halvar, skolear }, { elevforhold: link, fag })
  return {
    date: start,
    told: hold({ subject: told, schoolYear: year, firstHalfYear: toTold(halvar), wholeYear: toTold(skolear) }),
  }
}

const WARNINGS = { FRAV: null, VURD: 'ASSESSMENT_BASIS', ORD: 'ORDER' } as const

export function addWarning(pupil: Pupil, { id, link }: Enrolment, index: number, kind: keyof typeof WARNINGS): Entry {
  const { set, canaries } = pupil
  const key = `${id}_${kind}_${index}`
  const { fag, told } = addSubject(pupil, `v_${key}`)
  const faggruppe = set.add('utdanning/timeplan/faggruppe', `G_${key}`, { navn: canaries.word() }, { fag })
  const faggruppemedlemskap = set.add(
    'utdanning/timeplan/faggruppemedlemskap',
    `GM_${key}`,
    {},
    { elevforhold: link, faggruppe },
  )
  const sentOn = canaries.day(-3_000, -5)
  const percent = canaries.number()
  set.add(
    'utdanning/elev/varsel',
    `V_${key}`,
    { fravarsprosent: percent, sendt: at(sentOn), tekst: canaries.word() },
    { faggruppemedlemskap, type: set.addCode('utdanning/kodeverk/varseltype', kind, canaries.word()) },
  )
  const own: Readonly<Record<string, Told>> = kind === 'FRAV' ? { percent: percent / 100 } : { kind: WARNINGS[kind] }
  return { date: sentOn, told: hold({ ...own, sentOn, subject: told }) }
}

export function addArrangement(pupil: Pupil, { id, link, start }: Enrolment): Entry {
  const { set, canaries, random } = pupil
  const { fag, told } = addSubject(pupil, `t_${id}`)
  const kind = random.pick(['UT25', 'LYD', 'ROM'] as const)
  const form = random.pick(['S', 'M', 'P', 'MP'] as const)
  set.add(
    'utdanning/elev/elevtilrettelegging',
    `T_${id}`,
    {},
    {
      elev: link,
      fag,
      tilrettelegging: set.addCode('utdanning/kodeverk/tilrettelegging', kind, canaries.word()),
      eksamensform: set.addCode('utdanning/kodeverk/eksamensform', form, canaries.word()),
    },
  )
  return {
    date: start,
    told: hold({
      subject: told,
      kind: { UT25: 'EXTENDED_TIME', LYD: 'READ_ALOUD', ROM: 'OTHER' }[kind],
      examForm: { S: 'WRITTEN', M: 'ORAL', P: 'PRACTICAL', MP: 'ORAL_PRACTICAL' }[form],
    }),
  }
}

export function addMark(pupil: Pupil, { id, link }: Enrolment): Entry {
  const { set, canaries, random } = pupil
  const { fag, told } = addSubject(pupil, `h_${id}`)
  const assessedOn = canaries.day(-3_000, -5)
  const schoolYear = canaries.word()
  const code = random.pick(['1', '3', '6', 'IV', 'F'] as const)
  const elevvurdering = set.add('utdanning/vurdering/elevvurdering', `EV_${id}`, {}, { elevforhold: link })
  set.add(
    'utdanning/vurdering/halvarsfagvurdering',
    `HV_${id}`,
    { kommentar: canaries.word(), vurderingsdato: at(assessedOn) },
    {
      elevvurdering,
      fag,
      skolear: set.add('utdanning/kodeverk/skolear', `SM_${id}`, { navn: schoolYear }),
      karakter: set.addCode('utdanning/vurdering/karakterverdi', code, canaries.word()),
    },
  )
  const mark = code === 'IV' || code === 'F' ? null : Number(code)
  const status = mark !== null ? 'MARKED' : code === 'IV' ? 'NO_BASIS' : 'OTHER'
  return { date: assessedOn, told: hold({ subject: told, schoolYear, assessedOn, mark, status }) }
}
