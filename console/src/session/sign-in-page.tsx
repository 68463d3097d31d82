import { BodyLong, Box, Button, InlineMessage, VStack } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { Loading } from '../page/loading.tsx'
import { View } from '../page/view.tsx'
import { t } from '../texts/index.ts'

/** Why nobody is signed in here. `not-left`: somebody is, and could not be signed out. */
export type SignedOut = 'asking' | 'new' | 'ended' | 'left' | 'not-left' | 'not-set-up' | 'unreachable'

interface SignInPageProps {
  readonly reason: SignedOut
  /** Asks again, or tries once more to sign out. */
  readonly onRetry: () => void
}

export function SignInPage({ reason, onRetry }: SignInPageProps) {
  return (
    <View title={t('signIn.title')} name={t('signIn.title')}>
      <div role="alert" className="live">
        {reason === 'ended' && <InlineMessage status="info">{t('signIn.ended')}</InlineMessage>}
        {reason === 'left' && <InlineMessage status="success">{t('signIn.left')}</InlineMessage>}
        {reason === 'not-left' && <InlineMessage status="error">{t('signIn.notLeft')}</InlineMessage>}
        {reason === 'unreachable' && <InlineMessage status="error">{t('common.failures.UNREACHABLE')}</InlineMessage>}
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
      return <InlineMessage status="info">{t('signIn.notSetUp')}</InlineMessage>
    case 'unreachable':
    case 'not-left':
      return (
        <Box>
          <Button variant="secondary" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
        </Box>
      )
    default:
      return (
        <>
          <BodyLong>{t('common.tagline')}</BodyLong>
          <Box>
            <Button onClick={() => window.location.assign('/sign-in')}>{t('signIn.begin')}</Button>
          </Box>
        </>
      )
  }
}
