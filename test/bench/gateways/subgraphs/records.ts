import { CHILD_COUNT, childId, childName } from '../people.ts'

/** What the sectors know of each child, as their subgraphs would answer it. The same at every start. */

const SCHOOLS = ['Løkkåsen skole', 'Ærfuglveien skole', 'Sjøbråten skole']
const TEACHERS = ['Tone Bråthen', 'Pål Sørbø', 'Gunnvår Næss', 'Håkon Åsheim']
const DOCTORS = ['Jørgen Aasbø', 'Liv Sætren', 'Åshild Mørk']
const OFFICES = ['NAV Tåsenvik', 'NAV Sørøya', 'NAV Nærbyen']
const SUBJECTS = ['Norsk', 'Matematikk', 'Kroppsøving', 'Kunst og håndverk']

const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T
const day = (index: number): string => String((index % 28) + 1).padStart(2, '0')

function createRecords(index: number) {
  return {
    __typename: 'Child',
    id: childId(index),
    displayName: childName(index),
    myCapacity: 'TEAM',
    school: {
      enrolment: [{ grade: `GRADE_${(index % 7) + 1}`, school: { name: pick(SCHOOLS, index) } }],
      attendance: {
        overviews: [{ subject: { name: pick(SUBJECTS, index) }, wholeYear: { percent: (index % 9) + 0.5 } }],
      },
      contacts: [{ name: `${(index % 7) + 1}B`, teachers: [{ name: pick(TEACHERS, index) }] }],
    },
    health: {
      contacts: [{ role: 'GENERAL_PRACTITIONER', name: pick(DOCTORS, index) }],
      appointments: [{ service: 'SPEECH_THERAPY', startsAt: `2026-10-${day(index)}T08:30:00Z`, status: 'BOOKED' }],
      schoolNurseContact: { consultations: [{ date: `2026-09-${day(index)}`, status: 'HELD' }] },
    },
    childWelfare: {
      contact: [{ role: 'CONTACT_PERSON', name: pick(TEACHERS, index + 1) }],
      measures: [{ group: 'CHILD_DEVELOPMENT', startDate: `2026-02-${day(index)}` }],
      plan: [
        { kind: 'MEASURE_PLAN', startDate: `2026-03-${day(index)}`, evaluations: [{ date: `2026-08-${day(index)}` }] },
      ],
    },
    nav: {
      contact: { officeName: pick(OFFICES, index) },
      followUp: { periods: [{ startDate: `2026-04-${day(index)}` }] },
      activities: [{ title: 'Samtale om støtte', status: 'IN_PROGRESS' }],
    },
  }
}

export type ChildRecords = ReturnType<typeof createRecords>

export const CHILDREN: readonly ChildRecords[] = Array.from({ length: CHILD_COUNT }, (_, index) => createRecords(index))
