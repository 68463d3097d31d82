import { describe, expect, it } from 'vitest'
import type { SliceId } from '@samsyn/schema/policy'
import { readTold, writeCaseload, writeLook } from './look.ts'

const ASKED: readonly SliceId[] = ['school.attendance', 'health.contacts', 'health.plan']

describe('what is asked', () => {
  it('names each slice once below its sector', () => {
    expect(writeLook(ASKED)).toBe(
      'query ($id: ID!) { child(id: $id) { id school { attendance { __typename } } ' +
        'health { contacts { __typename } plan { __typename } } } }',
    )
    expect(writeCaseload(['nav.followUp'])).toContain(
      'children(first: $first) { nodes { id nav { followUp { __typename } } } }',
    )
  })
})

describe('what an answer tells', () => {
  const withheld = (slice: string, ...path: (string | number)[]) => ({ slice, path })

  it('shows what came, and tells that more is shared where it was not withheld', () => {
    const body = {
      data: { child: { id: 'c1', school: { attendance: {} }, health: null } },
      extensions: { consent: { withheld: [withheld('health.plan', 'child', 'health', 'plan')] } },
    }
    expect(readTold(body, ASKED)).toEqual([
      { child: 'c1', shown: ['school.attendance'], told: ['school.attendance', 'health.contacts'] },
    ])
  })

  it('is read for each child of a list apart', () => {
    const body = {
      data: {
        children: {
          nodes: [
            { id: 'c1', school: null },
            { id: 'c2', school: { attendance: {} } },
          ],
        },
      },
      extensions: {
        consent: { withheld: [withheld('school.attendance', 'children', 'nodes', 0, 'school', 'attendance')] },
      },
    }
    expect(readTold(body, ['school.attendance'])).toEqual([
      { child: 'c1', shown: [], told: [] },
      { child: 'c2', shown: ['school.attendance'], told: ['school.attendance'] },
    ])
  })

  it('counts a slice that came although it is said to be withheld', () => {
    const body = {
      data: { child: { id: 'c1', school: { attendance: {} } } },
      extensions: { consent: { withheld: [withheld('school.attendance', 'child', 'school', 'attendance')] } },
    }
    expect(readTold(body, ['school.attendance'])).toEqual([
      { child: 'c1', shown: ['school.attendance'], told: ['school.attendance'] },
    ])
  })

  it.each([
    ['no child', { data: { child: null } }],
    ['no data', { data: null, errors: [{}] }],
    ['an error alone', { errors: [{}] }],
  ])('is nothing where there is %s', (_name, body) => {
    expect(readTold(body, ASKED)).toEqual([])
  })
})
