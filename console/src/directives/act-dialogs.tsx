import { BodyLong } from '@navikt/ds-react'
import {
  type DirectiveFragment,
  RefuseConsentDocument,
  SignConsentDocument,
  WithdrawConsentDocument,
} from '../generated/graphql.ts'
import { t } from '../texts/index.ts'
import { ActDialog } from './act-dialog.tsx'
import { ConsentText } from './consent-text.tsx'
import { useAct } from './use-act.ts'

interface DialogProps {
  readonly child: string
  readonly directive: DirectiveFragment
  readonly onDone: () => void
  readonly onClose: () => void
}

interface WithdrawDialogProps extends DialogProps {
  readonly slice: { readonly id: string; readonly name: string }
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
      title={t('acts.withdrawTitle', { slice: slice.name })}
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

/** Shows the whole text, and signs what was shown. A text that cannot be shown cannot be signed. */
export function SignDialog({ child, directive, onDone, onClose }: DialogProps) {
  const { act, ...state } = useAct()
  const sign = async (): Promise<void> => {
    const input = { child, directive: directive.id, textHash: directive.textHash }
    if (await act(SignConsentDocument, 'signConsent', { input })) onDone()
  }
  if (directive.text === null) return null
  return (
    <ActDialog
      title={t('acts.signTitle')}
      confirm={t('acts.signYes')}
      state={state}
      onConfirm={() => void sign()}
      onClose={onClose}
    >
      <ConsentText text={directive.text} level="2" />
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
