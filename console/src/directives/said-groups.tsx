import { BodyShort, Heading } from '@navikt/ds-react'
import { useId } from 'react'
import { groupLines } from './group-lines.ts'
import { SaidCard, type SaidCardProps } from './said-card.tsx'
import type { SliceLine } from './standing.ts'

interface SaidGroupsProps extends Omit<SaidCardProps, 'group'> {
  readonly title: string
  readonly hint?: string
  readonly lines: readonly SliceLine[]
  /** Said when there are none; without it all of this is then left out. */
  readonly none?: string
  readonly isInForce?: boolean
}

/** What stands in one way, told in as few sentences as it takes. */
export function SaidGroups({ title, hint, lines, none, isInForce = true, ...card }: SaidGroupsProps) {
  const id = useId()
  if (lines.length === 0 && none === undefined) return null
  return (
    <section aria-labelledby={id}>
      <Heading id={id} level="2" size="medium" spacing>
        {title}
      </Heading>
      {hint !== undefined && <BodyShort spacing>{hint}</BodyShort>}
      {lines.length === 0 && <BodyShort>{none}</BodyShort>}
      <div className="plain-list">
        {groupLines(lines, isInForce).map((group) => (
          <SaidCard key={group.reach} group={group} {...card} />
        ))}
      </div>
    </section>
  )
}
