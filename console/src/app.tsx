import { Theme } from '@navikt/ds-react'
import { useCallback, useEffect, useState } from 'react'
import { Announcer } from './page/announcer.tsx'
import { fetchPart } from './page/fetch-part.tsx'
import { InLanguage } from './page/in-language.tsx'
import { OfflineBanner } from './page/offline-banner.tsx'
import { PageHeader } from './page/page-header.tsx'
import { useColorScheme } from './page/use-color-scheme.ts'
import { useLanguage } from './page/use-language.ts'
import { WithFooter } from './page/with-footer.tsx'
import { readStanding, type SignedInSession, signOut, type Standing } from './session/browser-session.ts'
import { type SignedOut, SignInPage } from './session/sign-in-page.tsx'
import { SignedIn } from './session/signed-in.tsx'

const fetchOverview = async () => (await import('./children/overview.tsx')).Overview
const Overview = fetchPart(fetchOverview)

export function App() {
  const theme = useColorScheme()
  const language = useLanguage()
  const [state, setState] = useState<SignedInSession | SignedOut>('asking')

  useEffect(() => {
    const begin = async (): Promise<void> => {
      setState(readState(await readStanding(null)))
      // While somebody who is not signed in reads how to, so that it is there when they are.
      await fetchOverview().catch(() => undefined)
    }
    void begin()
  }, [])

  const find = async (): Promise<void> => {
    setState('asking')
    setState(readState(await readStanding(null)))
  }
  const end = useCallback(() => setState('ended'), [])
  const leave = async (): Promise<void> => {
    // Before anything is asked: what is on the page is gone whatever comes of it.
    setState('asking')
    const left = await signOut()
    setState(left.ok ? 'left' : 'not-left')
    if (left.ok && left.issuerUrl !== null) window.location.assign(left.issuerUrl)
  }

  return (
    <InLanguage language={language}>
      <Theme theme={theme} className="app">
        <Announcer>
          <OfflineBanner />
          <div className="app-page">
            <WithFooter>
              {typeof state === 'string' ? (
                <>
                  <PageHeader />
                  <SignInPage reason={state} onRetry={() => void (state === 'not-left' ? leave() : find())} />
                </>
              ) : (
                <SignedIn key={state.id} session={state} onEnd={end}>
                  <Overview onLeave={() => void leave()} />
                </SignedIn>
              )}
            </WithFooter>
          </div>
        </Announcer>
      </Theme>
    </InLanguage>
  )
}

function readState(standing: Standing): SignedInSession | SignedOut {
  if (standing.status === 'signed-in') return standing.session
  return standing.status === 'signed-out' ? 'new' : standing.status
}
