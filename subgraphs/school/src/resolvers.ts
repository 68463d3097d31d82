import { isOnOrAfter, type SectorResolvers, type SliceResolvers } from '@samsyn/kit'
import type { SchoolRecord } from './generated/sdl.ts'
import type { Loaders } from './loaders.ts'
import type { Dated, DatePeriod, Fag, Fravarsprosent } from './records.ts'

/** The records that may be shared, in the graph's words; `null` for none. */
function share<R extends Dated, T>(records: readonly R[], since: string | null, map: (record: R) => T): T[] | null {
  const shared = records.filter(({ gjelderFra }) => isOnOrAfter(since, gjelderFra)).map(map)
  return shared.length === 0 ? null : shared
}

/** The object, or `null` where it holds nothing. */
function orNull<T extends object>(object: T): T | null {
  return Object.values(object).every((value) => value === null) ? null : object
}

const toSubject = (fag: Fag | null) => fag && { code: fag.navn, name: fag.beskrivelse }

const toShare = ({ prosent, fravarstimer, undervisningstimer }: Fravarsprosent) => ({
  percent: prosent,
  absenceHours: fravarstimer,
  teachingHours: undervisningstimer,
})

const toDates = (period: DatePeriod | null) => ({ startDate: period?.start ?? null, endDate: period?.slutt ?? null })

const slices: SliceResolvers<SchoolRecord, Loaders> = {
  enrolment: async ({ nationalIdentityNumber, since }, _args, { loaders }) =>
    share(await loaders.enrolment.load(nationalIdentityNumber), since, (elevforhold) => ({
      ...toDates(elevforhold.gyldighetsperiode),
      interruptedOn: elevforhold.avbruddsdato,
      schoolYear: elevforhold.skolear,
      grade: elevforhold.placement.grade,
      programme: elevforhold.placement.programme,
      category: elevforhold.kategori,
      school: elevforhold.skole && {
        name: elevforhold.skole.navn,
        organisationNumber: elevforhold.skole.organisasjonsnummer,
      },
    })),

  attendance: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const { registreringer, oversikter, varsler } = await loaders.attendance.load(nationalIdentityNumber)
    return orNull({
      registrations: share(registreringer, since, ({ periode, fravarstype, foresPaVitnemal }) => ({
        start: periode.start,
        end: periode.slutt,
        kind: fravarstype,
        onDiploma: foresPaVitnemal,
      })),
      overviews: share(oversikter, since, ({ fag, elevforholdSkolear, halvar, skolear }) => ({
        subject: toSubject(fag),
        schoolYear: elevforholdSkolear,
        firstHalfYear: toShare(halvar),
        wholeYear: toShare(skolear),
      })),
      warnings: share(varsler, since, ({ fravarsprosent, sendt, fag }) => ({
        percent: fravarsprosent,
        sentOn: sendt,
        subject: toSubject(fag),
      })),
    })
  },

  contacts: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const groups = await loaders.contacts.load(nationalIdentityNumber)
    const shared = groups.filter(({ gjelderFra }) => gjelderFra === null || isOnOrAfter(since, gjelderFra))
    return share(shared, null, (gruppe) => ({
      ...toDates(gruppe.gyldighetsperiode),
      name: gruppe.navn,
      teachers: gruppe.kontaktlarere.length === 0 ? null : gruppe.kontaktlarere.map((name) => ({ name })),
      schoolPhone: gruppe.telefonnummer,
      schoolEmail: gruppe.epostadresse,
    }))
  },

  adaptedEducation: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const { tospraklig, tilrettelegginger, vedtak } = await loaders.adaptedEducation.load(nationalIdentityNumber)
    const bilingual = share(tospraklig, since, ({ rett }) => rett)?.[0] ?? null
    const arrangements = share(tilrettelegginger, since, ({ fag, tilrettelegging, eksamensform }) => ({
      subject: toSubject(fag),
      kind: tilrettelegging,
      examForm: eksamensform,
    }))
    const decisions = share(vedtak, since, ({ vedtaksdato, type, gyldighetsperiode, arstimer }) => ({
      decidedOn: vedtaksdato,
      kind: type,
      ...toDates(gyldighetsperiode),
      hoursPerYear: arstimer,
    }))
    // That a child has no such right is nothing recorded, where nothing else is.
    if (bilingual !== true && arrangements === null && decisions === null) return null
    return { bilingualSubjectTeaching: bilingual, arrangements, decisions }
  },

  ppt: async ({ nationalIdentityNumber, since }, _args, { loaders }) =>
    share(await loaders.ppt.load(nationalIdentityNumber), since, (vurdering) => ({
      referredOn: vurdering.henvist,
      completedOn: vurdering.ferdigstilt,
      conclusion: vurdering.konklusjon,
      reassessBy: vurdering.nyVurderingInnen,
    })),

  assessment: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const { vurderinger, anmerkninger, varsler } = await loaders.assessment.load(nationalIdentityNumber)
    return orNull({
      marks: share(vurderinger, since, ({ fag, skolear, vurderingsdato, karakter }) => ({
        subject: toSubject(fag),
        schoolYear: skolear,
        assessedOn: vurderingsdato,
        mark: karakter?.mark ?? null,
        status: karakter?.status ?? null,
      })),
      remarks: share(anmerkninger, since, ({ skolear, atferd, orden }) => ({
        schoolYear: skolear,
        behaviour: atferd,
        order: orden,
      })),
      warnings: share(varsler, since, ({ type, sendt, fag }) => ({
        kind: type,
        sentOn: sendt,
        subject: toSubject(fag),
      })),
    })
  },

  followUpService: async ({ nationalIdentityNumber }, _args, { loaders }) => {
    const [youth] = await loaders.followUpService.load(nationalIdentityNumber)
    return youth === undefined ? null : { status: youth.status, unit: youth.enhet }
  },
}

export const resolvers: SectorResolvers<Loaders> = { SchoolRecord: slices }
