import { BodyShort, Heading, InlineMessage } from '@navikt/ds-react'
import { EyeSlashIcon } from '@navikt/aksel-icons'
import { useId } from 'react'
import { AskFamily } from '../asking/ask-family.tsx'
import type { Asked } from '../asking/find-asked.ts'
import { t, wordFor } from '../texts/index.ts'
import type { ReadSector, ReadSlice, SliceReading } from './read-picture.ts'
import { SectionList } from './section-list.tsx'

interface Asking {
  readonly asked: readonly Asked[]
  /** @param slice its id */
  readonly onAsk: (slice: string) => void
}

interface SectorCardProps {
  readonly sector: ReadSector
  /** The way to ask for what is not shared. Null where there is none: on paper, and for someone of no service. */
  readonly asking: Asking | null
  /** All of it, however long: paper has no button for more. */
  readonly isWhole?: boolean
}

/** What one sector shares of a child, slice by slice. */
export function SectorCard({ sector: { sector, slices }, asking, isWhole = false }: SectorCardProps) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <Heading id={id} level="2" size="medium">
        {wordFor('words.sectors', sector)}
      </Heading>
      {slices.map((slice) => (
        <SliceView key={slice.id} slice={slice} asking={asking} isWhole={isWhole} />
      ))}
    </section>
  )
}

interface SliceViewProps extends Required<Omit<SectorCardProps, 'sector'>> {
  readonly slice: ReadSlice
}

function SliceView({ slice: { id, name, reading }, asking, isWhole }: SliceViewProps) {
  const isShown = reading.state === 'RECORDED'
  return (
    <div className={isShown ? 'slice' : 'slice slice-short'} data-state={reading.state}>
      <Heading level="3" size="small">
        {name}
      </Heading>
      {isShown ? (
        <SectionList sections={reading.sections} isWhole={isWhole} />
      ) : (
        <SliceStanding state={reading.state} />
      )}
      {'isPartial' in reading && reading.isPartial && (
        <BodyShort size="small" textColor="subtle">
          {t('picture.partly')}
        </BodyShort>
      )}
      {reading.state === 'NOT_SHARED' && asking !== null && (
        <AskFamily
          name={name}
          asked={asking.asked.find(({ slice }) => slice === id) ?? null}
          onAsk={() => asking.onAsk(id)}
        />
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
