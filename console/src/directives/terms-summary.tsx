import { BodyShort } from '@navikt/ds-react'
import { writeSlices } from '../format/by-sector.ts'
import type { ConsentTermsInput, SliceNameFragment } from '../generated/graphql.ts'
import { t } from '../texts/index.ts'
import { writeTerms } from './write-sharing.ts'

interface TermsSummaryProps {
  readonly terms: ConsentTermsInput
  /** Whatever slices may be named in the terms. */
  readonly slices: readonly SliceNameFragment[]
}

/** All that an answer covers, in two sentences: what, and whom, what for and until when. */
export function TermsSummary({ terms, slices }: TermsSummaryProps) {
  const named = slices.filter(({ id }) => terms.slices.includes(id))
  return (
    <div className="terms-summary" data-kind={terms.kind}>
      <BodyShort weight="semibold">
        {t(`give.about.${terms.kind ?? 'PERMIT'}`, { slices: writeSlices(named) })}
      </BodyShort>
      <BodyShort>{writeTerms(terms)}</BodyShort>
    </div>
  )
}
