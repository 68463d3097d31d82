import { BodyShort, Button, Detail, Heading } from '@navikt/ds-react'
import { groupBySector } from '../format/by-sector.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { t, wordFor } from '../texts/index.ts'
import type { SaidGroup, SaidPart } from './group-lines.ts'
import type { SliceLine } from './standing.ts'

interface Telling {
  /** Whether to say how it stands, where the heading above does not. */
  readonly tellsState?: boolean
  /** Whether the reader may take a line back. */
  readonly mayWithdraw?: (line: SliceLine) => boolean
  readonly onWithdraw?: (lines: readonly SliceLine[]) => void
}

export interface SaidCardProps extends Telling {
  readonly group: SaidGroup
}

/** Slices of which the same has been said: that once, and each of them by its name. */
export function SaidCard({ group: { reach, parts }, ...telling }: SaidCardProps) {
  return (
    <div className="card said">
      <BodyShort>{reach}</BodyShort>
      {parts.map((part) => (
        <Part key={part.lines.map(({ directive, slice }) => directive.id + slice.id).join()} part={part} {...telling} />
      ))}
    </div>
  )
}

function Part({ part, tellsState, mayWithdraw = () => false, onWithdraw }: Telling & { readonly part: SaidPart }) {
  const { period, by, isPartlyStopped, state, lines } = part
  const mine = onWithdraw === undefined ? [] : lines.filter(mayWithdraw)
  return (
    <div className="said-part">
      {groupBySector(lines, ({ slice }) => slice.sector).map(([sector, of]) => (
        <div key={sector}>
          <Heading level="3" size="xsmall">
            {wordFor('words.sectors', sector)}
          </Heading>
          <ul className="plain-list tight">
            {of.map((line) => (
              <li key={`${line.directive.id} ${line.slice.id}`} className="said-row">
                <BodyShort as="span">{writeSliceName(line.slice)}</BodyShort>
                {mine.includes(line) && (
                  <Button variant="secondary" size="small" onClick={() => onWithdraw?.([line])}>
                    {line.directive.kind === 'PERMIT' ? t('acts.withdraw') : t('acts.withdrawNo')}
                    <span className="aksel-sr-only"> {writeSliceName(line.slice)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Detail textColor="subtle">
        {tellsState === true && `${t(`directives.states.${state}`)}. `}
        {period}. {by}
      </Detail>
      {isPartlyStopped && <BodyShort size="small">{t('directives.partlyStopped')}</BodyShort>}
      {mine.length > 1 && (
        <Button variant="tertiary" size="small" onClick={() => onWithdraw?.(mine)} className="said-all">
          {t('acts.withdrawAll')}
          <span className="aksel-sr-only"> {mine.map(({ slice }) => writeSliceName(slice)).join(', ')}</span>
        </Button>
      )}
    </div>
  )
}
