import { BodyShort, Heading, InlineMessage } from '@navikt/ds-react'
import { EyeSlashIcon } from '@navikt/aksel-icons'
import { t, wordFor } from '../texts/index.ts'
import type { ReadSector, ReadSlice, SliceReading } from './read-picture.ts'
import { SectionList } from './section-list.tsx'

/** What one sector shares of a child, slice by slice. */
export function SectorCard({ sector: { sector, slices } }: { readonly sector: ReadSector }) {
  return (
    <section className="card" aria-labelledby={`sector-${sector}`}>
      <Heading id={`sector-${sector}`} level="2" size="medium">
        {wordFor('words.sectors', sector)}
      </Heading>
      {slices.map((slice) => (
        <SliceView key={slice.id} slice={slice} />
      ))}
    </section>
  )
}

function SliceView({ slice: { name, reading } }: { readonly slice: ReadSlice }) {
  const isShown = reading.state === 'RECORDED'
  return (
    <div className={isShown ? 'slice' : 'slice slice-short'} data-state={reading.state}>
      <Heading level="3" size="small">
        {name}
      </Heading>
      {isShown ? <SectionList sections={reading.sections} /> : <SliceStanding state={reading.state} />}
      {'isPartial' in reading && reading.isPartial && (
        <BodyShort size="small" textColor="subtle">
          {t('picture.partly')}
        </BodyShort>
      )}
    </div>
  )
}

function SliceStanding({ state }: { readonly state: Exclude<SliceReading['state'], 'RECORDED'> }) {
  switch (state) {
    case 'NOT_SHARED':
      return (
        <BodyShort textColor="subtle" className="not-shared">
          <EyeSlashIcon aria-hidden /> {t('picture.notShared')}
        </BodyShort>
      )
    case 'UNAVAILABLE':
      return (
        <InlineMessage status="warning" size="small">
          {t('picture.unavailable')}
        </InlineMessage>
      )
    case 'EMPTY':
      return <BodyShort>{t('picture.empty')}</BodyShort>
  }
}
