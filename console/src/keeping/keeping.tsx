import { BodyLong, BodyShort, Button, Heading, InlineMessage, VStack } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { ActDialog } from '../directives/act-dialog.tsx'
import { useAct } from '../directives/use-act.ts'
import { writeSliceName } from '../format/slice-name.ts'
import {
  KeepFromGuardiansDocument,
  KeepingDocument,
  type SliceNameFragment,
  StopKeepingFromGuardiansDocument,
} from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { t } from '../texts/index.ts'

/** From this age all that concerns health is the youth's own. The registry decides; this chooses the words. */
const HEALTH_IS_OWN_FROM = 16

interface Change {
  readonly act: 'keep' | 'stop'
  readonly slice: SliceNameFragment
}

/** What a youth keeps from the guardians. For the youth alone: no one else is shown it, and nothing here asks for others. */
export function Keeping({ child }: { readonly child: string }) {
  const asked = useAnswer(KeepingDocument, { child })
  const [open, setOpen] = useState<Change | null>(null)
  const [done, setDone] = useState<Change | null>(null)
  const status = useRef<HTMLOutputElement>(null)

  const finish = (change: Change): void => {
    setOpen(null)
    setDone(change)
    asked.renew()
    requestAnimationFrame(() => status.current?.focus())
  }

  return (
    <>
      <output ref={status} tabIndex={-1} className="live quiet-focus">
        {done !== null && (
          <InlineMessage as="span" status="success">
            {t(done.act === 'keep' ? 'keeping.isKept' : 'keeping.isStopped', { slice: writeSliceName(done.slice) })}
          </InlineMessage>
        )}
      </output>
      <Loaded asked={asked}>
        {({ answer: { data } }) => {
          if (data.child === null) return <BodyShort>{t('child.notFound')}</BodyShort>
          const kept = data.child.keptSlices ?? []
          const isOwn = (data.child.age ?? 0) >= HEALTH_IS_OWN_FROM
          const others = isOwn
            ? []
            : data.slices.filter(({ id, sector }) => sector === 'health' && !kept.some((one) => one.id === id))
          return (
            <VStack gap="space-24">
              <div className="prose">
                <BodyLong spacing={!isOwn}>{isOwn ? t('keeping.introOfAge') : t('keeping.intro')}</BodyLong>
                {!isOwn && <BodyLong>{t('keeping.quiet')}</BodyLong>}
              </div>
              {(kept.length > 0 || !isOwn) && (
                <SliceList
                  title={t('keeping.kept')}
                  none={t('keeping.keptNone')}
                  act="stop"
                  slices={kept}
                  onOpen={setOpen}
                />
              )}
              {others.length > 0 && <SliceList title={t('keeping.open')} act="keep" slices={others} onOpen={setOpen} />}
              {open !== null && (
                <KeepDialog child={child} change={open} onDone={() => finish(open)} onClose={() => setOpen(null)} />
              )}
            </VStack>
          )
        }}
      </Loaded>
    </>
  )
}

interface SliceListProps {
  readonly title: string
  readonly none?: string
  readonly act: Change['act']
  readonly slices: readonly SliceNameFragment[]
  readonly onOpen: (change: Change) => void
}

function SliceList({ title, none, act, slices, onOpen }: SliceListProps) {
  return (
    <section aria-labelledby={`keeping-${act}`}>
      <Heading id={`keeping-${act}`} level="2" size="medium" spacing>
        {title}
      </Heading>
      {slices.length === 0 && <BodyShort>{none}</BodyShort>}
      <ul className="plain-list">
        {slices.map((slice) => (
          <li key={slice.id} className="card row">
            <BodyShort weight="semibold">{writeSliceName(slice)}</BodyShort>
            <Button size="small" variant="secondary" onClick={() => onOpen({ act, slice })}>
              {t(`keeping.${act}`)}
              <span className="aksel-sr-only"> {writeSliceName(slice)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface KeepDialogProps {
  readonly child: string
  readonly change: Change
  readonly onDone: () => void
  readonly onClose: () => void
}

function KeepDialog({ child, change: { act: kind, slice }, onDone, onClose }: KeepDialogProps) {
  const { act, ...state } = useAct()
  const change = async (): Promise<void> => {
    const variables = { input: { child, slices: [slice.id] } }
    const isDone =
      kind === 'keep'
        ? await act(KeepFromGuardiansDocument, 'keepFromGuardians', variables)
        : await act(StopKeepingFromGuardiansDocument, 'stopKeepingFromGuardians', variables)
    if (isDone) onDone()
  }
  return (
    <ActDialog
      title={t(`keeping.${kind}Title`, { slice: writeSliceName(slice) })}
      confirm={t(`keeping.${kind}Yes`)}
      state={state}
      onConfirm={() => void change()}
      onClose={onClose}
    >
      <BodyLong>{t(`keeping.${kind}Body`)}</BodyLong>
    </ActDialog>
  )
}
