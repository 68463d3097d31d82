import { BodyLong } from '@navikt/ds-react'
import {
  type DirectiveFragment,
  RefuseConsentDocument,
  SignConsentDocument,
  type SliceNameFragment,
  WithdrawConsentDocument,
} from '../generated/graphql.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { ConsentPreview } from '../preview/consent-preview.tsx'
import { t } from '../texts/index.ts'
import { ActDialog } from './act-dialog.tsx'
import type { ChosenText } from './choose-text.ts'
import { readTerms } from './read-terms.ts'
import { TextToSign } from './text-to-sign.tsx'
import { useAct } from './use-act.ts'

interface DialogProps {
  readonly child: string
  readonly directive: DirectiveFragment
  readonly onDone: () => void
  readonly onClose: () => void
}

interface WithdrawDialogProps extends DialogProps {
  readonly slice: SliceNameFragment
  readonly isPending: boolean
}

/** Withdraws one slice, whatever else the directive holds. */
export function WithdrawDialog({ child, directive, slice, isPending, onDone, onClose }: WithdrawDialogProps) {
  const { act, ...state } = useAct()
  const withdraw = async (): Promise<void> => {
    const input = { child, directive: directive.id, slices: [slice.id] }
    if (await act(WithdrawConsentDocument, 'withdrawConsent', { input })) onDone()
  }
  const body = isPending ? t('acts.withdrawPendingBody') : t('acts.withdrawBody')
  return (
    <ActDialog
      title={t('acts.withdrawTitle', { slice: writeSliceName(slice) })}
      confirm={t('acts.withdrawYes')}
      isGrave
      state={state}
      onConfirm={() => void withdraw()}
      onClose={onClose}
    >
      <BodyLong>{directive.kind === 'DENY' ? t('acts.withdrawNoBody') : body}</BodyLong>
    </ActDialog>
  )
}

interface SignDialogProps extends DialogProps {
  readonly text: ChosenText
}

/** Shows the whole text, and signs what was shown. */
export function SignDialog({ child, directive, text, onDone, onClose }: SignDialogProps) {
  const { act, ...state } = useAct()
  const sign = async (): Promise<void> => {
    const { locale } = text.toSign
    const input = { child, directive: directive.id, textHash: directive.textHash, locale }
    if (await act(SignConsentDocument, 'signConsent', { input })) onDone()
  }
  return (
    <ActDialog
      title={t('acts.signTitle')}
      confirm={t('acts.signYes')}
      state={state}
      onConfirm={() => void sign()}
      onClose={onClose}
    >
      <TextToSign text={text} />
      <ConsentPreview child={child} terms={readTerms(directive)} />
    </ActDialog>
  )
}

export function RefuseDialog({ child, directive, onDone, onClose }: DialogProps) {
  const { act, ...state } = useAct()
  const refuse = async (): Promise<void> => {
    const input = { child, directive: directive.id }
    if (await act(RefuseConsentDocument, 'refuseConsent', { input })) onDone()
  }
  return (
    <ActDialog
      title={t('acts.refuseTitle')}
      confirm={t('acts.refuseYes')}
      isGrave
      state={state}
      onConfirm={() => void refuse()}
      onClose={onClose}
    >
      <BodyLong>{t('acts.refuseBody')}</BodyLong>
    </ActDialog>
  )
}
