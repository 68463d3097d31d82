import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { SLICE_IDS } from '@samsyn/schema/policy'
import { EVERY_SLICE, NO_SECTOR } from '../everything.ts'
import { type Answer, at } from '../told.ts'
import { ABSENCE_OF_LINNEA, setStage, withheldAt } from '../stage.ts'

/**
 * What a mutation answers with: a child in a payload is a child like any other, and what is asked of it goes by the decision
 * as it is when the mutations of the document are done.
 */

const stage = setStage()
const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const MUTATIONS = Object.values(schema.getMutationType()?.getFields() ?? {})
const KINDS = ABSENCE_OF_LINNEA.map((kind) => ({ kind }))

const fieldsOf = (name: string): readonly string[] => {
  const type = schema.getType(name)
  return isObjectType(type) ? Object.keys(type.getFields()) : []
}
const WITH_CHILD = MUTATIONS.filter(({ type }) => fieldsOf(getNamedType(type).name).includes('child')).map(
  ({ name }) => name,
)

/** A value a schema takes, about one child. What else is named is nobody's. */
function writeValue(type: GraphQLInputType, name: string, child: string): unknown {
  if (isNonNullType(type)) return writeValue(type.ofType, name, child)
  if (isListType(type)) return [name === 'slices' ? 'school.attendance' : writeValue(type.ofType, name, child)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, writeValue(field.type, field.name, child)]),
    )
  }
  if (name === 'child') return child
  if (name === 'nationalIdentityNumber') return '14831750031'
  return { ID: randomUUID(), Date: '2026-01-15', Boolean: true, String: 'abc', Int: 1 }[getNamedType(type).name]
}

function perform(persona: string, name: string, child: string, selection: string): Promise<Answer> {
  const input = schema.getMutationType()?.getFields()[name]?.args[0]
  if (input === undefined) throw new Error(`no mutation ${name} with an argument`)
  const query = `mutation ($input: ${String(input.type)}) { ${name}(${input.name}: $input) { problem { code } ${selection} } }`
  return stage.ask(persona, query, { variables: { input: writeValue(input.type, input.name, child) } })
}

it('a payload leads to a child by its field child alone, and these are the mutations that have one', () => {
  const others = MUTATIONS.map(({ name }) => name).filter((name) => !WITH_CHILD.includes(name))
  expect(others).toEqual(['setMyEmail', 'registerChild'])
  const reach = (type: string, seen = new Set<string>()): Set<string> => {
    const named = schema.getType(type)
    if (seen.has(type) || !isObjectType(named)) return seen
    seen.add(type)
    for (const field of Object.values(named.getFields())) {
      if (field.name !== 'child') reach(getNamedType(field.type).name, seen)
    }
    return seen
  }
  for (const { type } of MUTATIONS) expect([...reach(getNamedType(type).name)]).not.toContain('Child')
})

describe.each(WITH_CHILD)('%s', (name) => {
  it.each(['outsider', 'guardian-a', 'coordinator', 'registrar'])(
    'answers a %s about a child they may not know of as about one that is not there',
    async (persona) => {
      // Thea is the outsider's, and no one else's; Linnea is everyone else's.
      const hidden = persona === 'outsider' ? 'linnea' : 'signe'
      const about = await perform(persona, name, stage.idOf(hidden), `child { id displayName ${EVERY_SLICE} }`)
      const nobody = await perform(persona, name, randomUUID(), `child { id displayName ${EVERY_SLICE} }`)
      expect(about.text).toBe(nobody.text)
      expect(at(about.data, name, 'child')).toBeNull()
      expect(at(about.data, name, 'problem', 'code')).toBe('NOT_FOUND')
      expect(stage.sectorRequests()).toEqual([])
    },
  )

  it.each(['guardian-a', 'guardian-b', 'registrar', 'privacy-officer'])(
    'shows a %s no sector data, done or refused',
    async (persona) => {
      const { data, errors } = await perform(persona, name, stage.idOf('hakon'), `child { id ${EVERY_SLICE} }`)
      expect(errors).toEqual([])
      const child = at(data, name, 'child')
      if (child !== null) {
        expect(child).toEqual({ id: stage.idOf('hakon'), ...NO_SECTOR })
      }
      expect(stage.sectorRequests()).toEqual([])
    },
  )

  it('shows a coordinator nothing a question would not', async () => {
    const selection =
      'school { attendance { registrations { kind } } ppt { conclusion } } nav { benefits { __typename } }'
    const { data, withheld } = await perform('coordinator', name, stage.idOf('linnea'), `child { ${selection} }`)
    const child = at(data, name, 'child')
    if (child === null) expect(withheld).toEqual([])
    else {
      expect(child).toEqual({ school: { attendance: { registrations: KINDS }, ppt: null }, nav: null })
      expect(withheld).toEqual([
        withheldAt('school.ppt', name, 'child', 'school', 'ppt'),
        withheldAt('nav.benefits', name, 'child', 'nav', 'benefits'),
      ])
    }
    for (const { query } of stage.sectorRequests()) expect(query).not.toMatch(/ppt|benefits/)
  })
})

describe('a request for consent', () => {
  const REQUEST = `mutation ($input: RequestConsentInput!) { requestConsent(input: $input) {
    problem { code } child { displayName directives { id } accessLog { nodes { id } } ${EVERY_SLICE} } } }`

  it('shows whoever asks the slices that are shared already, and not the one that is asked for', async () => {
    const input = { child: stage.idOf('emil'), slices: ['school.attendance'], purpose: 'COORDINATION' }
    const { data, withheld } = await stage.ask('coordinator', REQUEST, { variables: { input } })
    expect(data).toEqual({
      requestConsent: {
        problem: null,
        child: {
          displayName: 'Emil Nygård',
          directives: null,
          accessLog: null,
          ...NO_SECTOR,
        },
      },
    })
    expect(withheld.map(({ slice }) => slice)).toEqual(SLICE_IDS)
    expect(stage.sectorRequests()).toEqual([])
  })

  it('is recorded as a look-up of what its payload shows', async () => {
    const count = async (): Promise<readonly unknown[]> => {
      const text = "SELECT details->'slices' AS slices FROM audit.disclosure WHERE child = $1 ORDER BY seq"
      return (await stage.product().database.query(text, [stage.idOf('maret')])).rows
    }
    const before = await count()
    const input = { child: stage.idOf('maret'), slices: ['health.plan'], purpose: 'COORDINATION' }
    const query = REQUEST.replace(EVERY_SLICE, 'nav { benefits { kind } } health { plan { status } }')
    const { data } = await stage.ask('coordinator', query, { variables: { input } })
    expect(at(data, 'requestConsent', 'child', 'nav', 'benefits')).not.toBeNull()
    expect(at(data, 'requestConsent', 'child', 'health')).toBeNull()
    const after = await count()
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toEqual({ slices: [{ slice: 'nav.benefits', directive: expect.any(String) }] })
  })
})

describe('a withdrawal in the same document', () => {
  it('is in force for every payload, those of mutations before it too', async () => {
    // Randi records what families say, and another registrar has put her on Ante's team: she may do both in one document.
    const { product, ask, idOf } = stage
    const child = idOf('ante')
    const randi = product().families.person('randi')
    const joined = await ask(
      'registrar-b',
      'mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { problem { code } } }',
      {
        variables: {
          input: {
            child,
            nationalIdentityNumber: randi.nationalIdentityNumber,
            displayName: 'Randi Østervold',
            role: 'COORDINATOR',
            service: 'COORDINATION_UNIT',
            organisation: '314000013',
            from: product().families.today,
          },
        },
      },
    )
    expect(at(joined.data, 'addTeamMember', 'problem')).toBeNull()
    const slices = 'school { attendance { __typename } enrolment { __typename } }'
    const before = await ask('registrar', `query ($id: ID!) { child(id: $id) { ${slices} } }`, {
      variables: { id: child },
    })
    expect(before.withheld).toEqual([])
    expect(at(before.data, 'child', 'school', 'attendance')).not.toBeNull()

    const { data, withheld } = await ask(
      'registrar',
      `mutation ($request: RequestConsentInput!, $withdrawal: RecordWithdrawalInput!) {
        first: requestConsent(input: $request) { problem { code } child { ${slices} } }
        second: recordWithdrawal(input: $withdrawal) { problem { code } child { ${slices} } }
      }`,
      {
        variables: {
          request: { child, slices: ['health.plan'], purpose: 'COORDINATION' },
          withdrawal: { child, person: product().families.person('gro').id, slices: ['school.attendance'] },
        },
      },
    )
    expect([at(data, 'first', 'problem'), at(data, 'second', 'problem')]).toEqual([null, null])
    for (const place of ['first', 'second']) {
      expect(at(data, place, 'child', 'school', 'attendance'), place).toBeNull()
      expect(at(data, place, 'child', 'school', 'enrolment'), place).not.toBeNull()
    }
    expect(withheld).toEqual(
      ['first', 'second'].map((place) => withheldAt('school.attendance', place, 'child', 'school', 'attendance')),
    )
  })
})

describe('a mutation about one child', () => {
  it('is refused where what it names is of another, and answers without either', async () => {
    const own = await stage.askChild('guardian-a', 'hakon', 'directives { id slices { slice { id } } }')
    const [directive] = at(own.data, 'child', 'directives') as { id: string }[]
    const query = `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) {
      problem { code } directive { id slices { slice { id } } } child { displayName ${EVERY_SLICE} } } }`
    const input = { child: stage.idOf('linnea'), directive: directive?.id }
    const { data } = await stage.ask('guardian-a', query, { variables: { input } })
    expect(data).toEqual({ withdrawConsent: { problem: { code: 'NOT_FOUND' }, directive: null, child: null } })
    const again = await stage.askChild('guardian-a', 'hakon', 'directives { id slices { slice { id } } }')
    expect(again.text).toBe(own.text)
  })
})
