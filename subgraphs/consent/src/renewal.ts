import {
  type Actor,
  addDays,
  type ChildFacts,
  type ChildId,
  checkTerms,
  dateInNorway,
  type DirectiveId,
  isPlainDate,
  type PlainDate,
  seeFacts,
  startOfDate,
} from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import { randomUUID } from 'node:crypto'
import { findActingChild } from './perform-act.ts'
import type { RegistryContext } from './loaders.ts'
import { describeProblem } from './problems.ts'
import type { TermsResult } from './terms.ts'

/** The terms of a directive that continues another: the same slices but for those withdrawn, from today to a new last day. */
export function readRenewal(facts: ChildFacts, { person, at }: Actor, id: DirectiveId, to: PlainDate): TermsResult {
  const renewed = seeFacts(facts, person, at).directives.find((directive) => directive.id === id)
  if (renewed === undefined) return { ok: false, code: 'NOT_FOUND' }
  if (!isPlainDate(to)) return { ok: false, code: 'INVALID_PERIOD' }
  const { kind, recipients, purposes, recordsSince, legalNature, gdprBasis, withdrawals } = renewed
  const withdrawn = withdrawals.flatMap(({ slices }) => slices)
  const slices = renewed.slices.filter((slice) => !withdrawn.includes(slice))
  if (slices.length === 0) return { ok: false, code: 'NOT_RENEWABLE' }
  return {
    ok: true,
    terms: {
      id: randomUUID(),
      kind,
      slices,
      recipients,
      purposes,
      validFrom: startOfDate(dateInNorway(at)),
      validTo: startOfDate(addDays(to, 1)),
      recordsSince,
      legalNature,
      gdprBasis,
      renews: id,
    },
  }
}

/** The text of such terms, or what is wrong with them. */
export async function readRenewalText(
  _: unknown,
  input: { readonly child: ChildId; readonly directive: DirectiveId; readonly to: PlainDate },
  context: RegistryContext,
) {
  const found = await findActingChild(input.child, 'consent', context)
  if (!found.ok) return describeProblem(found.code)
  const { truth, viewer } = found.view
  const actor = { person: viewer.person.id, assurance: viewer.assurance, at: viewer.at }
  const read = readRenewal(truth, actor, input.directive, input.to)
  if (!read.ok) return describeProblem(read.code)
  const fault = checkTerms(read.terms, viewer.at)
  if (fault !== null) return describeProblem(fault)
  return { terms: read.terms, textHash: hashConsentText(read.terms), problem: null }
}
