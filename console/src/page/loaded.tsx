import type { ReactNode } from 'react'
import type { Answer } from '../graph/client.ts'
import type { Asked } from '../graph/use-answer.ts'
import { Failed } from './failed.tsx'
import { Loading } from './loading.tsx'

interface LoadedProps<Data> {
  readonly asked: Asked<Data>
  readonly children: (ready: { answer: Answer<Data>; at: Date; isRenewing: boolean }) => ReactNode
}

/** What a question has come to so far: waiting, failed with a way to try again, or the answer. */
export function Loaded<Data>({ asked: { load, renew }, children }: LoadedProps<Data>) {
  if (load.status === 'loading') return <Loading />
  if (load.status === 'ready') return children(load)
  return <Failed code={load.code} onRetry={renew} />
}
