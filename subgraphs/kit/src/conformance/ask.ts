import { randomUUID } from 'node:crypto'
import { GRANT_HEADER, GRANT_LIFETIME_SECONDS, hashBody, type SectorGrant } from '@samsyn/schema/grant'
import type { Person } from './people.ts'
import { isObject } from './records.ts'
import { sealClaims } from './seal.ts'
import { printFields, type SlicePlan } from './slice-plan.ts'
import type { SliceValues, Subject } from './subject.ts'
import type { WireReply } from './wire.ts'

export interface Question {
  /** Who is in the grant. */
  readonly people: readonly Person[]
  /** Ids asked about; those in the grant if not given. */
  readonly ids?: readonly string[]
  /** What is asked for; every slice if not given. */
  readonly slices?: readonly SlicePlan[]
  /** What stands inside `... on Child { }`, in place of all fields of `slices`. */
  readonly selection?: string
  /** The whole body, in place of the one these make. */
  readonly body?: string
  /** Claims other than those of the widest grant. */
  readonly grant?: Readonly<Record<string, unknown>>
}

export interface Answer extends WireReply {
  /** `_entities`, `null` where the answer has none. */
  readonly entities: readonly (Readonly<Record<string, unknown>> | null)[] | null
}

/** Asks as the gateway does: one operation, and a grant sealed for its very bytes. */
export async function ask(subject: Subject, question: Question): Promise<Answer> {
  const body = question.body ?? writeBody(subject, question)
  const claims = { ...createClaims(subject, question.people, body), ...question.grant }
  const reply = await subject.wire.send({ headers: grantHeaders(sealClaims(claims, subject.key)), body })
  const data = isObject(reply.json) ? reply.json['data'] : undefined
  const entities = isObject(data) ? data['_entities'] : undefined
  const isList = Array.isArray(entities) && entities.every((entity) => entity === null || isObject(entity))
  return { ...reply, entities: isList ? entities : null }
}

export function grantHeaders(compact: string): Record<string, string> {
  return { 'content-type': 'application/json', [GRANT_HEADER]: compact }
}

/** A body that no other request has, so that nothing kept from one can answer another. */
export function writeBody(subject: Subject, { people, ids, slices = subject.slices, selection }: Question): string {
  const asked = selection ?? `__typename id ${subject.sector} ${printFields(slices)}`
  return JSON.stringify({
    query:
      `query ${writeName()}($representations: [_Any!]!) ` +
      `{ _entities(representations: $representations) { ... on Child { ${asked} } } }`,
    variables: {
      representations: (ids ?? people.map(({ id }) => id)).map((id) => ({ __typename: 'Child', id })),
    },
  })
}

export function writeName(): string {
  return `Q${randomUUID().replaceAll('-', '')}`
}

/** The widest grant: these people, every slice from the beginning, every parent, locating fields too. */
export function createClaims(
  subject: Pick<Subject, 'sector' | 'slices'>,
  people: readonly Person[],
  body: string | Uint8Array,
): SectorGrant {
  const now = Math.floor(Date.now() / 1000)
  return {
    jti: randomUUID(),
    iat: now,
    exp: now + GRANT_LIFETIME_SECONDS,
    aud: subject.sector,
    body: hashBody(body),
    role: 'COORDINATOR',
    org: '314000013',
    purpose: 'COORDINATION',
    slices: grantSlices(subject.slices, { parents: listParents(people) }),
    locating: true,
    children: people.map(({ id, nationalIdentityNumber }) => [id, nationalIdentityNumber]),
  }
}

export function grantSlices(
  slices: readonly SlicePlan[],
  { since = null, parents = [] }: { readonly since?: string | null; readonly parents?: readonly string[] },
): SectorGrant['slices'] {
  return slices.map(({ id, isParents }) => ({ slice: id, since, subjects: isParents ? parents : null }))
}

export function listParents(people: readonly Person[]): string[] {
  return [...new Set(people.flatMap(({ parents }) => parents))]
}

/** The values of one child's slices; none where the child or the namespace is null. */
export function readSlices(subject: Subject, answer: Answer, index = 0): SliceValues {
  const namespace = answer.entities?.[index]?.[subject.sector]
  return isObject(namespace) ? namespace : {}
}
