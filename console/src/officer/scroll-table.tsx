import type { ReactNode } from 'react'

interface ScrollTableProps {
  readonly label: string
  readonly children: ReactNode
}

/** A table wider than the page scrolls by itself, by keyboard too. */
export function ScrollTable({ label, children }: ScrollTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section aria-label={label} tabIndex={0} className="scroll-table">
      {children}
    </section>
  )
}
