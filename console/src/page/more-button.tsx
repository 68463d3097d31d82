import { Button, InlineMessage } from '@navikt/ds-react'
import type { Pages } from '../graph/use-pages.ts'
import { t } from '../texts/index.ts'

interface MoreButtonProps {
  readonly pages: Pick<Pages<unknown, unknown>, 'hasMore' | 'isAsking' | 'failure' | 'askForMore'>
  readonly label: string
}

/** The way to the next page of a list, while there is one. */
export function MoreButton({ pages: { hasMore, isAsking, failure, askForMore }, label }: MoreButtonProps) {
  if (!hasMore) return null
  return (
    <div>
      <div role="alert">
        {failure !== null && <InlineMessage status="error">{t(`common.failures.${failure}`)}</InlineMessage>}
      </div>
      <Button variant="secondary" loading={isAsking} onClick={askForMore}>
        {label}
      </Button>
    </div>
  )
}
