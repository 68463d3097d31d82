import { BodyShort, Button, Heading } from '@navikt/ds-react'
import { useState } from 'react'
import { t } from '../texts/index.ts'
import type { Entry, Section } from './sections.ts'

/** A long list shows its first entries; the rest are a press away. */
const FIRST_SHOWN = 3

interface SectionListProps {
  readonly sections: readonly Section[]
  /** Every entry at once. */
  readonly isWhole: boolean
}

export function SectionList({ sections, isWhole }: SectionListProps) {
  return sections.map((section, index) => (
    // The sections of a slice are a list of their own, always in this order.
    // oxlint-disable-next-line no-array-index-key
    <SectionView key={index} section={section} isWhole={isWhole} />
  ))
}

interface SectionViewProps {
  readonly section: Section
  readonly isWhole: boolean
}

function SectionView({ section: { heading, entries }, isWhole }: SectionViewProps) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen || isWhole ? entries : entries.slice(0, FIRST_SHOWN)
  return (
    <>
      {heading !== null && (
        <Heading level="4" size="xsmall" textColor="subtle" className="section-heading">
          {heading}
        </Heading>
      )}
      <ul className="plain-list entries">
        {shown.map((entry, index) => (
          // oxlint-disable-next-line no-array-index-key
          <EntryView key={index} entry={entry} />
        ))}
      </ul>
      {entries.length > FIRST_SHOWN && !isWhole && (
        <Button variant="tertiary" size="xsmall" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('picture.showFewer') : t('picture.showAll', { total: entries.length })}
        </Button>
      )}
    </>
  )
}

function EntryView({ entry: { title, facts } }: { readonly entry: Entry }) {
  return (
    <li>
      <BodyShort weight="semibold">{title}</BodyShort>
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
