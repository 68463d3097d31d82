import { type ChildFacts, type ChildId, type DirectiveId, isOfFamily, type PersonId } from '@samsyn/schema/policy'
import { codify, DISPLAY_LOCALE, nameCodeSystem, nameUuid } from '../receipt/fhir-codes.ts'
import type { CodeableConcept, Coding, Reference } from '../receipt/fhir-types.ts'
import type { AuditAgent, AuditBundle, AuditEntity, AuditEvent } from './audit-event-types.ts'
import type { LogKind } from './log-entry.ts'
import type { ExportedEntry, LogFile } from './log-file.ts'

const DCM = 'http://dicom.nema.org/resources/ontology/DCM'
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'
const PRIVACY_DISCLOSURE =
  'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source'
const SAMSYN: Reference = { type: 'Device', display: 'Samsyn' }
/** The profile wants it, and the registry records none. */
const NO_NETWORK: NonNullable<AuditAgent['network']> = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}

/**
 * The log as a FHIR R4 Bundle of AuditEvent, JSON. A look that was shown something is a Privacy Disclosure at the source of
 * IHE Basic Audit Log Patterns 1.1, with the directives that shared it as its Consents and the slices as their details.
 * That profile is of no other entry: an act of the family, and a look that was shown nothing, is about the child's record
 * here. Organisations are not in it.
 */
export function writeAuditEvents({ facts, entries, at }: LogFile): string {
  const resources = entries.map((entry) => writeAuditEvent(entry, facts))
  const bundle: AuditBundle = {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at,
    ...(resources.length === 0
      ? {}
      : { entry: resources.map((resource) => ({ fullUrl: nameUuid(resource.id), resource })) }),
  }
  return JSON.stringify(bundle, null, 2)
}

function writeAuditEvent(entry: ExportedEntry, facts: ChildFacts): AuditEvent {
  const isDisclosure = entry.kind === 'LOOKED' && entry.slices.length > 0
  const kind: Coding = { system: nameCodeSystem('log-entry-kind'), code: entry.kind }
  return {
    resourceType: 'AuditEvent',
    id: toUuid(entry.id),
    ...(isDisclosure ? { meta: { profile: [PRIVACY_DISCLOSURE] } } : {}),
    language: DISPLAY_LOCALE,
    type: isDisclosure
      ? { system: DCM, code: '110106', display: 'Export' }
      : { system: DCM, code: '110110', display: 'Patient Record' },
    subtype: isDisclosure ? [{ system: `${TERMINOLOGY}/iso-21089-lifecycle`, code: 'disclose' }, kind] : [kind],
    action: findAction(entry.kind),
    recorded: entry.at,
    outcome: '0',
    ...(entry.purpose === null ? {} : { purposeOfEvent: [codify(nameCodeSystem('purpose'), entry.purpose)] }),
    agent: isDisclosure ? writeDisclosureAgents(entry) : writeActors(entry, facts),
    source: { observer: SAMSYN, type: [{ system: `${TERMINOLOGY}/security-source-type`, code: '4' }] },
    entity: [writePatient(facts.child), ...writeDirectives(entry)],
  }
}

function findAction(kind: LogKind): AuditEvent['action'] {
  if (kind === 'LOOKED') return 'R'
  return kind === 'GAVE' || kind === 'REQUESTED' ? 'C' : 'U'
}

/** The ids of acts are no UUIDs, and longer than FHIR has it: of one is made a UUID of the kind that is for that (RFC 9562 § 5.8). */
function toUuid(id: string): string {
  if (id.length === 36) return id
  const bytes = Buffer.from(id, 'base64url').subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function writeDisclosureAgents(entry: ExportedEntry): readonly AuditAgent[] {
  return [
    { type: codify(DCM, '110153'), who: SAMSYN, requestor: false, network: NO_NETWORK },
    {
      type: codify(DCM, '110152'),
      ...writeRoles(entry),
      who: referTo(entry.person, entry.by, 'Practitioner'),
      requestor: true,
      network: NO_NETWORK,
    },
  ]
}

/** Whoever did it, and the one whose act it was where somebody else put it on record. */
function writeActors(entry: ExportedEntry, facts: ChildFacts): readonly AuditAgent[] {
  const { person, by, onBehalfOf, onBehalfOfName } = entry
  const refer = (one: PersonId, name: string | null): Reference =>
    referTo(one, name, one === facts.child ? 'Patient' : isOfFamily(facts, one) ? 'RelatedPerson' : 'Practitioner')
  const actor = { ...writeRoles(entry), ...(person === null ? {} : { who: refer(person, by) }), requestor: true }
  if (onBehalfOf === null) return [actor]
  const own = codify(`${TERMINOLOGY}/v3-ParticipationType`, 'AUT')
  const recorder = codify(`${TERMINOLOGY}/v3-ParticipationType`, 'ENT')
  return [
    { type: recorder, ...actor },
    { type: own, who: refer(onBehalfOf, onBehalfOfName), requestor: false },
  ]
}

function referTo(person: PersonId | null, name: string | null, type: string): Reference {
  return {
    ...(person === null ? {} : { reference: nameUuid(person) }),
    type,
    ...(name === null ? {} : { display: name }),
  }
}

function writeRoles({ role, service }: ExportedEntry): { readonly role?: readonly CodeableConcept[] } {
  const roles = [
    ...(role === null ? [] : [codify(nameCodeSystem('team-role'), role)]),
    ...(service === null ? [] : [codify(nameCodeSystem('service'), service)]),
  ]
  return roles.length === 0 ? {} : { role: roles }
}

function writePatient(child: ChildId): AuditEntity {
  return {
    what: { reference: nameUuid(child), type: 'Patient' },
    type: { system: `${TERMINOLOGY}/audit-entity-type`, code: '1' },
    role: { system: `${TERMINOLOGY}/object-role`, code: '1' },
  }
}

/** Each directive with its slices; slices without one, or whose directive is not told, by themselves. */
function writeDirectives({ slices }: ExportedEntry): readonly AuditEntity[] {
  const directives = [...new Set(slices.map(({ directive }) => directive))]
  return directives.map((directive): AuditEntity => {
    const own = slices.filter((one) => one.directive === directive)
    return {
      ...writeConsent(directive),
      detail: own.map(({ slice }) => ({ type: nameCodeSystem('slice'), valueString: slice })),
    }
  })
}

function writeConsent(directive: DirectiveId | null): Pick<AuditEntity, 'what' | 'type'> {
  return directive === null
    ? { type: { system: `${TERMINOLOGY}/audit-entity-type`, code: '2' } }
    : {
        what: { reference: nameUuid(directive), type: 'Consent' },
        type: { system: 'http://hl7.org/fhir/resource-types', code: 'Consent' },
      }
}
