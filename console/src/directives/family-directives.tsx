import { BodyShort, InlineMessage, VStack } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { writeSlices } from '../format/by-sector.ts'
import { writeSliceName } from '../format/slice-name.ts'
import {
  type DirectiveFragment,
  type DirectiveKind,
  FamilyDirectivesDocument,
  type ReminderFragment,
  type SliceNameFragment,
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
import { findStanding, listWaitingSlices, type SliceLine, type Standing } from './standing.ts'
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
          const standing = findStanding(directives, capacity === 'YOUTH')
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
                  onDone={() => finish(() => writeWithdrawn(open.lines, standing))}
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
                <RefuseDialog
                  {...open}
                  stillShared={listSharedAnyhow(open.directive, standing)}
                  child={child}
                  onClose={close}
                  onDone={() => finish(() => writeRefused(open.directive, standing))}
                />
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

/** What other yeses share now: to refuse or withdraw some does not stop those. */
function listStillShared(
  slices: readonly SliceNameFragment[],
  { shared }: Standing,
  isStopped: (line: SliceLine) => boolean,
): readonly SliceNameFragment[] {
  return slices.filter(({ id }) => shared.some((line) => line.slice.id === id && !isStopped(line)))
}

/** What a refusal of a directive leaves shared. */
function listSharedAnyhow(refused: DirectiveFragment, standing: Standing): readonly SliceNameFragment[] {
  const slices = listWaitingSlices(refused).map(({ slice }) => slice)
  return listStillShared(slices, standing, ({ directive }) => directive.id === refused.id)
}

function writeRefused(directive: DirectiveFragment, standing: Standing): string {
  const left = listSharedAnyhow(directive, standing)
  return left.length === 0 ? t('acts.refused') : t('acts.refusedPartly', { slices: writeSlices(left) })
}

/** Several directives may share one slice: then one withdrawal does not stop the sharing, and the reader must know. */
function writeWithdrawn(lines: readonly SliceLine[], standing: Standing): string {
  const slices = lines.map(({ slice }) => slice)
  const isNo = lines[0]?.directive.kind === 'DENY'
  const left = isNo ? [] : listStillShared(slices, standing, (line) => lines.includes(line))
  const [slice] = slices
  if (slice === undefined || slices.length > 1) {
    const withdrawn = t('acts.withdrawnAll', { slices: writeSlices(slices) })
    return left.length === 0 ? withdrawn : `${withdrawn} ${t('acts.stillShared', { slices: writeSlices(left) })}`
  }
  if (isNo) return t('acts.withdrawnNo', { slice: writeSliceName(slice) })
  return t(left.length > 0 ? 'acts.withdrawnPartly' : 'acts.withdrawn', { slice: writeSliceName(slice) })
}
