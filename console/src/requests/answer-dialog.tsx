import { Checkbox, CheckboxGroup, VStack } from '@navikt/ds-react'
import { useId, useState } from 'react'
import { ActDialog } from '../directives/act-dialog.tsx'
import { FIRST_REACH, listLacking, type Reach, writeTermsInput } from '../directives/choices.ts'
import { chooseOffer } from '../directives/choose-offer.ts'
import { OfferedText } from '../directives/offered-text.tsx'
import { LONGEST_PERIOD, PeriodSelect } from '../directives/period-select.tsx'
import { ReachFields } from '../directives/reach-fields.tsx'
import { TermsSummary } from '../directives/terms-summary.tsx'
import { useAct } from '../directives/use-act.ts'
import { dateInNorway, lastDayOfPeriod } from '../format/dates.ts'
import { readRecipients } from '../format/recipients.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { ConsentTextDocument, type DirectiveKind, GiveConsentDocument } from '../generated/graphql.ts'
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
 * A yes or a no to what the team asks for. A yes has the request's own terms; a no is to everybody for whatever purpose
 * until it is narrowed, as what was asked for may be shared with others, or for something else, already. A family may
 * leave out some of it.
 */
export function AnswerDialog({ child, kind, waiting: { request, slices }, onDone, onClose }: AnswerDialogProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const { act, ...state } = useAct()
  const [today] = useState(() => dateInNorway(new Date()))
  const [chosen, setChosen] = useState<readonly string[]>(() => slices.map((slice) => slice.id))
  const [reach, setReach] = useState<Reach>(() =>
    kind === 'DENY'
      ? FIRST_REACH.DENY
      : { ...FIRST_REACH.PERMIT, recipients: readRecipients([request.recipient]), purposes: [request.purpose] },
  )
  const [isAsAsked, setAsAsked] = useState(true)
  const id = useId()

  const limits = slices.filter(({ id: slice }) => chosen.includes(slice)).map(({ longestMonths }) => longestMonths)
  const limit = kind === 'DENY' ? LONGEST_PERIOD : Math.min(LONGEST_PERIOD, ...limits)
  const months = Math.min(reach.months, limit)
  // A last day that has come, or is too late by now, is not offered.
  const askedTo =
    kind === 'PERMIT' && request.to !== null && request.to > today && request.to <= lastDayOfPeriod(today, limit)
      ? request.to
      : null
  const written = writeTermsInput(kind, chosen, { ...reach, months }, today)
  const terms = isAsAsked && askedTo !== null ? { ...written, to: askedTo } : written
  const isComplete = listLacking({ slices: chosen }, reach).length === 0
  const asked = useAnswer(ConsentTextDocument, { terms, locale })
  const { load } = asked
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
      onConfirm={isComplete && offer?.ok === true ? () => void sign(offer) : null}
      onClose={onClose}
    >
      <VStack gap="space-16">
        {isComplete && <TermsSummary terms={terms} slices={slices} />}
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
        {kind === 'DENY' && (
          <ReachFields kind={kind} reach={reach} idOf={(field) => `${id}${field}`} isChecked onChange={setReach} />
        )}
        <PeriodSelect
          today={today}
          months={months}
          limit={limit}
          asked={askedTo === null ? null : { to: askedTo, isChosen: isAsAsked, onChoose: () => setAsAsked(true) }}
          onChange={(next) => {
            setAsAsked(false)
            setReach({ ...reach, months: next })
          }}
        />
        {isComplete && <OfferedText asked={asked} offer={offer} />}
        {isComplete && <ConsentPreview child={child} terms={terms} />}
      </VStack>
    </ActDialog>
  )
}
