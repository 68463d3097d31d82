import { BodyLong, InlineMessage } from '@navikt/ds-react'
import { useState } from 'react'
import {
  type DirectiveFragment,
  RefuseConsentDocument,
  SignConsentDocument,
  type SliceNameFragment,
  WithdrawConsentDocument,
} from '../generated/graphql.ts'
import { writeSlices } from '../format/by-sector.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { ConsentPreview } from '../preview/consent-preview.tsx'
import { t } from '../texts/index.ts'
import { ActDialog } from './act-dialog.tsx'
import type { ChosenText } from './choose-text.ts'
import { readTerms } from './read-terms.ts'
import { listWaitingSlices, type SliceLine } from './standing.ts'
import { TextToSign } from './text-to-sign.tsx'
import { useAct } from './use-act.ts'

interface DialogProps {
  readonly child: string
  readonly directive: DirectiveFragment
  readonly onDone: () => void
  readonly onClose: () => void
}

interface WithdrawDialogProps extends Omit<DialogProps, 'directive'> {
  /** At least one; all of them of a yes, or all of a no. */
  readonly lines: readonly SliceLine[]
  readonly isPending: boolean
}

/** Withdraws slices, whatever else their directives hold: as easily as they were given, several at once. */
export function WithdrawDialog({ child, lines, isPending, onDone, onClose }: WithdrawDialogProps) {
  const { act, ...state } = useAct()
  // What is withdrawn stays so when the next of them fails; tried again, only the rest is.
  const [withdrawn, setWithdrawn] = useState<readonly SliceLine[]>([])
  const withdraw = async (): Promise<void> => {
    const directives = new Set(lines.filter((line) => !withdrawn.includes(line)).map(({ directive }) => directive))
    for (const directive of directives) {
      const of = lines.filter((line) => line.directive === directive)
      const input = { child, directive: directive.id, slices: of.map(({ slice }) => slice.id) }
      if (!(await act(WithdrawConsentDocument, 'withdrawConsent', { input }))) return
      setWithdrawn((before) => [...before, ...of])
    }
    onDone()
  }
  const [first] = lines
  const isNo = first?.directive.kind === 'DENY'
  const title =
    first !== undefined && lines.length === 1
      ? t('acts.withdrawTitle', { slice: writeSliceName(first.slice) })
      : t('acts.withdrawAllTitle')
  const body = isPending ? t('acts.withdrawPendingBody') : t('acts.withdrawBody')
  return (
    <ActDialog
      title={title}
      confirm={t('acts.withdrawYes')}
      isGrave
      state={state}
      onConfirm={() => void withdraw()}
      onClose={onClose}
    >
      {lines.length > 1 && (
        <BodyLong spacing>
          {t('acts.withdrawAllBody', { slices: writeSlices(lines.map(({ slice }) => slice)) })}
        </BodyLong>
      )}
      <BodyLong>{isNo ? t('acts.withdrawNoBody') : body}</BodyLong>
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

interface RefuseDialogProps extends DialogProps {
  /** What is shared by another yes, and goes on. */
  readonly stillShared: readonly SliceNameFragment[]
}

/** Refuses a yes that waits, and says what that does not stop. */
export function RefuseDialog({ child, directive, stillShared, onDone, onClose }: RefuseDialogProps) {
  const { act, ...state } = useAct()
  const refuse = async (): Promise<void> => {
    const input = { child, directive: directive.id }
    if (await act(RefuseConsentDocument, 'refuseConsent', { input })) onDone()
  }
  const slices = listWaitingSlices(directive).map(({ slice }) => slice)
  return (
    <ActDialog
      title={t('acts.refuseTitle')}
      confirm={t('acts.refuseYes')}
      isGrave
      state={state}
      onConfirm={() => void refuse()}
      onClose={onClose}
    >
      <BodyLong spacing={stillShared.length > 0}>{t('acts.refuseBody', { slices: writeSlices(slices) })}</BodyLong>
      {stillShared.length > 0 && (
        <InlineMessage status="warning">{t('acts.stillShared', { slices: writeSlices(stillShared) })}</InlineMessage>
      )}
    </ActDialog>
  )
}
