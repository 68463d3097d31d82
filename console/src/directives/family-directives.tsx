import { BodyShort, InlineMessage } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { writeSliceName } from '../format/slice-name.ts'
import { type DirectiveFragment, DirectivesDocument } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { LANGUAGES } from '../texts/languages.ts'
import { useLanguage } from '../page/use-language.ts'
import { t } from '../texts/index.ts'
import { RefuseDialog, SignDialog, WithdrawDialog } from './act-dialogs.tsx'
import { chooseText } from './choose-text.ts'
import { findStanding, type SliceLine, type Standing } from './standing.ts'
import { type OpenAct, StandingView } from './standing-view.tsx'

interface FamilyDirectivesProps {
  readonly child: string
  readonly capacity: 'GUARDIAN' | 'YOUTH' | 'VERGE' | 'PARENT'
}

/** What a family shares, waits for and has said no to, with a way to answer and to withdraw. */
export function FamilyDirectives({ child, capacity }: FamilyDirectivesProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const asked = useAnswer(DirectivesDocument, { child, locale })
  const [open, setOpen] = useState<OpenAct | null>(null)
  // Written anew each time: the reader may choose another language.
  const [done, setDone] = useState<{ readonly write: () => string } | null>(null)
  const status = useRef<HTMLOutputElement>(null)
  const close = (): void => setOpen(null)

  const finish = (write: () => string): void => {
    close()
    setDone({ write })
    asked.renew()
    // The button that was pressed is about to go; what came of it is where the reader wants to be.
    requestAnimationFrame(() => status.current?.focus())
  }

  return (
    <>
      <output ref={status} tabIndex={-1} className="live quiet-focus">
        {done !== null && (
          <InlineMessage as="span" status="success">
            {done.write()}
          </InlineMessage>
        )}
      </output>
      <Loaded asked={asked}>
        {({ answer: { data } }) => {
          if (data.child === null) return <BodyShort>{t('child.notFound')}</BodyShort>
          const standing = findStanding(data.child.directives ?? [])
          const toSign = open?.act === 'sign' ? chooseText(open.directive, locale, data.languages) : null
          const youthAge = capacity === 'YOUTH' ? data.child.age : null
          return (
            <>
              <StandingView standing={standing} youthAge={youthAge} onOpen={setOpen} />
              {open?.act === 'withdraw' && (
                <WithdrawDialog
                  {...open}
                  child={child}
                  onClose={close}
                  onDone={() => finish(() => writeWithdrawn(open.directive, open.slice, standing))}
                />
              )}
              {open?.act === 'sign' && toSign !== null && (
                <SignDialog
                  {...open}
                  text={toSign}
                  child={child}
                  onClose={close}
                  onDone={() => finish(() => t('acts.signed'))}
                />
              )}
              {open?.act === 'refuse' && (
                <RefuseDialog {...open} child={child} onClose={close} onDone={() => finish(() => t('acts.refused'))} />
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

/** Two directives may share one slice: then one withdrawal does not stop the sharing, and the reader must know. */
function writeWithdrawn(directive: DirectiveFragment, slice: SliceLine['slice'], { shared }: Standing): string {
  if (directive.kind === 'DENY') return t('acts.withdrawnNo', { slice: writeSliceName(slice) })
  const isShared = shared.some((line) => line.slice.id === slice.id && line.directive.id !== directive.id)
  return t(isShared ? 'acts.withdrawnPartly' : 'acts.withdrawn', { slice: writeSliceName(slice) })
}
