import { ChevronRightIcon } from '@navikt/aksel-icons'
import { BodyShort, Detail } from '@navikt/ds-react'

interface CardButtonProps {
  readonly title: string
  readonly detail?: string
  readonly onClick: () => void
}

/** A card that leads to another view. A button, as no view has an address of its own. */
export function CardButton({ title, detail, onClick }: CardButtonProps) {
  return (
    <button type="button" className="card card-button" onClick={onClick}>
      <span>
        <BodyShort as="span" weight="semibold">
          {title}
        </BodyShort>
        {detail !== undefined && (
          <Detail as="span" textColor="subtle" className="card-button-detail">
            {detail}
          </Detail>
        )}
      </span>
      <ChevronRightIcon aria-hidden fontSize="1.5rem" />
    </button>
  )
}
