import { describe, expect, it } from 'vitest'
import { aged, deny, EVER_FRESH, family, instant, member, NOON, permit } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import type { ChildFacts } from './facts.ts'
import { LEGAL_TABLE } from './legal-table.ts'

const COORDINATOR = {
  person: 'coordinator',
  assurance: 'HIGH',
  purpose: 'COORDINATION',
  registerReadAt: EVER_FRESH,
} as const
const validUntil = (facts: ChildFacts, at = NOON) => decide({ facts, at, ...COORDINATOR }).validUntil

describe('a decision holds, by time alone, until', () => {
  it.each([
    ['the next age at which a rule changes', family({ born: '2011-12-24' }), '2026-12-24T00:00:00+01:00'],
    ['the 18th birthday', family({ born: '2008-12-24' }), '2026-12-24T00:00:00+01:00'],
    ['the 25th birthday', family({ born: '2001-12-24' }), '2026-12-24T00:00:00+01:00'],
    ['the day a child is born', family({ born: '2026-12-24' }), '2026-12-24T00:00:00+01:00'],
    [
      'the end of a permit',
      family({ born: aged(9) }, permit('school.attendance', ['mother'])),
      '2027-01-01T00:00:00+01:00',
    ],
    [
      'the end the catalogue sets, when that is earlier',
      family(
        { born: aged(9) },
        permit(['school.attendance', 'childWelfare.investigationStatus'], ['mother'], {
          from: instant('2026-09-01T00:00:00+02:00'),
        }),
      ),
      '2026-12-01T00:00:00+01:00',
    ],
    [
      'the start of a permit',
      family(
        { born: aged(9) },
        permit('school.attendance', ['mother'], { from: instant('2026-12-10T00:00:00+01:00') }),
      ),
      '2026-12-10T00:00:00+01:00',
    ],
    [
      'the start of a no',
      family({ born: aged(9) }, deny('school.attendance', 'mother', { from: instant('2026-12-05T00:00:00+01:00') })),
      '2026-12-05T00:00:00+01:00',
    ],
    [
      'the end of a no',
      family({ born: aged(9) }, deny('school.attendance', 'mother', { until: instant('2026-12-05T00:00:00+01:00') })),
      '2026-12-05T00:00:00+01:00',
    ],
    [
      'the end of a no that is longer than a yes may be',
      family(
        { born: aged(9) },
        deny('school.attendance', 'mother', {
          from: instant('2025-06-01T00:00:00+02:00'),
          until: instant('2026-12-05T00:00:00+01:00'),
        }),
      ),
      '2026-12-05T00:00:00+01:00',
    ],
    [
      'the first day of a membership',
      family({ born: aged(9), team: [member('coordinator', { from: '2026-12-01' })] }),
      '2026-12-01T00:00:00+01:00',
    ],
    [
      'the end of a membership',
      family({ born: aged(9), team: [member('coordinator', { to: '2026-12-01' })] }),
      '2026-12-01T00:00:00+01:00',
    ],
  ])('%s', (_, facts, local) => {
    expect(validUntil(facts)).toBe(instant(local))
  })

  it('the 18th birthday, though no row of the table changes then: guardians and a barnekoordinator leave', () => {
    const legalTable = LEGAL_TABLE.filter((row) => row.rule === 'R')
    expect(validUntil(family({ born: '2008-12-24', legalTable }))).toBe(instant('2026-12-24T00:00:00+01:00'))
  })

  it('the nearest of them', () => {
    const facts = family(
      { born: '2011-12-24', team: [member('coordinator', { to: '2026-12-23' })] },
      permit('school.attendance', ['mother']),
    )
    expect(validUntil(facts)).toBe(instant('2026-12-23T00:00:00+01:00'))
  })

  it('never an instant that has come already', () => {
    const facts = family({ born: '2011-12-24' })
    expect(validUntil(facts, instant('2026-12-24T00:00:00+01:00'))).toBe(instant('2027-12-24T00:00:00+01:00'))
  })

  it('the end of time, when nothing is known that could change it', () => {
    const unread = { facts: family({ born: null }), at: NOON, ...COORDINATOR, registerReadAt: null }
    expect(decide(unread).validUntil).toBe('9999-12-31T00:00:00.000Z')
  })
})
