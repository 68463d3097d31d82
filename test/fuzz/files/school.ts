import { hold, latest, latestFirst, type SliceRecords } from '../records.ts'
import { addEnrolment, addGuestEnrolment, type Enrolment, type Pupil } from './school-enrolment.ts'
import { addAssessmentByPpt, addDecision } from './school-ppt.ts'
import { addAbsence, addArrangement, addMark, addOverview, addWarning } from './school-subjects.ts'

/** What the school has on a child, as FINT collections and in the graph's words. Words that are told nowhere are never shared. */
export function addPupil(pupil: Pupil): SliceRecords {
  const { child, set, canaries, random } = pupil
  const { word } = canaries
  const id = `p${child.id.slice(-4)}`
  const person = set.addPerson(child.nationalIdentityNumber, {
    navn: { fornavn: word(), etternavn: word() },
    bostedsadresse: { adresselinje: [word()], postnummer: '9999', poststed: word() },
  })
  const elev = set.add(
    'utdanning/elev/elev',
    id,
    { elevnummer: { identifikatorverdi: word() }, kontaktinformasjon: { mobiltelefonnummer: word() } },
    { person },
  )
  const enrolments = [0, 1].map((index) => addEnrolment(pupil, elev, `${id}_${index}`))
  const [main, other] = enrolments as [Enrolment, Enrolment]
  addGuestEnrolment(pupil, elev, main)
  const status = random.pick(['OTAR', 'OTUK'] as const)
  const unit = word()
  set.add(
    'utdanning/ot/otungdom',
    id,
    {},
    {
      person,
      status: set.addCode('utdanning/kodeverk/otstatus', status, word()),
      enhet: set.addCode('utdanning/kodeverk/otenhet', `OTE_${id}`, unit),
    },
  )
  return {
    enrolment: latestFirst(enrolments.map(({ entry }) => entry)),
    contacts: latestFirst(enrolments.map(({ contact }) => contact)),
    attendance: hold(
      {
        registrations: latestFirst([main, main, other].map((enrolment, index) => addAbsence(pupil, enrolment, index))),
        overviews: latestFirst(enrolments.map((enrolment) => addOverview(pupil, enrolment))),
        warnings: latestFirst([0, 1].map((index) => addWarning(pupil, main, index, 'FRAV'))),
      },
      ['registrations', 'overviews', 'warnings'],
    ),
    adaptedEducation: hold(
      {
        bilingualSubjectTeaching: latest(enrolments.map(({ bilingual }) => bilingual)),
        arrangements: latestFirst(enrolments.map((enrolment) => addArrangement(pupil, enrolment))),
        decisions: latestFirst([0, 1].map((index) => addDecision(pupil, `${id}_${index}`, person))),
      },
      ['bilingualSubjectTeaching', 'arrangements', 'decisions'],
    ),
    ppt: latestFirst([0, 1].map((index) => addAssessmentByPpt(pupil, `${id}_${index}`, person))),
    assessment: hold(
      {
        marks: latestFirst(enrolments.map((enrolment) => addMark(pupil, enrolment))),
        remarks: latestFirst(enrolments.map(({ remark }) => remark)),
        warnings: latestFirst((['VURD', 'ORD'] as const).map((kind, index) => addWarning(pupil, other, index, kind))),
      },
      ['marks', 'remarks', 'warnings'],
    ),
    followUpService: hold({ status: status === 'OTAR' ? 'IN_ACTIVITY' : 'UNKNOWN_ACTIVITY', unit }),
  }
}
