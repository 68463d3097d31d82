import { BodyShort, Detail } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { writeList } from '../format/lists.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { t } from '../texts/index.ts'
import type { SliceLine } from './standing.ts'
import { writeName, writeNames, writeSharing } from './write-sharing.ts'

interface SliceRowProps {
  readonly line: SliceLine
  /** What is said is in force. Otherwise it is told as said, and no more. */
  readonly isInForce: boolean
  /** How it stands, where the group it is in does not say so. */
  readonly note?: string
  readonly children?: ReactNode
}

/** One slice of a directive: what it lets happen, and who said so. */
export function SliceRow({ line, isInForce, note, children }: SliceRowProps) {
  const { directive, slice, validTo, isPartlyStopped } = line
  const isPermit = directive.kind === 'PERMIT'
  const signers = writeList(writeNames(directive.signatures.map(({ by }) => by)))
  return (
    <li className="card row">
      <div>
        <BodyShort weight="semibold">{writeSliceName(slice)}</BodyShort>
        {note !== undefined && <BodyShort size="small">{note}</BodyShort>}
        <BodyShort>{writeSharing(directive, validTo, isInForce ? 'now' : 'said')}</BodyShort>
        <Detail textColor="subtle">
          {isPermit
            ? t('directives.saidYesBy', { names: signers })
            : t('directives.saidNoBy', { name: writeName(directive.givenBy) })}
        </Detail>
        {isPartlyStopped && <BodyShort size="small">{t('directives.partlyStopped')}</BodyShort>}
      </div>
      {children}
    </li>
  )
}
