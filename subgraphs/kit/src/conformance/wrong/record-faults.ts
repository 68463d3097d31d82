import { GRANT_MAX_CHILDREN, hashBody } from '@samsyn/schema/grant'
import { isSliceId, SLICES } from '@samsyn/schema/policy'
import { grantSlices, listParents } from '../ask.ts'
import { MODEL_PEOPLE, MODEL_SECTOR } from '../model-subgraph.ts'
import { inventPerson } from '../people.ts'
import { isObject } from '../records.ts'
import type { WireReply } from '../wire.ts'
import { isDate, MODEL_PLAN, slicesOf } from './grant-faults.ts'
import { type Claims, type Exchange, type Fault, readBound, rewrite } from './server.ts'

type Entity = Record<string, unknown> | null
type Child = readonly [id: string, number: string]

const ALL_PARENTS = listParents(MODEL_PEOPLE)
const known = (id: string): (typeof MODEL_PEOPLE)[number] | undefined => MODEL_PEOPLE.find((person) => person.id === id)
const listAsked = ({ variables }: Exchange): string[] =>
  ((variables['representations'] ?? []) as { id: string }[]).map(({ id }) => id)
const childrenOf = (claims: Claims): readonly Child[] => claims['children'] as readonly Child[]
const isGranted = (claims: Claims, slice: string): boolean =>
  slicesOf(claims).some((granted) => granted['slice'] === slice)

/** Asks with other claims than those of a good grant. */
function regrant(change: (claims: Claims, exchange: Exchange) => Claims | null): Fault {
  return (exchange) => {
    const claims = readBound(exchange)
    const changed = claims && change(claims, exchange)
    return exchange.forward(changed === null ? {} : { claims: changed })
  }
}

/** Answers with other entities than those of the right subgraph. */
function reanswer(change: (entities: Entity[], claims: Claims, exchange: Exchange) => unknown): Fault {
  return async (exchange) => {
    const reply = await exchange.forward()
    const claims = readBound(exchange)
    const entities = readEntities(reply)
    if (reply.status !== 200 || claims === null || entities === null) return reply
    return rewrite(reply, { data: { _entities: change(entities, claims, exchange) } })
  }
}

function readEntities({ json }: WireReply): Entity[] | null {
  const data = isObject(json) ? json['data'] : undefined
  const entities = isObject(data) ? data['_entities'] : undefined
  return Array.isArray(entities) ? (entities as Entity[]) : null
}

/** The entity with its slices, or one of them, changed. */
function changeSlices(entity: Entity, change: (name: string, value: unknown) => unknown): Entity {
  const namespace = entity?.[MODEL_SECTOR]
  if (entity === null || !isObject(namespace)) return entity
  const slices = Object.fromEntries(Object.entries(namespace).map(([name, value]) => [name, change(name, value)]))
  return { ...entity, [MODEL_SECTOR]: slices }
}

/** Grants what is missing, where the query looks so. */
const addSlices = (isFit: (query: string) => boolean): Fault =>
  regrant((claims, { query }) => {
    if (!isFit(query) || slicesOf(claims).length === 0) return null
    const missing = MODEL_PLAN.slices.filter(({ id }) => !isGranted(claims, id))
    return { ...claims, slices: [...slicesOf(claims), ...grantSlices(missing, { parents: ALL_PARENTS })] }
  })

const isPlain = (query: string): boolean => !/fragment|First|x: |x\d+: /.test(query)
const countSlices = (query: string): number =>
  MODEL_PLAN.slices.filter(({ name }) => new RegExp(`[{ ]${name} \\{`).test(query)).length

/** Changes the `since` of every slice that has one. */
const resince = (change: (since: string) => string | null): Fault =>
  regrant((claims) => ({
    ...claims,
    slices: slicesOf(claims).map(({ since, ...slice }) => ({
      ...slice,
      since: isDate(since) ? change(since) : since,
    })),
  }))
const isOrdinary = (since: string): boolean => since > '1901' && since < '2100'

/** Changes the parents of every slice that is a parent's own affairs. */
const resubject = (change: (subjects: unknown, parents: readonly string[]) => unknown): Fault =>
  regrant((claims) => {
    const own = listParents(childrenOf(claims).flatMap(([id]) => known(id) ?? []))
    return {
      ...claims,
      slices: slicesOf(claims).map((slice) => {
        const id = String(slice['slice'])
        const isParents = isSliceId(id) && SLICES[id].rule === 'R'
        return isParents ? { ...slice, subjects: change(slice['subjects'], own) } : slice
      }),
    }
  })
const isNumbers = (subjects: unknown): subjects is string[] =>
  Array.isArray(subjects) && subjects.every((number) => /^\d{11}$/.test(String(number)))

export const recordFaults: Readonly<Record<string, Fault>> = {
  // Answers whoever it knows.
  P01: regrant((claims, exchange) => {
    const missing = listAsked(exchange).filter((id) => !childrenOf(claims).some(([granted]) => granted === id))
    const found = missing.flatMap((id): Child[] => {
      const person = known(id)
      return person === undefined ? [] : [[person.id, person.nationalIdentityNumber]]
    })
    return { ...claims, children: [...childrenOf(claims), ...found] }
  }),
  // Shows that it knows a child, if nothing about it.
  P02: reanswer((entities, _claims, exchange) =>
    listAsked(exchange).map((id, index) => {
      const isKnown = entities[index] === null && known(id) !== undefined
      return isKnown ? { __typename: 'Child', id, [MODEL_SECTOR]: null } : entities[index]
    }),
  ),
  // One child out of bounds spoils the lot.
  P03: reanswer((entities) => (entities.includes(null) ? entities.map(() => null) : entities)),
  P04: regrant((claims, { variables }) => {
    const asked = (variables['representations'] ?? []) as { id: string; nationalIdentityNumber?: string }[]
    const [first] = asked
    const number = first?.nationalIdentityNumber
    return number === undefined ? null : { ...claims, children: [[first?.id, number]] }
  }),
  // Goes by a table of its own from id to number.
  P05: regrant((claims) => ({
    ...claims,
    children: childrenOf(claims).map(([id, number]) => [
      id,
      known(id) === undefined && number === MODEL_PEOPLE[0]?.nationalIdentityNumber
        ? inventPerson().nationalIdentityNumber
        : number,
    ]),
  })),
  P06: reanswer((entities, claims) =>
    entities.map((entity) => {
      return changeSlices(entity, (name, value) => {
        return isGranted(claims, `${MODEL_SECTOR}.${name}`) && isNobody(entity) ? (value ?? []) : value
      })
    }),
  ),
  P07: reanswer((entities, _claims, exchange) => {
    const asked = listAsked(exchange)
    return entities.map((entity, index) => (asked.indexOf(asked[index] ?? '') < index ? null : entity))
  }),
  // Takes every entity for a child.
  P08: (exchange) => {
    const claims = readBound(exchange)
    const text = exchange.body.toString('utf8')
    const body = text.replace(/"__typename":"\w+"/, '"__typename":"Child"')
    const isOther = claims !== null && body !== text
    return exchange.forward(isOther ? { body, claims: { ...claims, body: hashBody(body) } } : {})
  },
  P09: reanswer((entities) =>
    entities.map((entity) => entity && { ...entity, id: '00000000-0000-4000-8000-000000000000' }),
  ),
  P10: reanswer((entities) => (entities.length === 0 ? null : entities)),
  // Keeps answers by what was asked.
  P11: async ({ body, memory, forward }) => {
    const reply = await forward()
    if (reply.status !== 200) return reply
    const key = body.toString('utf8')
    if (!memory.has(key)) memory.set(key, reply)
    return memory.get(key) as WireReply
  },
  // Answers in whatever order the records come.
  P12: (exchange) => {
    const key = exchange.body.toString('utf8')
    const isRepeated = exchange.memory.has(key)
    exchange.memory.set(key, true)
    const reverse = reanswer((entities) =>
      entities.map((entity) =>
        changeSlices(entity, (_name, value) => (Array.isArray(value) ? value.toReversed() : value)),
      ),
    )
    return isRepeated ? reverse(exchange) : exchange.forward()
  },

  S01: addSlices((query) => isPlain(query) && countSlices(query) === 1),
  // An empty list where there are records, null where there are none.
  S02: reanswer((entities, claims, exchange) =>
    listAsked(exchange).map((id, index) =>
      changeSlices(entities[index] ?? null, (name, value) => {
        const isHidden = value === null && !isGranted(claims, `${MODEL_SECTOR}.${name}`)
        return isHidden && known(id) !== undefined ? [] : value
      }),
    ),
  ),
  S03: regrant((claims) =>
    slicesOf(claims).length > 0
      ? null
      : { ...claims, slices: grantSlices(MODEL_PLAN.slices, { parents: ALL_PARENTS }) },
  ),
  S04: addSlices((query) => query.includes('x: ')),
  S05: addSlices((query) => query.includes('fragment')),
  S06: addSlices((query) => query.includes('query First')),
  S07: regrant((claims, { query }) =>
    slicesOf(claims).length === 1 && countSlices(query) > 1 ? { ...claims, slices: [] } : null,
  ),

  // Takes a date to come for a mistake.
  D01: resince((since) => (since > '2100' ? null : since)),
  // Goes by the year.
  D02: resince((since) => (isOrdinary(since) ? `${since.slice(0, 4)}-01-01` : since)),
  // After, not on or after.
  D03: resince((since) =>
    isOrdinary(since) ? new Date(Date.parse(since) + 86_400_000).toISOString().slice(0, 10) : since,
  ),
  D04: resince((since) => (since < '1901' ? '2150-01-01' : since)),
  // One date for all.
  D05: regrant((claims) => {
    const since = slicesOf(claims).find((slice) => isDate(slice['since']))?.['since']
    if (since === undefined) return null
    return { ...claims, slices: slicesOf(claims).map((slice) => ({ ...slice, since })) }
  }),
  // Tells that there was more.
  D06: reanswer((entities, claims) =>
    entities.map((entity) =>
      changeSlices(entity, (name, value) => {
        const isCut = slicesOf(claims).some(({ since }) => typeof since === 'string' && isOrdinary(since))
        const more = { kind: 'Eldre oppføringer finnes', startDate: null, endDate: null }
        return isCut && name === 'measures' && Array.isArray(value) ? [...(value as unknown[]), more] : value
      }),
    ),
  ),
  D07: reanswer((entities, claims) =>
    entities.map((entity) =>
      changeSlices(entity, (_name, value) => {
        return value === null && slicesOf(claims).some(({ since }) => isDate(since) && since > '2100') ? [] : value
      }),
    ),
  ),

  L01: regrant((claims, { query }) =>
    isPlain(query) && claims['locating'] === false ? { ...claims, locating: true } : null,
  ),
  L02: reanswer((entities, claims) =>
    entities.map((entity) =>
      changeSlices(entity, (name, value) =>
        name === 'contact' && claims['locating'] === false && Array.isArray(value)
          ? value.map((contact: object) => ('name' in contact ? { ...contact, name: '' } : contact))
          : value,
      ),
    ),
  ),
  // Withholds the whole slice.
  L03: reanswer((entities, claims) =>
    entities.map((entity) =>
      changeSlices(entity, (name, value) => (name === 'contact' && claims['locating'] === false ? null : value)),
    ),
  ),
  // Goes by the names in the answer.
  L04: regrant((claims, { query }) => (/x\d+: /.test(query) ? { ...claims, locating: true } : null)),

  R01: resubject((subjects) => (isNumbers(subjects) && subjects.length === 0 ? ALL_PARENTS : subjects)),
  // One parent speaks for both.
  R02: resubject((subjects, own) =>
    isNumbers(subjects) && subjects.some((number) => own.includes(number))
      ? [...new Set([...subjects, ...own])]
      : subjects,
  ),
  // Any parent speaks for any child.
  R03: resubject((subjects, own) =>
    isNumbers(subjects) && subjects.length > 0 && own.length > 0 && !subjects.some((number) => own.includes(number))
      ? own
      : subjects,
  ),
  // No word on parents is a yes from all.
  R04: resubject((subjects) => (isNumbers(subjects) ? subjects : ALL_PARENTS)),
  R05: regrant((claims) => ({
    ...claims,
    slices: slicesOf(claims).map((slice) => {
      const id = String(slice['slice'])
      return isSliceId(id) && SLICES[id].rule !== 'R' ? { ...slice, subjects: null } : slice
    }),
  })),

  // In the order of its own table.
  B01: reanswer((entities) => (entities.length === 3 ? entities.toReversed() : entities)),
  B02: reanswer((entities) => (entities.length === GRANT_MAX_CHILDREN ? entities.slice(1) : entities)),
  // A loader that loses one of many.
  B03: reanswer((entities, _claims, exchange) => {
    const isLarge = entities.length >= MODEL_PEOPLE.length && listAsked(exchange).every((id) => known(id) !== undefined)
    return isLarge
      ? entities.map((entity, index) => (index === 0 ? changeSlices(entity, () => null) : entity))
      : entities
  }),
  // Keeps the grant where the next request finds it.
  B04: (exchange) => {
    const claims = readBound(exchange)
    const last = exchange.memory.get('claims') as Claims | undefined
    if (claims === null) return exchange.forward()
    exchange.memory.set('claims', claims)
    const isMixed = exchange.connections > 1 && last !== undefined
    return exchange.forward(isMixed ? { claims: { ...claims, children: last['children'] } } : {})
  },
}

function isNobody(entity: Entity): boolean {
  return known(String(entity?.['id'])) === undefined
}
