import { BodyShort, Button, Detail, Heading } from '@navikt/ds-react'
import { groupBySector } from '../format/by-sector.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { t, wordFor } from '../texts/index.ts'
import type { SaidGroup } from './group-lines.ts'
import type { SliceLine } from './standing.ts'

interface SaidCardProps {
  readonly group: SaidGroup
  /** Whether to say how it stands, where the heading above does not. */
  readonly tellsState?: boolean
  /** Whether the reader may take a line back. */
  readonly mayWithdraw?: (line: SliceLine) => boolean
  readonly onWithdraw?: (lines: readonly SliceLine[]) => void
}

/** Slices of which the same has been said: that once, and each of them by its name. */
export function SaidCard({ group, tellsState, mayWithdraw = () => false, onWithdraw }: SaidCardProps) {
  const { said, by, isPartlyStopped, state, lines } = group
  const mine = onWithdraw === undefined ? [] : lines.filter(mayWithdraw)
  const word = (line: SliceLine): string =>
    line.directive.kind === 'PERMIT' ? t('acts.withdraw') : t('acts.withdrawNo')
  return (
    <div className="card said">
      {tellsState === true && <BodyShort weight="semibold">{t(`directives.states.${state}`)}</BodyShort>}
      <BodyShort>{said}</BodyShort>
      <Detail textColor="subtle">{by}</Detail>
      {isPartlyStopped && <BodyShort size="small">{t('directives.partlyStopped')}</BodyShort>}
      {groupBySector(lines, ({ slice }) => slice.sector).map(([sector, of]) => (
        <div key={sector} className="said-sector">
          <Heading level="3" size="xsmall">
            {wordFor('words.sectors', sector)}
          </Heading>
          <ul className="plain-list tight">
            {of.map((line) => (
              <li key={`${line.directive.id} ${line.slice.id}`} className="said-row">
                <BodyShort as="span">{writeSliceName(line.slice)}</BodyShort>
                {mine.includes(line) && (
                  <Button variant="secondary" size="small" onClick={() => onWithdraw?.([line])}>
                    {word(line)}
                    <span className="aksel-sr-only"> {writeSliceName(line.slice)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {mine.length > 1 && (
        <Button variant="tertiary" size="small" onClick={() => onWithdraw?.(mine)} className="said-all">
          {t('acts.withdrawAll')}
          <span className="aksel-sr-only"> {mine.map(({ slice }) => writeSliceName(slice)).join(', ')}</span>
        </Button>
      )}
    </div>
  )
}
