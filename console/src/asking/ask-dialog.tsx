import { BodyLong, BodyShort, Heading, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { ActDialog } from '../directives/act-dialog.tsx'
import { chooseOffer } from '../directives/choose-offer.ts'
import { OfferedText } from '../directives/offered-text.tsx'
import { FIRST_PERIOD, PeriodSelect } from '../directives/period-select.tsx'
import { useAct } from '../directives/use-act.ts'
import { writeSlices } from '../format/by-sector.ts'
import { dateInNorway, lastDayOfPeriod } from '../format/dates.ts'
import {
  type ConsentTermsInput,
  ConsentTextDocument,
  RequestConsentDocument,
  type Service,
  type SliceNameFragment,
} from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { useLanguage } from '../page/use-language.ts'
import { useSession } from '../session/session.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { t, wordFor } from '../texts/index.ts'

interface AskDialogProps {
  readonly child: string
  readonly slice: SliceNameFragment & { readonly longestMonths: number }
  /** The one the reader asks for. */
  readonly service: Service
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks the family for one slice: shows what they will read, and for how long. The purpose is the one already chosen. */
export function AskDialog({ child, slice, service, onDone, onClose }: AskDialogProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const { purpose } = useSession()
  const { act, ...state } = useAct()
  const [today] = useState(() => dateInNorway(new Date()))
  const [wantedMonths, setWantedMonths] = useState<number>(FIRST_PERIOD)
  const months = Math.min(wantedMonths, slice.longestMonths)
  const to = lastDayOfPeriod(today, months)
  const terms: ConsentTermsInput = {
    kind: 'PERMIT',
    slices: [slice.id],
    recipients: [{ service }],
    purposes: [purpose],
    to,
  }
  const asked = useAnswer(ConsentTextDocument, { terms, locale })
  const { load } = asked
  const { consentText, languages } = load.status === 'ready' ? load.answer.data : {}
  const offer =
    consentText === undefined || languages === undefined ? null : chooseOffer(consentText, locale, languages)

  const send = async (): Promise<void> => {
    const input = { child, slices: [slice.id], purpose, to }
    if (await act(RequestConsentDocument, 'requestConsent', { input })) onDone()
  }

  return (
    <ActDialog
      title={t('ask.title')}
      confirm={t('ask.send')}
      state={state}
      onConfirm={offer?.ok === true ? () => void send() : null}
      onClose={onClose}
    >
      <VStack gap="space-16">
        <div>
          <BodyShort weight="semibold">{writeSlices([slice])}</BodyShort>
          <BodyShort>{t('ask.purpose', { purpose: wordFor('words.purposes', purpose) })}</BodyShort>
        </div>
        <BodyLong>{t('ask.intro')}</BodyLong>
        <PeriodSelect
          label={t('ask.period')}
          today={today}
          months={months}
          limit={slice.longestMonths}
          onChange={setWantedMonths}
        />
        <Heading level="2" size="small">
          {t('ask.theirText')}
        </Heading>
        <div className="card">
          <OfferedText asked={asked} offer={offer} />
        </div>
      </VStack>
    </ActDialog>
  )
}
