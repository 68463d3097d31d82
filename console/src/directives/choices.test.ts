import { describe, expect, test } from 'vitest'
import { PURPOSES } from '../format/purposes.ts'
import { ROLES, SERVICES } from '../format/recipients.ts'
import { FIRST_REACH, listLacking, writeTermsInput } from './choices.ts'

const TODAY = '2026-11-20'

describe('an answer, before anything is chosen', () => {
  test('that is no is to every service and role, for every purpose, and lasts as long as any yes', () => {
    expect(writeTermsInput('DENY', ['school.attendance'], FIRST_REACH.DENY, TODAY)).toEqual({
      kind: 'DENY',
      slices: ['school.attendance'],
      recipients: [...SERVICES.map((service) => ({ service })), ...ROLES.map((role) => ({ role }))],
      purposes: PURPOSES,
      to: '2027-11-19',
    })
  })

  test('that is yes is to one service, for one purpose', () => {
    expect(writeTermsInput('PERMIT', [], FIRST_REACH.PERMIT, TODAY)).toMatchObject({
      recipients: [{ service: 'COORDINATION_UNIT' }],
      purposes: ['COORDINATION'],
      to: '2027-02-19',
    })
  })

  test('lacks what it is about, and whatever else is taken out of it', () => {
    expect(listLacking({ slices: [] }, FIRST_REACH.PERMIT)).toEqual(['slices'])
    expect(listLacking({ slices: ['a'] }, { recipients: [], purposes: [], months: 3 })).toEqual([
      'recipients',
      'purposes',
    ])
    expect(listLacking({ slices: ['a'] }, FIRST_REACH.DENY)).toEqual([])
  })
})
