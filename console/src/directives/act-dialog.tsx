import { Button, InlineMessage, Modal } from '@navikt/ds-react'
import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../texts/index.ts'
import type { Act } from './use-act.ts'

interface ActDialogProps {
  readonly title: string
  readonly confirm: string
  readonly isGrave?: boolean
  readonly state: Pick<Act, 'isActing' | 'fault'>
  /** Null while there is nothing to say yes to yet. */
  readonly onConfirm: (() => void) | null
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * Asks once before an act, and says so if it could not be done. To say yes, to say no and to withdraw all take the same two
 * presses, from the same card: one to open this, one to confirm.
 */
export function ActDialog({ title, confirm, isGrave, state, onConfirm, onClose, children }: ActDialogProps) {
  // A dialog that is taken away, and not closed, leaves focus nowhere.
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => (opener instanceof HTMLElement ? opener.focus() : undefined), [opener])
  return (
    <Modal open header={{ heading: title, closeButton: false }} onClose={onClose}>
      {/* A long text is scrolled by key too, and is read before the buttons are reached. */}
      <Modal.Body tabIndex={0}>
        {children}
        <div role="alert">{state.fault !== null && <InlineMessage status="error">{state.fault}</InlineMessage>}</div>
      </Modal.Body>
      <Modal.Footer>
        {onConfirm !== null && (
          <Button data-color={isGrave === true ? 'danger' : 'accent'} loading={state.isActing} onClick={onConfirm}>
            {confirm}
          </Button>
        )}
        <Button variant="secondary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Modal.Footer>
    </Modal>
  )
}
