import { type ComponentType, useEffect, useState } from 'react'
import { Failed } from './failed.tsx'
import { Loading } from './loading.tsx'

/**
 * A part of the console that has a file of its own, fetched when somebody is shown it for the first time: a mother's phone
 * need not load what officers see. When it can't be fetched it says so, with a way to try again.
 */
export function fetchPart<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Fetched: ComponentType<Props> | null = null
  return function Part(props: Props) {
    const [state, setState] = useState<'ready' | 'loading' | 'failed'>(Fetched === null ? 'loading' : 'ready')
    useEffect(() => {
      if (state !== 'loading') return
      const load = async (): Promise<void> => {
        try {
          Fetched = await fetch()
          setState('ready')
        } catch {
          setState('failed')
        }
      }
      void load()
    }, [state])
    if (state === 'failed') return <Failed code="UNREACHABLE" onRetry={() => setState('loading')} />
    return Fetched === null ? <Loading /> : <Fetched {...props} />
  }
}
