import { useCallback, useEffect, useState } from 'react'
import type { Purpose, TypedDocumentString } from '../generated/graphql.ts'
import { useSession } from '../session/session.ts'
import type { Answer, FailureCode } from './client.ts'

export type Load<Data> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly code: FailureCode }
  | { readonly status: 'ready'; readonly answer: Answer<Data>; readonly at: Date; readonly isRenewing: boolean }

export interface Asked<Data> {
  readonly load: Load<Data>
  /** Asks again. What is shown stays until the new answer is there; if that fails, nothing is shown. */
  readonly renew: () => void
}

interface Answered<Data> {
  /** The question and its round, as asked. */
  readonly key: string
  readonly question: string
  readonly load: Exclude<Load<Data>, { status: 'loading' }>
}

/**
 * Asks when the component is first shown, and whenever the variables or the purpose change; and again, once there is a
 * network, what could not be asked without.
 */
export function useAnswer<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  purpose?: Purpose,
): Asked<Data> {
  const { ask } = useSession()
  const [round, setRound] = useState(0)
  const [answered, setAnswered] = useState<Answered<Data> | null>(null)
  const question = JSON.stringify([variables, purpose])
  const key = JSON.stringify([round, question])

  useEffect(() => {
    const abort = new AbortController()
    const fetchAnswer = async (): Promise<void> => {
      const [, asked] = JSON.parse(key) as [number, string]
      const [wanted, wantedFor] = JSON.parse(asked) as [Variables, Purpose | null]
      const { signal } = abort
      const result = await ask(document, wanted, { signal, purpose: wantedFor ?? undefined })
      if (signal.aborted) return
      const load = result.ok
        ? ({ status: 'ready', answer: result.answer, at: new Date(), isRenewing: false } as const)
        : ({ status: 'failed', code: result.code } as const)
      setAnswered({ key, question: asked, load })
    }
    void fetchAnswer()
    return () => abort.abort()
  }, [ask, document, key])

  const renew = useCallback(() => setRound((before) => before + 1), [])
  const load = findLoad(answered, key, question)
  const isOffline = load.status === 'failed' && load.code === 'OFFLINE'
  useEffect(() => {
    if (!isOffline) return undefined
    addEventListener('online', renew)
    return () => removeEventListener('online', renew)
  }, [isOffline, renew])
  return { load, renew }
}

/** An earlier answer to the same question is shown while it is asked again; any other is not. */
function findLoad<Data>(answered: Answered<Data> | null, key: string, question: string): Load<Data> {
  if (answered?.key === key) return answered.load
  if (answered?.question !== question || answered.load.status !== 'ready') return { status: 'loading' }
  return { ...answered.load, isRenewing: true }
}
