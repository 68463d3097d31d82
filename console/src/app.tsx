import { Theme } from '@navikt/ds-react'
import { useCallback, useState } from 'react'
import { Overview } from './children/overview.tsx'
import { Announcer } from './page/announcer.tsx'
import { PageHeader } from './page/page-header.tsx'
import { useColorScheme } from './page/use-color-scheme.ts'
import { PersonaPicker } from './session/persona-picker.tsx'
import { SignedIn } from './session/signed-in.tsx'

type SignIn = { readonly token: string } | { readonly token: null; readonly hasEnded: boolean }

export function App() {
  const theme = useColorScheme()
  const [signIn, setSignIn] = useState<SignIn>({ token: null, hasEnded: false })
  const end = useCallback(() => setSignIn({ token: null, hasEnded: true }), [])
  const leave = useCallback(() => setSignIn({ token: null, hasEnded: false }), [])
  return (
    <Theme theme={theme} className="app">
      <Announcer>
        {signIn.token === null ? (
          <>
            <PageHeader />
            <PersonaPicker hasEnded={signIn.hasEnded} onToken={(token) => setSignIn({ token })} />
          </>
        ) : (
          <SignedIn key={signIn.token} token={signIn.token} onEnd={end}>
            <Overview onLeave={leave} />
          </SignedIn>
        )}
      </Announcer>
    </Theme>
  )
}
