import { BodyLong, Button, InlineMessage, ReadMore, TextField, VStack } from '@navikt/ds-react'
import { type FormEvent, useState } from 'react'
import { useAct } from '../directives/use-act.ts'
import { MyEmailDocument, SetMyEmailDocument } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { t } from '../texts/index.ts'

/** Where the registry may tell the reader that there is something to see. */
export function EmailSettings() {
  const [isOpen, setOpen] = useState(false)
  return (
    <ReadMore header={t('notices.open')} open={isOpen} onOpenChange={setOpen} className="settings">
      {isOpen && <LoadedSettings />}
    </ReadMore>
  )
}

function LoadedSettings() {
  const asked = useAnswer(MyEmailDocument, {})
  return <Loaded asked={asked}>{({ answer }) => <EmailForm stored={answer.data.me?.email ?? ''} />}</Loaded>
}

function EmailForm({ stored }: { readonly stored: string }) {
  const { act, isActing, fault } = useAct()
  const [email, setEmail] = useState(stored)
  const [isSaved, setSaved] = useState(false)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSaved(false)
    const wanted = email.trim()
    setSaved(await act(SetMyEmailDocument, 'setMyEmail', { email: wanted === '' ? null : wanted }))
  }
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <VStack gap="space-16" className="prose">
        <BodyLong>{t('notices.intro')}</BodyLong>
        <TextField
          label={t('notices.email')}
          description={t('notices.hint')}
          type="email"
          autoComplete="email"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          error={fault ?? undefined}
        />
        <div>
          <Button type="submit" size="small" loading={isActing}>
            {t('notices.save')}
          </Button>
        </div>
        <output>
          {isSaved && (
            <InlineMessage as="span" status="success">
              {t('notices.saved')}
            </InlineMessage>
          )}
        </output>
      </VStack>
    </form>
  )
}
