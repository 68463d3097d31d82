import { BodyShort, Heading } from '@navikt/ds-react'
import { useEffect, useEffectEvent } from 'react'
import { createPortal } from 'react-dom'
import { ConsentText } from '../directives/consent-text.tsx'
import { formatDate, formatMoment } from '../format/dates.ts'
import { useLanguage } from '../page/use-language.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { t, wordFor } from '../texts/index.ts'
import type { PlainReceipt } from './read-receipt.ts'

interface PrintedReceiptProps {
  readonly receipt: PlainReceipt
  readonly onPrinted: () => void
}

/** A receipt on paper: seen by the printer alone, and gone when it is printed. */
export function PrintedReceipt({ receipt, onPrinted }: PrintedReceiptProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const tellPrinted = useEffectEvent(onPrinted)
  useEffect(() => {
    const tell = (): void => tellPrinted()
    addEventListener('afterprint', tell)
    print()
    return () => removeEventListener('afterprint', tell)
  }, [])
  const { child, kind, slices, signatures, text, writtenAt } = receipt
  return createPortal(
    <div className="print-sheet">
      <Heading level="1" size="medium">
        {child.name}
      </Heading>
      <BodyShort spacing>{t('receipts.written', { at: formatMoment(writtenAt) })}</BodyShort>
      {slices.map(({ id, name, state }) => (
        <BodyShort key={id}>
          {t('receipts.state', { slice: name[locale], state: wordFor('directives.states', state) })}
        </BodyShort>
      ))}
      {signatures.map(({ by, method, signedOn }) => (
        <BodyShort key={`${by.id} ${signedOn} ${method}`}>
          {t(kind === 'PERMIT' ? 'receipts.signed' : 'receipts.signedNo', {
            name: by.name ?? t('directives.someone'),
            date: formatDate(signedOn),
            method: wordFor('officer.methods', method),
          })}
        </BodyShort>
      ))}
      {text.texts === null ? null : <ConsentText text={text.texts[locale]} locale={locale} level="2" />}
      <BodyShort size="small">{t('receipts.hash', { hash: text.sha256 })}</BodyShort>
    </div>,
    document.body,
  )
}
