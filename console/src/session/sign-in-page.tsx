import { BodyLong, Box, Button, InlineMessage, VStack } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { Loading } from '../page/loading.tsx'
import { View } from '../page/view.tsx'
import { TEXTS } from '../texts.ts'

/** Why nobody is signed in here. `not-left`: somebody is, and could not be signed out. */
export type SignedOut = 'asking' | 'new' | 'ended' | 'left' | 'not-left' | 'not-set-up' | 'unreachable'

interface SignInPageProps {
  readonly reason: SignedOut
  /** Asks again, or tries once more to sign out. */
  readonly onRetry: () => void
}

export function SignInPage({ reason, onRetry }: SignInPageProps) {
  return (
    <View title={TEXTS.signIn.title} name={TEXTS.signIn.title}>
      <div role="alert" className="live">
        {reason === 'ended' && <InlineMessage status="info">{TEXTS.signIn.ended}</InlineMessage>}
        {reason === 'left' && <InlineMessage status="success">{TEXTS.signIn.left}</InlineMessage>}
        {reason === 'not-left' && <InlineMessage status="error">{TEXTS.signIn.notLeft}</InlineMessage>}
        {reason === 'unreachable' && <InlineMessage status="error">{TEXTS.failures.UNREACHABLE}</InlineMessage>}
      </div>
      <VStack gap="space-24">{chooseContent(reason, onRetry)}</VStack>
    </View>
  )
}

function chooseContent(reason: SignedOut, onRetry: () => void): ReactNode {
  switch (reason) {
    case 'asking':
      return <Loading />
    case 'not-set-up':
      return <InlineMessage status="info">{TEXTS.signIn.notSetUp}</InlineMessage>
    case 'unreachable':
    case 'not-left':
      return (
        <Box>
          <Button variant="secondary" onClick={onRetry}>
            {TEXTS.tryAgain}
          </Button>
        </Box>
      )
    default:
      return (
        <>
          <BodyLong>{TEXTS.tagline}</BodyLong>
          <Box>
            <Button onClick={() => window.location.assign('/sign-in')}>{TEXTS.signIn.begin}</Button>
          </Box>
        </>
      )
  }
}
