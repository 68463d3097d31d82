import { type ReactNode, useEffect, useRef, useState } from 'react'
import { AccessibilityStatement } from './accessibility-statement.tsx'
import { HiddenContext } from './hidden.ts'
import { PageFooter } from './page-footer.tsx'

/**
 * A page with the footer, and the view it leads to. Meanwhile the page is hidden and kept as it is: to draw it anew would
 * be to ask again, and every look is an entry in a child's log.
 */
export function WithFooter({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const link = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const follow = ({ state }: PopStateEvent): void => setOpen((state as HistoryState | null)?.isStatement === true)
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])

  const open = (): void => {
    if (isOpen) return
    history.pushState({ ...(history.state as HistoryState | null), isStatement: true }, '')
    setOpen(true)
  }

  return (
    <>
      <HiddenContext value={isOpen}>
        <div hidden={isOpen}>{children}</div>
      </HiddenContext>
      {isOpen && <AccessibilityStatement onClosed={() => link.current?.focus()} />}
      <PageFooter link={link} onStatement={open} />
    </>
  )
}

interface HistoryState {
  readonly isStatement?: boolean
}
