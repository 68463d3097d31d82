import { Theme } from '@navikt/ds-react'
import { useCallback, useState } from 'react'
import { Overview } from './children/overview.tsx'
import { Announcer } from './page/announcer.tsx'
import { InLanguage } from './page/in-language.tsx'
import { PageHeader } from './page/page-header.tsx'
import { useColorScheme } from './page/use-color-scheme.ts'
import { useLanguage } from './page/use-language.ts'
import { WithFooter } from './page/with-footer.tsx'
import { PersonaPicker } from './session/persona-picker.tsx'
import { SignedIn } from './session/signed-in.tsx'

type SignIn = { readonly token: string } | { readonly token: null; readonly hasEnded: boolean }

export function App() {
  const theme = useColorScheme()
  const language = useLanguage()
  const [signIn, setSignIn] = useState<SignIn>({ token: null, hasEnded: false })
  const end = useCallback(() => setSignIn({ token: null, hasEnded: true }), [])
  const leave = useCallback(() => setSignIn({ token: null, hasEnded: false }), [])
  return (
    <InLanguage language={language}>
      <Theme theme={theme} className="app">
        <Announcer>
          <WithFooter>
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
          </WithFooter>
        </Announcer>
      </Theme>
    </InLanguage>
  )
}
