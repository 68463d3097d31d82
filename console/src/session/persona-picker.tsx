import { BodyLong, Box, Button, InlineMessage, VStack } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import { CardButton } from '../page/card-button.tsx'
import { Loading } from '../page/loading.tsx'
import { View } from '../page/view.tsx'
import { t } from '../texts/index.ts'
import { fetchPersonas, fetchToken, type Personas } from './sign-in.ts'

interface PersonaPickerProps {
  /** The last session ran out. */
  readonly hasEnded: boolean
  readonly onToken: (token: string) => void
}

export function PersonaPicker({ hasEnded, onToken }: PersonaPickerProps) {
  const [personas, setPersonas] = useState<Personas | null>(null)
  const [hasFailed, setFailed] = useState(false)

  useEffect(() => {
    const load = async (): Promise<void> => setPersonas(await fetchPersonas())
    void load()
  }, [])

  const retry = async (): Promise<void> => {
    setPersonas(null)
    setPersonas(await fetchPersonas())
  }

  const choose = async (persona: string): Promise<void> => {
    setFailed(false)
    const token = await fetchToken(persona)
    if (token === null) setFailed(true)
    else onToken(token)
  }

  return (
    <View title={t('signIn.title')} name={t('signIn.title')}>
      <div role="alert" className="live">
        {hasEnded && <InlineMessage status="info">{t('signIn.ended')}</InlineMessage>}
        {hasFailed && <InlineMessage status="error">{t('signIn.failed')}</InlineMessage>}
      </div>
      <VStack gap="space-24">
        {personas === null && <Loading />}
        {personas?.status === 'not-set-up' && <InlineMessage status="info">{t('signIn.notSetUp')}</InlineMessage>}
        {personas?.status === 'unreachable' && (
          <>
            <InlineMessage status="error">{t('common.failures.UNREACHABLE')}</InlineMessage>
            <Box>
              <Button variant="secondary" onClick={() => void retry()}>
                {t('common.tryAgain')}
              </Button>
            </Box>
          </>
        )}
        {personas?.status === 'found' && (
          <>
            <BodyLong>
              {t('common.tagline')} {t('signIn.demo')}
            </BodyLong>
            <ul className="plain-list">
              {personas.personas.map(({ id, label }) => (
                <li key={id}>
                  <CardButton title={label} onClick={() => void choose(id)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </VStack>
    </View>
  )
}
