import { Checkbox, CheckboxGroup, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { ActDialog } from '../directives/act-dialog.tsx'
import { chooseOffer } from '../directives/choose-offer.ts'
import { OfferedText } from '../directives/offered-text.tsx'
import { FIRST_PERIOD, PeriodSelect } from '../directives/period-select.tsx'
import { useAct } from '../directives/use-act.ts'
import { dateInNorway, lastDayOfPeriod } from '../format/dates.ts'
import { writeSliceName } from '../format/slice-name.ts'
import {
  type ConsentTermsInput,
  ConsentTextDocument,
  type DirectiveKind,
  GiveConsentDocument,
} from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { useLanguage } from '../page/use-language.ts'
import { ConsentPreview } from '../preview/consent-preview.tsx'
import { LANGUAGES } from '../texts/languages.ts'
import { t } from '../texts/index.ts'
import type { WaitingRequest } from './waiting-requests.ts'

interface AnswerDialogProps {
  readonly child: string
  readonly kind: DirectiveKind
  readonly waiting: WaitingRequest
  readonly onDone: () => void
  readonly onClose: () => void
}

/**
 * A yes or a no to what the team asks for, with the request's own terms; a family may leave out some of it, and choose
 * another period. A last day that has come, or is too late by now, is not offered.
 */
export function AnswerDialog({ child, kind, waiting: { request, slices }, onDone, onClose }: AnswerDialogProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const { act, ...state } = useAct()
  const [today] = useState(() => dateInNorway(new Date()))
  const [chosen, setChosen] = useState<readonly string[]>(() => slices.map(({ id }) => id))
  const [wantedMonths, setWantedMonths] = useState<number | 'as asked'>('as asked')

  const limits = slices.filter(({ id }) => chosen.includes(id)).map(({ longestMonths }) => longestMonths)
  const limit = Math.min(12, ...limits)
  const isAsAsked = wantedMonths === 'as asked'
  const months = Math.min(isAsAsked ? FIRST_PERIOD : wantedMonths, limit)
  const askedTo =
    request.to !== null && request.to > today && request.to <= lastDayOfPeriod(today, limit) ? request.to : null
  const { service, role } = request.recipient
  const terms: ConsentTermsInput = {
    kind,
    slices: chosen,
    recipients: [service === null ? { role } : { service }],
    purposes: [request.purpose],
    to: isAsAsked && askedTo !== null ? askedTo : lastDayOfPeriod(today, months),
  }
  const { load } = useAnswer(ConsentTextDocument, { terms, locale })
  const { consentText, languages } = load.status === 'ready' ? load.answer.data : {}
  const offer =
    consentText === undefined || languages === undefined ? null : chooseOffer(consentText, locale, languages)

  const sign = async (text: Extract<typeof offer, { ok: true }>): Promise<void> => {
    const input = { child, terms, textHash: text.textHash, locale: text.text.toSign.locale }
    if (await act(GiveConsentDocument, 'giveConsent', { input })) onDone()
  }

  return (
    <ActDialog
      title={kind === 'PERMIT' ? t('acts.signTitle') : t('asked.noTitle')}
      confirm={t(`give.sign.${kind}`)}
      isGrave={kind === 'DENY'}
      state={state}
      onConfirm={offer?.ok === true ? () => void sign(offer) : null}
      onClose={onClose}
    >
      <VStack gap="space-16">
        {slices.length > 1 && (
          <CheckboxGroup
            legend={t('asked.which')}
            size="small"
            value={[...chosen]}
            onChange={(ids: string[]) => setChosen(ids)}
            error={chosen.length === 0 ? t('asked.none') : undefined}
          >
            {slices.map((slice) => (
              <Checkbox key={slice.id} value={slice.id}>
                {writeSliceName(slice)}
              </Checkbox>
            ))}
          </CheckboxGroup>
        )}
        <PeriodSelect
          today={today}
          months={months}
          limit={limit}
          asked={
            askedTo === null ? null : { to: askedTo, isChosen: isAsAsked, onChoose: () => setWantedMonths('as asked') }
          }
          onChange={setWantedMonths}
        />
        {chosen.length > 0 && <OfferedText load={load} offer={offer} />}
        {chosen.length > 0 && <ConsentPreview child={child} terms={terms} />}
      </VStack>
    </ActDialog>
  )
}
