import { Button, Detail, HStack } from '@navikt/ds-react'
import { DownloadIcon, PrinterSmallIcon } from '@navikt/aksel-icons'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PictureQuery } from '../generated/graphql.ts'
import type { Answer } from '../graph/client.ts'
import { downloadFile } from '../page/download-file.ts'
import { useSession } from '../session/session.ts'
import { t } from '../texts/index.ts'
import { writePictureFile } from './picture-file.ts'
import { PrintedPicture } from './printed-picture.tsx'

interface KeepPictureProps {
  readonly answer: Answer<PictureQuery>
  readonly child: NonNullable<PictureQuery['child']>
  /** When it was fetched. */
  readonly at: Date
}

/** The picture to keep: on paper, also by the browser's own way to print, or as a file. */
export function KeepPicture({ answer, child, at }: KeepPictureProps) {
  const { purpose } = useSession()
  const [printedAt, setPrintedAt] = useState<Date | null>(null)
  useEffect(() => {
    // The sheet has to be there when the event is over: that is what goes to the printer.
    const begin = (): void => flushSync(() => setPrintedAt(new Date()))
    const end = (): void => setPrintedAt(null)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  const download = (): void => {
    const terms = { purpose, fetchedAt: at, madeAt: new Date() }
    downloadFile('samsyn-bilde.json', 'application/json', writePictureFile(answer, terms))
  }
  return (
    <div>
      <HStack gap="space-8" wrap>
        <Button size="small" variant="secondary" icon={<PrinterSmallIcon aria-hidden />} onClick={() => print()}>
          {t('keep.print')}
        </Button>
        <Button size="small" variant="secondary" icon={<DownloadIcon aria-hidden />} onClick={download}>
          {t('keep.json')}
        </Button>
      </HStack>
      <Detail textColor="subtle" className="keep-hint">
        {t('keep.hint')}
      </Detail>
      {printedAt !== null && (
        <PrintedPicture answer={answer} child={child} purpose={purpose} fetchedAt={at} madeAt={printedAt} />
      )}
    </div>
  )
}
