import { BodyShort, Button } from '@navikt/ds-react'
import { formatDay } from '../format/dates.ts'
import { t } from '../texts/index.ts'
import type { Asked } from './find-asked.ts'

interface AskFamilyProps {
  /** The slice's name. */
  readonly name: string
  /** Null: nobody of the reader's service has asked lately. */
  readonly asked: Asked | null
  readonly onAsk: () => void
}

/**
 * The way to ask the family for what is not shared; or when they were asked. It is the same for every slice that is not
 * shared: nothing here depends on what there is.
 */
export function AskFamily({ name, asked, onAsk }: AskFamilyProps) {
  if (asked !== null) return <BodyShort textColor="subtle">{t('ask.asked', { date: formatDay(asked.at) })}</BodyShort>
  return (
    <Button size="xsmall" variant="tertiary" onClick={onAsk}>
      {t('ask.open')}
      <span className="aksel-sr-only"> {name}</span>
    </Button>
  )
}
