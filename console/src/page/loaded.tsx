import { Button, LocalAlert } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import type { Answer } from '../graph/client.ts'
import type { Asked } from '../graph/use-answer.ts'
import { t } from '../texts/index.ts'
import { Loading } from './loading.tsx'

interface LoadedProps<Data> {
  readonly asked: Asked<Data>
  readonly children: (ready: { answer: Answer<Data>; at: Date; isRenewing: boolean }) => ReactNode
}

/** What a question has come to so far: waiting, failed with a way to try again, or the answer. */
export function Loaded<Data>({ asked: { load, renew }, children }: LoadedProps<Data>) {
  if (load.status === 'loading') return <Loading />
  if (load.status === 'ready') return children(load)
  return (
    <LocalAlert status="error" role="alert">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t(`common.failures.${load.code}`)}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <Button variant="secondary" size="small" onClick={renew}>
          {t('common.tryAgain')}
        </Button>
      </LocalAlert.Content>
    </LocalAlert>
  )
}
