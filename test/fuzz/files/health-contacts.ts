import type { Random } from '../random.ts'
import { type Entry, hold } from '../records.ts'
import { type Bundle, type Service, SHARED_SERVICES } from './health-bundle.ts'

/** Who follows a child up, and for how long. */

/** A service that follows the child up, as a contact. */
export function addShared(
  { add, patient, addOrganization, addPractitioner, codeOf, canaries }: Bundle,
  service: keyof typeof SHARED_SERVICES,
): Entry {
  const [organization, practitioner] = [addOrganization(), addPractitioner()]
  add('EpisodeOfCare', {
    status: 'active',
    type: [codeOf(service)],
    diagnosis: [{ condition: { display: canaries.word() } }],
    patient,
    managingOrganization: { reference: organization.reference },
    careManager: { reference: practitioner.reference },
    period: { start: canaries.day(-3_000, -5) },
  })
  const told = {
    role: SHARED_SERVICES[service],
    name: practitioner.name,
    organisation: organization.name,
    phone: organization.phone,
  }
  return { date: null, told: hold(told) }
}

export function addTeam({ add, patient, addOrganization, addPractitioner, canaries }: Bundle): readonly Entry[] {
  const { word } = canaries
  const members = (['Barnekoordinator', 'Fysioterapeut'] as const).map((role) => {
    const [organization, practitioner] = [addOrganization(), addPractitioner()]
    return { role, organization, practitioner }
  })
  add('CareTeam', {
    status: 'active',
    subject: patient,
    participant: [
      ...members.map(({ role, organization, practitioner }) => ({
        role: [{ text: role }],
        member: { reference: practitioner.reference, display: word() },
        onBehalfOf: { reference: organization.reference },
      })),
      { role: [{ text: 'Psykolog' }], member: { reference: addPractitioner().reference } },
      { role: [{ text: 'Mor' }], member: { display: word() } },
    ],
    note: [{ text: word() }],
  })
  return members.map(({ role, organization, practitioner }) => ({
    date: null,
    told: hold({
      role: role === 'Barnekoordinator' ? 'CHILD_COORDINATOR' : 'PHYSIOTHERAPY',
      name: practitioner.name,
      organisation: organization.name,
      phone: organization.phone,
    }),
  }))
}

export function addEpisode(
  { add, patient, addOrganization, addPractitioner, codeOf, canaries }: Bundle,
  service: Service,
  random: Random,
): Entry {
  const [startedOn, endedOn] = canaries.days(-3_000, -5)
  const status = random.pick(['active', 'onhold', 'finished'] as const)
  add('EpisodeOfCare', {
    status,
    type: [codeOf(service)],
    diagnosis: [{ condition: { display: canaries.word() } }],
    patient,
    managingOrganization: { reference: addOrganization().reference },
    careManager: { reference: addPractitioner().reference },
    period: { start: startedOn, end: endedOn },
  })
  const told = { status: { active: 'ONGOING', onhold: 'PAUSED', finished: 'ENDED' }[status], startedOn, endedOn }
  return { date: startedOn, told: hold(told) }
}
