import type { Random } from '../random.ts'
import { type Entry, hold, type Told } from '../records.ts'
import { type Bundle, type Service, SHARED_SERVICES } from './health-bundle.ts'

/** When a child meets a service. */

export function addEncounter(
  { add, patient, addOrganization, addPractitioner, codeOf, canaries }: Bundle,
  service: Service,
  status: string,
): Entry {
  const date = canaries.day(-3_000, -5)
  add('Encounter', {
    status,
    class: { code: 'AMB' },
    serviceType: codeOf(service),
    subject: patient,
    participant: [{ individual: { reference: addPractitioner().reference } }],
    period: { start: `${date}T09:00:00+01:00` },
    serviceProvider: { reference: addOrganization().reference },
    reasonCode: [{ text: canaries.word() }],
  })
  return { date, told: hold({ date, status: 'HELD' }) }
}

/** An agreed appointment of a service that tells no more of it than its time. */
export function addBooking(
  { add, patient, addPractitioner, codeOf, canaries }: Bundle,
  service: Service,
  low: number,
  high: number,
): { readonly startsAt: string; readonly consultation: Entry } {
  const date = canaries.day(low, high)
  const startsAt = `${date}T10:20:00Z`
  add('Appointment', {
    status: 'booked',
    serviceType: [codeOf(service)],
    description: canaries.word(),
    comment: canaries.word(),
    start: startsAt,
    end: `${date}T11:00:00Z`,
    participant: [
      { actor: patient, status: 'accepted' },
      { actor: { reference: addPractitioner().reference }, status: 'accepted' },
    ],
  })
  return { startsAt, consultation: { date, told: hold({ date, status: 'PLANNED' }) } }
}

export function addAppointment(
  { add, patient, addOrganization, addPractitioner, codeOf, canaries }: Bundle,
  service: keyof typeof SHARED_SERVICES,
  random: Random,
): Entry {
  const { word } = canaries
  const date = canaries.day(-3_000, 300)
  const [startsAt, endsAt] = [`${date}T08:${random.whole(10, 59)}:00Z`, `${date}T09:${random.whole(10, 59)}:00Z`]
  const status = random.pick(['booked', 'fulfilled', 'cancelled'] as const)
  const place = word()
  const location = add('Location', { name: place, managingOrganization: { reference: addOrganization().reference } })
  add('Appointment', {
    status,
    serviceType: [codeOf(service)],
    description: word(),
    comment: word(),
    reasonCode: [{ text: word() }],
    start: startsAt,
    end: endsAt,
    participant: [
      { actor: patient, status: 'accepted' },
      { actor: { reference: addPractitioner().reference }, status: 'accepted' },
      { actor: { display: word() }, status: 'tentative' },
      { actor: { reference: location }, status: 'accepted' },
    ],
  })
  const told: Readonly<Record<string, Told>> = {
    service: SHARED_SERVICES[service],
    startsAt,
    endsAt,
    status: { booked: 'BOOKED', fulfilled: 'HELD', cancelled: 'CANCELLED' }[status],
    place,
  }
  return { date, told: hold(told) }
}
