import {
  type ChildFacts,
  decideSeat,
  imagineGiven,
  type Instant,
  type PlainDate,
  type Purpose,
  type Recipient,
  type Shared,
  SLICE_IDS,
  SLICES,
  type SliceId,
  type Terms,
} from '@samsyn/schema/policy'
import { SAMPLES } from '@samsyn/schema/sdl'
import type { LocaleArgument } from './consent-text.ts'
import { findActingChild } from './perform-act.ts'
import type { ChildView, RegistryContext } from './loaders.ts'
import { describeProblem } from './problems.ts'
import { seatOf } from './seat.ts'
import { readTerms, type TermsInput } from './terms.ts'
import { isTold, mayShowPlaces } from './visibility.ts'

/** What recipients would see if some terms were signed. It decides; no sector is asked, and nothing is stored. */

interface PreviewView {
  readonly recipient: Recipient
  readonly purpose: Purpose
  readonly shared: readonly PreviewSlice[]
  readonly notShared: readonly SliceId[]
}

interface PreviewSlice {
  readonly slice: SliceId
  readonly isNew: boolean
  readonly recordsSince: PlainDate | null
  /** Whether its places may be told of; a sample of what is withheld would promise too much. */
  readonly isWhole: boolean
}

export async function previewConsent(
  _: unknown,
  { child, terms: input }: { readonly child: string; readonly terms: TermsInput },
  context: RegistryContext,
) {
  const found = await findActingChild(child, 'consent', context)
  if (!found.ok) return describeProblem(found.code)
  const { view } = found
  const { person, assurance, at: now } = view.viewer
  const read = readTerms(input, now)
  if (!read.ok) return describeProblem(read.code)
  const imagined = imagineGiven(view.truth, { person: person.id, assurance, at: now }, read.terms)
  if (!imagined.ok) return describeProblem(imagined.code)
  const { facts, at } = imagined
  const views = read.terms.recipients.flatMap((recipient) =>
    read.terms.purposes.map((purpose) => previewFor(recipient, purpose, read.terms, view, facts, at)),
  )
  return { at, views, problem: null }
}

function previewFor(
  recipient: Recipient,
  purpose: Purpose,
  { slices }: Terms,
  view: ChildView,
  facts: ChildFacts,
  at: Instant,
): PreviewView {
  const seat = seatOf(recipient)
  // What will be seen depends on the family alone: that the register is heard from until then is taken for granted.
  const question = { purpose, at, registerReadAt: at }
  const before = decideSeat({ ...question, facts: view.truth }, seat)
  const after = decideSeat({ ...question, facts }, seat)
  // What is behind the child's wall is to a guardian as what is not shared.
  const isShared = (slice: SliceId): boolean => after[slice].share && isTold(view, slice)
  return {
    recipient,
    purpose,
    shared: SLICE_IDS.filter(isShared).map((slice) => ({
      slice,
      isNew: !before[slice].share,
      recordsSince: (after[slice] as Shared).since,
      isWhole: !SLICES[slice].hasLocatingFields || mayShowPlaces(view),
    })),
    notShared: SLICE_IDS.filter((slice) => slices.includes(slice) && !isShared(slice)),
  }
}

export const previewSliceFields = {
  sample: ({ slice, isWhole }: PreviewSlice, { locale }: LocaleArgument) => (isWhole ? SAMPLES[slice][locale] : null),
}
