import { BodyShort, ErrorMessage, Fieldset, ReadMore } from '@navikt/ds-react'
import { type ReactNode, useState } from 'react'

interface FoldedChoiceProps {
  /** What leads here from a summary of what is wrong. */
  readonly id: string
  readonly legend: string
  /** What is chosen. */
  readonly chosen: string
  /** Of what is folded. */
  readonly header: string
  readonly error: string | null
  readonly children: ReactNode
}

/** A choice that most people leave as it is: what is chosen is told, and the rest is folded until it is wanted or wrong. */
export function FoldedChoice({ id, legend, chosen, header, error, children }: FoldedChoiceProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Fieldset legend={legend} id={id} tabIndex={-1} aria-describedby={`${id}-chosen`} className="choice">
      <div id={`${id}-chosen`}>
        {error === null ? <BodyShort>{chosen}</BodyShort> : <ErrorMessage showIcon>{error}</ErrorMessage>}
      </div>
      <ReadMore header={header} open={isOpen || error !== null} onOpenChange={setOpen}>
        {children}
      </ReadMore>
    </Fieldset>
  )
}
