import { ErrorSummary } from '@navikt/ds-react'
import { type MouseEvent, useEffect, useRef } from 'react'
import { t } from '../texts/index.ts'
import type { Lacking } from './choices.ts'

interface LackingSummaryProps {
  readonly lacking: readonly Lacking[]
  readonly idOf: (field: Lacking) => string
  /** Rises with each attempt: focus comes here again. */
  readonly tries: number
}

/** What has to be chosen before one can go on, with the way to each. */
export function LackingSummary({ lacking, idOf, tries }: LackingSummaryProps) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tries > 0) summary.current?.focus()
  }, [tries])
  if (tries === 0 || lacking.length === 0) return null
  // Not by the address: it would be a view of its own in the browser's history.
  const lead = (event: MouseEvent, field: Lacking): void => {
    event.preventDefault()
    document.getElementById(idOf(field))?.focus()
  }
  return (
    <ErrorSummary ref={summary} heading={t('give.lacking.title')} size="small">
      {lacking.map((field) => (
        <ErrorSummary.Item key={field} href={`#${idOf(field)}`} onClick={(event: MouseEvent) => lead(event, field)}>
          {t(`give.lacking.${field}`)}
        </ErrorSummary.Item>
      ))}
    </ErrorSummary>
  )
}
