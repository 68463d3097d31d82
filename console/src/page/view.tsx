import { Heading, Page } from '@navikt/ds-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../texts/index.ts'
import { useIsHidden } from './hidden.ts'

interface ViewProps {
  readonly title: ReactNode
  /** The kind of view, for the browser's title. Never a person's name: titles end up in the browser's history. */
  readonly name: string
  /** What comes before the heading, such as the way back. */
  readonly before?: ReactNode
  readonly children: ReactNode
}

/** The main part of a page. When it replaces another, focus moves to its heading. */
export function View({ title, name, before, children }: ViewProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isHidden = useIsHidden()
  useEffect(() => {
    if (!isHidden) document.title = `${name} – ${t('common.product')}`
  }, [name, isHidden])
  useEffect(() => heading.current?.focus(), [])
  return (
    <Page.Block as="main" width="xl" gutters className="view">
      {before}
      <Heading ref={heading} level="1" size="large" tabIndex={-1} spacing className="quiet-focus">
        {title}
      </Heading>
      {children}
    </Page.Block>
  )
}
