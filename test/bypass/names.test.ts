import { describe, expect, it } from 'vitest'
import { ABSENCE_OF_LINNEA, setStage, withheldAt } from '../stage.ts'

/**
 * Names a client chooses: aliases, fragments' keys and variables, also those that JavaScript gives every object
 * (CVE-2026-32621, CVE-2026-104852) and those that gateway and planner use themselves.
 */

const stage = setStage()
const KINDS = ABSENCE_OF_LINNEA.map((kind) => ({ kind }))
const REFUSED = [400, null]

/** What every object and every function of the gateway's process has. The gateway runs in the process of the test. */
function describePrototypes(): readonly unknown[] {
  return [Object.prototype, Function.prototype, Array.prototype].map((prototype) => [
    Reflect.ownKeys(prototype),
    Object.values(Object.getOwnPropertyDescriptors(prototype)).map(({ value }) => value as unknown),
  ])
}

describe('an alias', () => {
  it.each([
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'isPrototypeOf',
    'then',
    'toJSON',
    'length',
    'entries',
    'displayName',
    'health',
    'school',
    'representations',
    '_entities',
    '_service',
    '_',
  ])('%s at every level is a name and nothing more', async (name) => {
    const before = describePrototypes()
    const answer = await stage.ask(
      'coordinator',
      `query ($id: ID!) { ${name}: child(id: $id) { ${name}: school {
        ${name}: attendance { ${name}: registrations { ${name}: kind } } ppt: ppt { ${name}: conclusion } } } }`,
      { variables: { id: stage.idOf('linnea') } },
    )
    const registrations = ABSENCE_OF_LINNEA.map((kind) => ({ [name]: kind }))
    expect(answer.data).toEqual({ [name]: { [name]: { [name]: { [name]: registrations }, ppt: null } } })
    expect(answer.withheld).toEqual([withheldAt('school.ppt', name, name, 'ppt')])
    expect(stage.sectorRequests().map(({ query }) => query.includes('conclusion'))).toEqual([false])
    expect(describePrototypes()).toEqual(before)
  })

  it.each(['constructor', 'toString', 'then', 'id'])(
    '%s of a slice that is not shared withholds it the same',
    async (name) => {
      const { data, withheld } = await stage.askChild(
        'coordinator',
        'linnea',
        `school { ${name}: ppt { ${name}: conclusion } }`,
      )
      expect(data).toEqual({ child: { school: null } })
      expect(withheld).toEqual([withheldAt('school.ppt', 'child', 'school', name)])
      expect(stage.sectorRequests()).toEqual([])
    },
  )

  it.each(['constructor', 'toString', 'then'])(
    '%s in three sectors at once mixes none of their answers',
    async (name) => {
      const before = describePrototypes()
      const { data } = await stage.askChild(
        'coordinator',
        'linnea',
        `a: school { ${name}: attendance { ${name}: registrations { kind } } }
       b: health { ${name}: plan { ${name}: goals { __typename } } }
       c: nav { ${name}: householdEconomy { ${name}: parent } }`,
      )
      expect(data).toEqual({
        child: {
          a: { [name]: { [name]: KINDS } },
          b: { [name]: { [name]: [{ __typename: 'HealthGoal' }, { __typename: 'HealthGoal' }] } },
          c: { [name]: [{ [name]: 'MOTHER' }] },
        },
      })
      expect(describePrototypes()).toEqual(before)
    },
  )

  it('that is the name of another slice moves neither slice: each goes by its own decision', async () => {
    const { data, withheld } = await stage.askChild(
      'coordinator',
      'linnea',
      'school { ppt: attendance { registrations { kind } } attendance: ppt { conclusion } }',
    )
    expect(data).toEqual({ child: { school: { ppt: { registrations: KINDS }, attendance: null } } })
    expect(withheld).toEqual([withheldAt('school.ppt', 'child', 'school', 'attendance')])
  })

  it('that is the name of another sector moves neither: each is asked for its own', async () => {
    const { data, withheld } = await stage.askChild(
      'coordinator',
      'linnea',
      `school: health { ppt: plan { goals { __typename } } attendance: mentalHealthFollowUp { __typename } }
       health: school { plan: attendance { registrations { kind } } mentalHealthFollowUp: ppt { conclusion } }`,
    )
    expect(data).toEqual({
      child: {
        school: { ppt: { goals: [{ __typename: 'HealthGoal' }, { __typename: 'HealthGoal' }] }, attendance: null },
        health: { plan: { registrations: KINDS }, mentalHealthFollowUp: null },
      },
    })
    expect(withheld).toEqual([
      withheldAt('health.mentalHealthFollowUp', 'child', 'school', 'attendance'),
      withheldAt('school.ppt', 'child', 'health', 'mentalHealthFollowUp'),
    ])
  })

  it('gives the same slice twice, with other fields each time, and of one not shared neither', async () => {
    const { data, withheld } = await stage.askChild(
      'coordinator',
      'linnea',
      `one: school { a: attendance { registrations { kind } } b: attendance { warnings { __typename } } p: ppt { conclusion } }
       two: school { a: attendance { overviews { __typename } } p: ppt { referredOn } q: ppt { completedOn } }`,
    )
    expect(data).toEqual({
      child: {
        one: { a: { registrations: KINDS }, b: { warnings: null }, p: null },
        two: { a: { overviews: [{ __typename: 'AbsenceOverview' }] }, p: null, q: null },
      },
    })
    expect(withheld).toEqual([
      withheldAt('school.ppt', 'child', 'one', 'p'),
      withheldAt('school.ppt', 'child', 'two', 'p'),
      withheldAt('school.ppt', 'child', 'two', 'q'),
    ])
  })

  it('keeps two children apart, also where one is called as the other is elsewhere', async () => {
    const selection = 'displayName school { assessment { __typename } attendance { registrations { kind } } }'
    const { data, withheld } = await stage.ask(
      'coordinator',
      `query ($a: ID!, $b: ID!, $c: ID!) { b: child(id: $a) { ${selection} } a: child(id: $b) { ${selection} } c: child(id: $c) { ${selection} } }`,
      { variables: { a: stage.idOf('linnea'), b: stage.idOf('emil'), c: stage.idOf('thea') } },
    )
    expect(data).toEqual({
      b: { displayName: 'Linnea Lyngblom', school: { assessment: null, attendance: { registrations: KINDS } } },
      a: { displayName: 'Emil Nygård', school: null },
      c: null,
    })
    expect(withheld).toEqual([
      withheldAt('school.assessment', 'b', 'school', 'assessment'),
      withheldAt('school.assessment', 'a', 'school', 'assessment'),
      withheldAt('school.attendance', 'a', 'school', 'attendance'),
    ])
  })

  it.each([
    ['the hidden id', '__samsyn_id: displayName'],
    ['the hidden capacity', '__samsyn_capacity: displayName'],
    ['the hidden type, inside a slice', 'school { attendance { __samsyn_type: registrations { kind } } }'],
    ['the type', '__typename: displayName'],
    ['the type of an entity, inside a namespace', 'school { __typename: attendance { registrations { kind } } }'],
    ['the prototype', '__proto__: displayName'],
    ['the prototype, of a namespace', '__proto__: school { attendance { registrations { kind } } }'],
    ['the prototype, of a slice', 'school { __proto__: attendance { registrations { kind } } }'],
    ['the prototype, below a slice', 'school { attendance { __proto__: registrations { kind } } }'],
    ['the key, for a field of the registry', 'id: displayName school { attendance { registrations { kind } } }'],
    ['the key, for a namespace', 'id: school { attendance { registrations { kind } } }'],
    ['the key, in a fragment', '... on Child { ... { id: myCapacity } }'],
  ])('may not take the name of %s', async (_what, selection) => {
    const before = describePrototypes()
    const answer = await stage.askChild('coordinator', 'linnea', selection)
    expect([answer.status, answer.data]).toEqual(REFUSED)
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(stage.sectorRequests()).toEqual([])
    expect(describePrototypes()).toEqual(before)
  })

  it('of its own id a child may have, and id may be a name elsewhere', async () => {
    const { data } = await stage.askChild(
      'coordinator',
      'linnea',
      'id x: id school { id: attendance { id: registrations { id: kind } } }',
    )
    const id = stage.idOf('linnea')
    const registrations = ABSENCE_OF_LINNEA.map((kind) => ({ id: kind }))
    expect(data).toEqual({ child: { id, x: id, school: { id: { id: registrations } } } })
  })
})

describe('a variable', () => {
  const SLICES = (name: string): string =>
    `school { attendance @include(if: $${name}) { registrations { kind } } ppt @include(if: $${name}) { conclusion } }`
  const SHARED = { child: { school: { attendance: { registrations: KINDS }, ppt: null } } }

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'first', '_representations', '_', 'samsyn'])(
    '$%s decides by the value it is given, and by its default where none is',
    async (name) => {
      const given = `query ($id: ID!, $${name}: Boolean!) { child(id: $id) { ${SLICES(name)} } }`
      const id = stage.idOf('linnea')
      const yes = await stage.ask('coordinator', given, { variables: { id, [name]: true } })
      expect(yes.data).toEqual(SHARED)
      expect(yes.withheld).toEqual([withheldAt('school.ppt', 'child', 'school', 'ppt')])
      const no = await stage.ask('coordinator', given, { variables: { id, [name]: false } })
      expect([no.data, no.withheld]).toEqual([{ child: { school: null } }, []])
      const defaulted = given.replace('Boolean!', 'Boolean! = true')
      const missing = await stage.ask('coordinator', defaulted, { variables: { id } })
      expect(missing.text).toBe(yes.text)
      expect(stage.sectorRequests().map(({ query }) => query.includes('ppt'))).toEqual([false, false])
    },
  )

  it.each(['representations', '__proto__', '__samsyn_id', '__typename'])('may not be called $%s', async (name) => {
    const query = `query ($id: ID!, $${name}: Boolean! = true) { child(id: $id) { ${SLICES(name)} } }`
    const answer = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea') } })
    expect([answer.status, answer.data]).toEqual(REFUSED)
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(stage.sectorRequests()).toEqual([])
  })

  it('that the operation does not declare changes nothing', async () => {
    const plain = await stage.askChild('coordinator', 'linnea', 'school { ppt { conclusion } }')
    const id = stage.idOf('linnea')
    for (const extra of ['representations', '_entities', 'locating', 'role', 'purpose', '__samsyn_id', 'constructor']) {
      const variables = { id, [extra]: extra === 'representations' ? [{ __typename: 'Child', id }] : 'COORDINATOR' }
      const answer = await stage.askChild('coordinator', 'linnea', 'school { ppt { conclusion } }', { variables })
      expect(answer.text, extra).toBe(plain.text)
    }
    expect(stage.sectorRequests()).toEqual([])
  })

  it.each([
    ['null where a value must be', null],
    ['a list of one id', ['$id']],
    ['an object with an id', { id: '$id' }],
    ['true', true],
    ['a number with a fraction', 1.5],
  ])('for the child that is %s is refused, and not repeated', async (_what, value) => {
    const id = JSON.parse(JSON.stringify(value).replace('$id', stage.idOf('linnea'))) as unknown
    const answer = await stage.ask('coordinator', 'query ($id: ID!) { child(id: $id) { displayName } }', {
      variables: { id },
    })
    expect([answer.status, answer.data]).toEqual(REFUSED)
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    expect(answer.text).not.toContain(stage.idOf('linnea'))
  })

  it.each(['true', 1, null, 'yes', {}, []])(
    'for a condition that is %j is refused before anyone is asked',
    async (value) => {
      const query = `query ($id: ID!, $a: Boolean!) { child(id: $id) { ${SLICES('a')} } }`
      const answer = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea'), a: value } })
      expect([answer.status, answer.data]).toEqual(REFUSED)
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
      expect(stage.sectorRequests()).toEqual([])
    },
  )
})
