import { VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { ActDialog } from '../directives/act-dialog.tsx'
import { chooseOffer } from '../directives/choose-offer.ts'
import { OfferedText } from '../directives/offered-text.tsx'
import { FIRST_PERIOD, PeriodSelect } from '../directives/period-select.tsx'
import { useAct } from '../directives/use-act.ts'
import { dateInNorway, lastDayOfPeriod } from '../format/dates.ts'
import { type DirectiveFragment, RenewalTextDocument, RenewConsentDocument } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { useLanguage } from '../page/use-language.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { t } from '../texts/index.ts'

interface RenewDialogProps {
  readonly child: string
  readonly directive: DirectiveFragment
  /** Of the slice with the shortest limit, in months. */
  readonly limit: number
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Continues a directive to a new last day: the text is read and signed anew. */
export function RenewDialog({ child, directive, limit, onDone, onClose }: RenewDialogProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const { act, ...state } = useAct()
  const [today] = useState(() => dateInNorway(new Date()))
  const [months, setMonths] = useState(() => Math.min(FIRST_PERIOD, limit))
  const to = lastDayOfPeriod(today, months)
  const asked = useAnswer(RenewalTextDocument, { child, directive: directive.id, to, locale })
  const { load } = asked
  const { renewalText, languages } = load.status === 'ready' ? load.answer.data : {}
  const offer =
    renewalText === undefined || languages === undefined ? null : chooseOffer(renewalText, locale, languages)

  const sign = async (text: Extract<typeof offer, { ok: true }>): Promise<void> => {
    const input = { child, directive: directive.id, to, textHash: text.textHash, locale: text.text.toSign.locale }
    if (await act(RenewConsentDocument, 'renewConsent', { input })) onDone()
  }

  return (
    <ActDialog
      title={t('renewal.dialog')}
      confirm={t(`give.sign.${directive.kind}`)}
      state={state}
      onConfirm={offer?.ok === true ? () => void sign(offer) : null}
      onClose={onClose}
    >
      <VStack gap="space-16">
        <PeriodSelect today={today} months={months} limit={limit} onChange={setMonths} />
        <OfferedText asked={asked} offer={offer} />
      </VStack>
    </ActDialog>
  )
}
