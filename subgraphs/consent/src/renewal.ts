import { randomUUID } from 'node:crypto'
import {
  type Actor,
  addDays,
  type ChildFacts,
  type ChildId,
  dateInNorway,
  type DirectiveId,
  isPlainDate,
  type PlainDate,
  seeFacts,
  startOfDate,
} from '@samsyn/schema/policy'
import { offerText } from './consent-text.ts'
import type { RegistryContext } from './loaders.ts'
import { findActingChild, toActor } from './perform-act.ts'
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
  return offerText(readRenewal(truth, toActor(viewer), input.directive, input.to), viewer.at)
}
