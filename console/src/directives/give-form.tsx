import { Button, HStack, InlineMessage, VStack } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import {
  type ConsentTermsInput,
  ConsentTextDocument,
  type DirectiveKind,
  GiveConsentDocument,
  SlicesDocument,
} from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { useSession } from '../session/session.ts'
import { useLanguage } from '../page/use-language.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { t } from '../texts/index.ts'
import { ConsentPreview } from '../preview/consent-preview.tsx'
import { type Choices, FIRST_CHOICES } from './choices.ts'
import { chooseOffer } from './choose-offer.ts'
import type { ChosenText } from './choose-text.ts'
import { TermsForm } from './terms-form.tsx'
import { TermsSummary } from './terms-summary.tsx'
import { TextToSign } from './text-to-sign.tsx'
import { type Fault, useAct, writeFault } from './use-act.ts'

/** The terms, and the text of them that was read: what is signed is what was shown. */
interface Draft {
  readonly terms: ConsentTermsInput
  readonly text: ChosenText
  readonly textHash: string
}

interface GiveFormProps {
  readonly child: string
  /** Kept outside: whoever looks at another tab meanwhile has it when they come back. */
  readonly choices: Choices
  readonly onChange: (choices: Choices) => void
}

/** A new yes or no: choose, read the whole text, sign. */
export function GiveForm({ child, choices, onChange }: GiveFormProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const { ask } = useSession()
  const { act, isActing, fault } = useAct()
  const asked = useAnswer(SlicesDocument, {})
  const [draft, setDraft] = useState<Draft | null>(null)
  const [readFault, setReadFault] = useState<Fault | null>(null)
  const [isReading, setReading] = useState(false)
  const [done, setDone] = useState<DirectiveKind | null>(null)
  const top = useRef<HTMLDivElement>(null)

  const show = (next: Draft | null): void => {
    setDraft(next)
    requestAnimationFrame(() => top.current?.focus())
  }

  const read = async (terms: ConsentTermsInput): Promise<void> => {
    setDone(null)
    setReadFault(null)
    setReading(true)
    const result = await ask(ConsentTextDocument, { terms, locale })
    setReading(false)
    if (!result.ok) return setReadFault({ failure: result.code })
    const { consentText, languages } = result.answer.data
    const offer = chooseOffer(consentText, locale, languages)
    if (!offer.ok) return setReadFault(offer.fault)
    show({ terms, text: offer.text, textHash: offer.textHash })
  }

  const sign = async ({ terms, text, textHash }: Draft): Promise<void> => {
    const input = { child, terms, textHash, locale: text.toSign.locale }
    if (!(await act(GiveConsentDocument, 'giveConsent', { input }))) return
    setDone(terms.kind ?? 'PERMIT')
    onChange(FIRST_CHOICES)
    show(null)
  }

  return (
    <div ref={top} tabIndex={-1} className="quiet-focus">
      <output className="live">
        {done !== null && (
          <InlineMessage as="span" status="success">
            {t(`acts.given.${done}`)}
          </InlineMessage>
        )}
      </output>
      <VStack gap="space-24">
        <Loaded asked={asked}>
          {({ answer: { data } }) =>
            draft === null ? (
              <TermsForm
                slices={data.slices}
                choices={choices}
                fault={readFault === null ? null : writeFault(readFault)}
                isReading={isReading}
                onChange={onChange}
                onRead={(terms) => void read(terms)}
              />
            ) : (
              <>
                <TermsSummary terms={draft.terms} slices={data.slices} />
                <div className="card">
                  <TextToSign text={draft.text} />
                </div>
                <ConsentPreview child={child} terms={draft.terms} />
                <div role="alert">{fault !== null && <InlineMessage status="error">{fault}</InlineMessage>}</div>
                <HStack gap="space-12" wrap>
                  <Button loading={isActing} onClick={() => void sign(draft)}>
                    {t(`give.sign.${draft.terms.kind ?? 'PERMIT'}`)}
                  </Button>
                  <Button variant="secondary" onClick={() => show(null)}>
                    {t('give.change')}
                  </Button>
                </HStack>
              </>
            )
          }
        </Loaded>
      </VStack>
    </div>
  )
}
