import { BodyShort, Heading } from '@navikt/ds-react'
import { type ReactNode, useId } from 'react'
import { groupBySector } from '../format/by-sector.ts'
import { wordFor } from '../texts/index.ts'
import type { SliceLine } from './standing.ts'

interface SliceGroupProps {
  readonly title: string
  readonly hint?: string
  readonly lines: readonly SliceLine[]
  /** Said when there are none; without it the group is then left out. */
  readonly none?: string
  readonly children: (line: SliceLine) => ReactNode
}

export function SliceGroup({ title, hint, lines, none, children }: SliceGroupProps) {
  const id = useId()
  if (lines.length === 0 && none === undefined) return null
  const groups = groupBySector(lines, ({ slice }) => slice.sector).map(([sector, of]) => (
    <div key={sector} className="sector-group">
      <Heading level="3" size="xsmall" spacing>
        {wordFor('words.sectors', sector)}
      </Heading>
      <ul className="plain-list">{of.map(children)}</ul>
    </div>
  ))
  return (
    <section aria-labelledby={id}>
      <Heading id={id} level="2" size="medium" spacing>
        {title}
      </Heading>
      {hint !== undefined && <BodyShort spacing>{hint}</BodyShort>}
      {lines.length === 0 ? <BodyShort>{none}</BodyShort> : groups}
    </section>
  )
}
