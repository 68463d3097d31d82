import type { Collections } from './fint.ts'
import { type Reference, toDate } from './fint-values.ts'
import { createEmptyRecords, type Dated, type Fag, type SchoolRecords } from './records.ts'

/**
 * Puts each child's records together, by national identity number. A record belongs to the one owner it names itself:
 * what another record says of it is not followed, so that no list can hand one child's record to another. A record whose
 * owner is not in the set is left out; any other link that leads out of the set is absent.
 */
export function joinRecords(set: Collections): ReadonlyMap<string, SchoolRecords> {
  const children = new Map<string, SchoolRecords>()
  const owners = createOwners(set, (number) => {
    const records = children.get(number) ?? createEmptyRecords()
    children.set(number, records)
    return records
  })
  joinEnrolments(set, owners)
  joinAttendance(set, owners)
  joinWarnings(set, owners)
  joinContacts(set, owners)
  joinArrangements(set, owners)
  joinMarks(set, owners)
  joinFollowUp(set, owners)
  joinPpt(set, owners)
  for (const child of children.values()) sortLatestFirst(child)
  return children
}

type Owners = ReturnType<typeof createOwners>

function createOwners(set: Collections, childOf: (number: string) => SchoolRecords) {
  return {
    childOf,
    /** The enrolment a link leads to, with the records of the child it belongs to. */
    enrolmentOf: (reference: Reference | undefined) => {
      const elevforhold = set.elevforhold.find(reference)
      const elev = set.elev.find(elevforhold?._links.elev)
      if (elevforhold === undefined || elev === undefined) return undefined
      return {
        elevforhold,
        child: childOf(elev._links.person),
        gjelderFra: elevforhold.gyldighetsperiode?.start ?? null,
        skolear: findSkolear(set, elevforhold._links.skolear),
      }
    },
  }
}

function findSkolear(set: Collections, reference: Reference | undefined): string | null {
  return set.skolear.find(reference)?.navn ?? null
}

function findFag(set: Collections, reference: Reference | undefined): Fag | null {
  return set.fag.find(reference)?.fag ?? null
}

function joinEnrolments(set: Collections, { enrolmentOf }: Owners): void {
  for (const record of set.elevforhold.records) {
    const enrolment = enrolmentOf(set.elevforhold.refer(record))
    if (enrolment === undefined) continue
    const { child, gjelderFra, skolear } = enrolment
    const { tosprakligFagopplaring } = record
    if (typeof tosprakligFagopplaring === 'boolean') {
      child.adaptedEducation.tospraklig.push({ gjelderFra, rett: tosprakligFagopplaring })
    }
    for (const { atferd, orden, _links } of record.anmerkninger ?? []) {
      child.assessment.anmerkninger.push({
        gjelderFra,
        skolear: findSkolear(set, _links.skolear) ?? skolear,
        atferd,
        orden,
      })
    }
    if (record.hovedskole !== true) continue
    const skole = set.skole.find(record._links.skole)
    child.enrolment.push({
      gjelderFra,
      skolear,
      gyldighetsperiode: record.gyldighetsperiode ?? null,
      avbruddsdato: record.avbruddsdato ?? null,
      kategori: set.elevkategori.find(record._links.kategori)?.kode ?? null,
      placement: record.beskrivelse,
      skole: skole === undefined ? null : { navn: skole.navn, organisasjonsnummer: skole.organisasjonsnummer ?? null },
    })
  }
}

function joinAttendance(set: Collections, { enrolmentOf }: Owners): void {
  for (const { periode, foresPaVitnemal, _links } of set.fravarsregistrering.records) {
    const fravar = set.elevfravar.find(_links.elevfravar)
    enrolmentOf(fravar?._links.elevforhold)?.child.attendance.registreringer.push({
      gjelderFra: toDate(periode.start),
      periode,
      foresPaVitnemal,
      fravarstype: set.fravarstype.find(_links.fravarstype)?.kode ?? null,
    })
  }
  for (const { halvar, skolear, _links } of set.fravarsoversikt.records) {
    const enrolment = enrolmentOf(_links.elevforhold)
    enrolment?.child.attendance.oversikter.push({
      gjelderFra: enrolment.gjelderFra,
      elevforholdSkolear: enrolment.skolear,
      fag: findFag(set, _links.fag),
      halvar,
      skolear,
    })
  }
}

function joinWarnings(set: Collections, { enrolmentOf }: Owners): void {
  for (const { fravarsprosent, sendt, _links } of set.varsel.records) {
    const medlemskap = set.faggruppemedlemskap.find(_links.faggruppemedlemskap)
    const child = enrolmentOf(medlemskap?._links.elevforhold)?.child
    const fag = findFag(set, set.faggruppe.find(medlemskap?._links.faggruppe)?._links.fag)
    const type = set.varseltype.find(_links.type)?.kode
    if (type === 'ABSENCE') child?.attendance.varsler.push({ gjelderFra: sendt, sendt, fag, fravarsprosent })
    // A warning of an unknown type may be of any slice, so it is of none.
    else if (type !== undefined && type !== 'OTHER')
      child?.assessment.varsler.push({ gjelderFra: sendt, sendt, fag, type })
  }
}

function joinContacts(set: Collections, { enrolmentOf }: Owners): void {
  for (const { gyldighetsperiode, _links } of set.kontaktlarergruppemedlemskap.records) {
    const enrolment = enrolmentOf(_links.elevforhold)
    const gruppe = set.kontaktlarergruppe.find(_links.kontaktlarergruppe)
    if (enrolment?.elevforhold.hovedskole !== true || gruppe === undefined) continue
    const skole = set.skole.find(gruppe._links.skole)
    // A group at another school, such as a hospital's, tells what a guest enrolment would.
    if (skole === undefined || skole !== set.skole.find(enrolment.elevforhold._links.skole)) continue
    enrolment.child.contacts.push({
      gjelderFra: gyldighetsperiode?.start ?? null,
      gyldighetsperiode: gyldighetsperiode ?? null,
      navn: gruppe.navn,
      telefonnummer: skole.kontaktinformasjon?.telefonnummer ?? null,
      epostadresse: skole.kontaktinformasjon?.epostadresse ?? null,
      kontaktlarere: gruppe._links.undervisningsforhold.flatMap((reference) => {
        const ressurs = set.skoleressurs.find(set.undervisningsforhold.find(reference)?._links.skoleressurs)
        return set.person.find(ressurs?._links.person)?.navn ?? []
      }),
    })
  }
}

function joinArrangements(set: Collections, { enrolmentOf }: Owners): void {
  for (const { _links } of set.elevtilrettelegging.records) {
    const enrolment = enrolmentOf(_links.elev)
    enrolment?.child.adaptedEducation.tilrettelegginger.push({
      gjelderFra: enrolment.gjelderFra,
      fag: findFag(set, _links.fag),
      tilrettelegging: set.tilrettelegging.find(_links.tilrettelegging)?.kode ?? null,
      eksamensform: set.eksamensform.find(_links.eksamensform)?.kode ?? null,
    })
  }
}

function joinMarks(set: Collections, { enrolmentOf }: Owners): void {
  for (const { vurderingsdato, _links } of set.halvarsfagvurdering.records) {
    const vurdering = set.elevvurdering.find(_links.elevvurdering)
    enrolmentOf(vurdering?._links.elevforhold)?.child.assessment.vurderinger.push({
      gjelderFra: vurderingsdato,
      vurderingsdato,
      fag: findFag(set, _links.fag),
      skolear: findSkolear(set, _links.skolear),
      karakter: set.karakterverdi.find(_links.karakter)?.kode ?? null,
    })
  }
}

function joinFollowUp(set: Collections, { childOf }: Owners): void {
  for (const { _links } of set.otungdom.records) {
    childOf(_links.person).followUpService.push({
      gjelderFra: null,
      status: set.otstatus.find(_links.status)?.kode ?? null,
      enhet: set.otenhet.find(_links.enhet)?.navn ?? null,
    })
  }
}

function joinPpt(set: Collections, { childOf }: Owners): void {
  for (const { henvist, ferdigstilt, konklusjon, nyVurderingInnen, _links } of set.sakkyndigvurdering.records) {
    childOf(_links.person).ppt.push({
      gjelderFra: henvist,
      henvist,
      ferdigstilt: ferdigstilt ?? null,
      konklusjon: konklusjon ?? null,
      nyVurderingInnen: nyVurderingInnen ?? null,
    })
  }
  for (const { vedtaksdato, type, gyldighetsperiode, arstimer, _links } of set.tilretteleggingsvedtak.records) {
    childOf(_links.person).adaptedEducation.vedtak.push({
      gjelderFra: vedtaksdato,
      vedtaksdato,
      type: type ?? null,
      gyldighetsperiode: gyldighetsperiode ?? null,
      arstimer: arstimer ?? null,
    })
  }
}

function sortLatestFirst(records: SchoolRecords): void {
  for (const slice of Object.values(records) as (Dated[] | Record<string, Dated[]>)[]) {
    for (const list of Array.isArray(slice) ? [slice] : Object.values(slice)) {
      list.sort((a, b) => (b.gjelderFra ?? '').localeCompare(a.gjelderFra ?? ''))
    }
  }
}
