import { BodyShort, InlineMessage, VStack } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { writeSliceName } from '../format/slice-name.ts'
import {
  type DirectiveFragment,
  type DirectiveKind,
  FamilyDirectivesDocument,
  type ReminderFragment,
} from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { Receipts } from '../receipts/receipts.tsx'
import { EndingCards } from '../renewal/ending-cards.tsx'
import { RenewDialog } from '../renewal/renew-dialog.tsx'
import { AnswerDialog } from '../requests/answer-dialog.tsx'
import { RequestCards } from '../requests/request-cards.tsx'
import { findWaitingRequests, type WaitingRequest } from '../requests/waiting-requests.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { useLanguage } from '../page/use-language.ts'
import { t } from '../texts/index.ts'
import { RefuseDialog, SignDialog, WithdrawDialog } from './act-dialogs.tsx'
import { chooseText } from './choose-text.ts'
import { findStanding, type SliceLine, type Standing } from './standing.ts'
import { type OpenAct, StandingView } from './standing-view.tsx'

type Open =
  | OpenAct
  | { readonly act: 'answer'; readonly kind: DirectiveKind; readonly waiting: WaitingRequest }
  | { readonly act: 'renew'; readonly directive: DirectiveFragment }

interface FamilyDirectivesProps {
  readonly child: string
  readonly capacity: 'GUARDIAN' | 'YOUTH' | 'VERGE' | 'PARENT'
}

/** What a family shares, waits for and has said no to, with a way to answer and to withdraw. */
export function FamilyDirectives({ child, capacity }: FamilyDirectivesProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const asked = useAnswer(FamilyDirectivesDocument, { child, locale })
  const [open, setOpen] = useState<Open | null>(null)
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
          const directives = data.child.directives ?? []
          const reminders = data.child.reminders ?? []
          const standing = findStanding(directives)
          const toSign = open?.act === 'sign' ? chooseText(open.directive, locale, data.languages) : null
          const youthAge = capacity === 'YOUTH' ? data.child.age : null
          return (
            <VStack gap="space-32">
              <RequestCards
                waiting={findWaitingRequests(data.child.requests ?? [], directives)}
                onAnswer={(kind, waiting) => setOpen({ act: 'answer', kind, waiting })}
              />
              <EndingCards
                reminders={reminders}
                directives={directives}
                onRenew={(directive) => setOpen({ act: 'renew', directive })}
              />
              <StandingView standing={standing} youthAge={youthAge} onOpen={setOpen} />
              <Receipts child={child} directives={directives} />
              {open?.act === 'answer' && (
                <AnswerDialog
                  {...open}
                  child={child}
                  onClose={close}
                  onDone={() => finish(() => t(`acts.given.${open.kind}`))}
                />
              )}
              {open?.act === 'renew' && (
                <RenewDialog
                  {...open}
                  limit={findLimit(open.directive, reminders)}
                  child={child}
                  onClose={close}
                  onDone={() => finish(() => t('renewal.done'))}
                />
              )}
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
            </VStack>
          )
        }}
      </Loaded>
    </>
  )
}

/** The most months that all of what ends may be shared for. */
function findLimit({ id }: DirectiveFragment, reminders: readonly ReminderFragment[]): number {
  const limits = reminders.filter(({ directive }) => directive.id === id).map(({ slice }) => slice.longestMonths)
  return Math.min(12, ...limits)
}

/** Two directives may share one slice: then one withdrawal does not stop the sharing, and the reader must know. */
function writeWithdrawn(directive: DirectiveFragment, slice: SliceLine['slice'], { shared }: Standing): string {
  if (directive.kind === 'DENY') return t('acts.withdrawnNo', { slice: writeSliceName(slice) })
  const isShared = shared.some((line) => line.slice.id === slice.id && line.directive.id !== directive.id)
  return t(isShared ? 'acts.withdrawnPartly' : 'acts.withdrawn', { slice: writeSliceName(slice) })
}
