import type { Canaries } from '../canaries.ts'
import type { Child } from '../people.ts'

/** A FHIR R4 bundle under construction. */

const MUNICIPAL = 'urn:oid:2.16.578.1.12.4.1.1.8663'
const HOSPITAL = 'urn:oid:2.16.578.1.12.4.1.1.8655'

type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string; readonly id: string }

const SERVICES = {
  doctor: [MUNICIPAL, 'KA01'],
  habilitation: [HOSPITAL, 'H07'],
  speech: [HOSPITAL, 'A09'],
  nurse: [MUNICIPAL, 'KF01'],
  bup: [HOSPITAL, 'PB'],
  youthClinic: [MUNICIPAL, 'KF0103'],
} as const

export type Service = keyof typeof SERVICES

export const SHARED_SERVICES = {
  doctor: 'GENERAL_PRACTITIONER',
  habilitation: 'CHILD_HABILITATION',
  speech: 'SPEECH_THERAPY',
} as const

/** Resources under construction, with who works where: each service has staff and a house of its own for each child. */
export function createBundle(child: Child, canaries: Canaries) {
  const { word } = canaries
  const resources: Resource[] = []
  let serial = 0
  const add = (resourceType: string, members: object): string => {
    const id = `h${child.id.slice(-4)}-${++serial}`
    resources.push({ resourceType, id, ...members })
    return `${resourceType}/${id}`
  }
  const patient = {
    reference: add('Patient', {
      identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: child.nationalIdentityNumber }],
      active: true,
      name: [{ family: word(), given: [word()] }],
      address: [{ line: [word()], city: word() }],
    }),
  }
  const addOrganization = () => {
    const [name, phone] = [word(), word()]
    const reference = add('Organization', { name, telecom: [{ system: 'phone', value: phone, use: 'work' }] })
    return { reference, name, phone }
  }
  const addPractitioner = () => {
    const [given, family] = [word(), word()]
    const reference = add('Practitioner', {
      name: [{ family, given: [given] }],
      telecom: [{ system: 'phone', value: word(), use: 'home' }],
    })
    return { reference, name: `${given} ${family}` }
  }
  const codeOf = (service: Service) => {
    const [system, code] = SERVICES[service]
    return { coding: [{ system, code, display: word() }] }
  }
  return { child, canaries, resources, add, patient, addOrganization, addPractitioner, codeOf }
}

export type Bundle = ReturnType<typeof createBundle>
