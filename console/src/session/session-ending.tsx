import { BodyLong, Button, Modal } from '@navikt/ds-react'
import { useState } from 'react'
import { t } from '../texts/index.ts'
import type { SessionEnd } from './use-session-end.ts'

/** Says that the session ends soon, and lets the person go on where that can be. */
export function SessionEnding({ canGoOn, goOn }: Pick<SessionEnd, 'canGoOn' | 'goOn'>) {
  const [isOpen, setOpen] = useState(true)
  const close = (): void => setOpen(false)
  if (!isOpen) return null
  return (
    <Modal open role="alertdialog" header={{ heading: t('signIn.ending'), closeButton: false }} onClose={close}>
      <Modal.Body>
        <BodyLong>{canGoOn ? t('signIn.endingUnused') : t('signIn.endingAnyhow')}</BodyLong>
      </Modal.Body>
      <Modal.Footer>
        <Button onClick={canGoOn ? () => void goOn() : close}>
          {canGoOn ? t('signIn.goOn') : t('signIn.understood')}
        </Button>
      </Modal.Footer>
    </Modal>
  )
}
