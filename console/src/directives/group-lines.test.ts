import { describe, expect, test } from 'vitest'
import type { DirectiveFragment, DirectiveState } from '../generated/graphql.ts'
import { groupLines } from './group-lines.ts'
import type { SliceLine } from './standing.ts'

const ME = { displayName: 'Ingrid', isMe: true }
const OTHER = { displayName: 'Pål', isMe: false }

interface Given {
  readonly kind?: DirectiveFragment['kind']
  readonly signers?: readonly (typeof ME)[]
  readonly refusers?: readonly (typeof ME | null)[]
}

function createLine(id: string, given: Given = {}, rest: Partial<SliceLine> = {}): SliceLine {
  const { kind = 'PERMIT', signers = [ME, OTHER], refusers = [] } = given
  const directive = {
    id,
    kind,
    slices: [],
    recipients: [{ service: 'COORDINATION_UNIT', role: null }],
    purposes: ['COORDINATION'],
    recordsSince: null,
    givenBy: ME,
    signatures: signers.map((by) => ({ by })),
    refusals: refusers.map((by) => ({ by })),
  } as unknown as DirectiveFragment
  const slice = { id, sector: 'school', nb: id, nn: id, en: id } as const
  const state: DirectiveState = 'ACTIVE'
  return { directive, slice, state, validTo: '2027-01-31T23:00:00.000Z', isPartlyStopped: false, ...rest }
}

/** By group, and in it by part. */
const idsOf = (...lines: readonly SliceLine[]) =>
  groupLines(lines, true).map(({ parts }) => parts.map((part) => part.lines.map(({ slice }) => slice.id)))

describe('what a family reads', () => {
  test('is said once of all that is shared alike, whichever answers it came of', () => {
    expect(idsOf(createLine('a'), createLine('b'), createLine('c'))).toEqual([[['a', 'b', 'c']]])
  })

  test.each<readonly [string, SliceLine]>([
    ['ends another day', createLine('b', {}, { validTo: '2027-02-28T23:00:00.000Z' })],
    ['someone else has said yes to', createLine('b', { signers: [OTHER] })],
    ['is stopped in part', createLine('b', {}, { isPartlyStopped: true })],
    ['stands otherwise', createLine('b', {}, { state: 'WITHDRAWN' })],
  ])('is said anew of what %s, but not with whom and why', (_, other) => {
    expect(idsOf(createLine('a'), other, createLine('c'))).toEqual([[['a', 'c'], ['b']]])
  })

  test('is said anew of a no, and of what is for something else', () => {
    const other = { ...createLine('c').directive, purposes: ['TRANSITION'] as const }
    const lines = [createLine('a'), createLine('b', { kind: 'DENY' }), createLine('c', {}, { directive: other })]
    expect(idsOf(...lines)).toEqual([[['a']], [['b']], [['c']]])
  })

  test.each<readonly [string, Given, DirectiveState, string]>([
    ['who said yes', {}, 'ACTIVE', 'Ja fra deg og Pål.'],
    ['who said no', { kind: 'DENY' }, 'ACTIVE', 'Nei fra deg.'],
    ['who refused', { signers: [ME], refusers: [OTHER] }, 'REFUSED', 'Ja fra deg. Nei fra Pål.'],
    [
      'that someone not named refused',
      { signers: [ME], refusers: [null] },
      'REFUSED',
      'Ja fra deg. Nei fra en i familien.',
    ],
    ['nothing of a refusal that is not told', { signers: [ME] }, 'REFUSED', 'Ja fra deg.'],
  ])('tells %s', (_, given, state, by) => {
    expect(groupLines([createLine('a', given, { state })], false)[0]?.parts[0]?.by).toBe(by)
  })
})
