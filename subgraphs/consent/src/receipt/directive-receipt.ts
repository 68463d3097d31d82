import { type Directive, maySee, type PersonId } from '@samsyn/schema/policy'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { nameOf } from '../people.ts'
import { writeFhirConsent } from './fhir-consent.ts'
import { writePlainReceipt } from './plain-receipt.ts'
import { type ReceiptView, viewReceipt } from './receipt-view.ts'

const WRITERS = { PLAIN: writePlainReceipt, FHIR_R4: writeFhirConsent } as const

/** `ReceiptFormat` of the schema. */
export type ReceiptFormat = keyof typeof WRITERS

/** `Directive.receipt`: JSON, laid out for whoever keeps it. */
export async function directiveReceipt(
  { view, directive }: { readonly view: ChildView; readonly directive: Directive },
  { format }: { readonly format: ReceiptFormat },
  context: RegistryContext,
): Promise<string> {
  return JSON.stringify(WRITERS[format](await readReceipt(view, directive, context)), null, 2)
}

/** What a receipt is written from, with the names the viewer is told. */
export async function readReceipt(
  view: ChildView,
  directive: Directive,
  context: RegistryContext,
): Promise<ReceiptView> {
  const receipt = viewReceipt(view, directive)
  return { ...receipt, names: await readNames(listPeople(receipt.directive, view), context) }
}

/** Whoever the directive names to the viewer; the child too, for a viewer who is told the child's name. */
function listPeople(directive: Directive, { facts, capacities }: ChildView): readonly PersonId[] {
  const acts = [...directive.signatures, ...directive.refusals, ...directive.withdrawals]
  const child = maySee('basics', capacities) ? [facts.child] : []
  return [...new Set([directive.givenBy, ...acts.map(({ person }) => person), ...child])]
}

async function readNames(people: readonly PersonId[], context: RegistryContext): Promise<ReceiptView['names']> {
  const named = await Promise.all(people.map(async (person) => [person, await nameOf(person, context)] as const))
  return new Map(named.flatMap(([person, name]) => (name === null ? [] : [[person, name] as const])))
}
