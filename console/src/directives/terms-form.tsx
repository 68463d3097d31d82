import { BodyLong, Button, InlineMessage, Radio, RadioGroup, VStack } from '@navikt/ds-react'
import { type FormEvent, useId, useState } from 'react'
import { dateInNorway } from '../format/dates.ts'
import { writeSliceName } from '../format/slice-name.ts'
import type { ConsentTermsInput, DirectiveKind } from '../generated/graphql.ts'
import { t } from '../texts/index.ts'
import { type Choices, type Lacking, listLacking, type Reach, writeTermsInput } from './choices.ts'
import { LackingSummary } from './lacking-summary.tsx'
import { LONGEST_PERIOD, PeriodSelect } from './period-select.tsx'
import { ReachFields } from './reach-fields.tsx'
import { type OfferedSlice, SliceChoice } from './slice-choice.tsx'

interface TermsFormProps {
  readonly slices: readonly OfferedSlice[]
  readonly choices: Choices
  readonly fault: string | null
  readonly isReading: boolean
  readonly onChange: (choices: Choices) => void
  readonly onRead: (terms: ConsentTermsInput) => void
}

/** What a new directive is about, to whom, for what and how long. */
export function TermsForm({ slices, choices, fault, isReading, onChange, onRead }: TermsFormProps) {
  const { kind, slices: chosen } = choices
  const reach = choices.reach[kind]
  const [tries, setTries] = useState(0)
  const [today] = useState(() => dateInNorway(new Date()))
  const id = useId()
  const idOf = (field: Lacking): string => `${id}${field}`

  const strictest = kind === 'PERMIT' ? findStrictest(slices, chosen) : null
  const limit = strictest?.longestMonths ?? LONGEST_PERIOD
  const months = Math.min(reach.months, limit)
  const lacking = listLacking(choices, reach)
  const changeReach = (next: Reach): void => onChange({ ...choices, reach: { ...choices.reach, [kind]: next } })

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (lacking.length > 0) return setTries((before) => before + 1)
    setTries(0)
    onRead(writeTermsInput(kind, chosen, { ...reach, months }, today))
  }

  return (
    <form onSubmit={submit} noValidate>
      <VStack gap="space-24">
        <BodyLong>{t('give.intro')}</BodyLong>
        <RadioGroup
          legend={t('give.kind')}
          value={kind}
          onChange={(next: DirectiveKind) => onChange({ ...choices, kind: next })}
        >
          <Radio value="PERMIT">{t('give.kinds.PERMIT')}</Radio>
          <Radio value="DENY">{t('give.kinds.DENY')}</Radio>
        </RadioGroup>
        <SliceChoice
          id={idOf('slices')}
          slices={slices}
          chosen={chosen}
          error={tries > 0 && chosen.length === 0 ? t('give.lacking.slices') : null}
          onChange={(next) => onChange({ ...choices, slices: next })}
        />
        <ReachFields kind={kind} reach={reach} idOf={idOf} isChecked={tries > 0} onChange={changeReach} />
        <PeriodSelect
          today={today}
          months={months}
          limit={limit}
          description={
            strictest === null || strictest.longestMonths === LONGEST_PERIOD
              ? undefined
              : t('give.limit', { slice: writeSliceName(strictest), count: strictest.longestMonths })
          }
          onChange={(next) => changeReach({ ...reach, months: next })}
        />
        <LackingSummary lacking={lacking} idOf={idOf} tries={tries} />
        <div role="alert">{fault !== null && <InlineMessage status="error">{fault}</InlineMessage>}</div>
        <div>
          <Button type="submit" loading={isReading}>
            {t('give.read')}
          </Button>
        </div>
      </VStack>
    </form>
  )
}

/** The chosen slice with the shortest limit: no part of a yes may last longer than it. */
function findStrictest(slices: readonly OfferedSlice[], chosen: readonly string[]): OfferedSlice | null {
  const candidates = slices.filter(({ id }) => chosen.includes(id))
  return candidates.toSorted((a, b) => a.longestMonths - b.longestMonths)[0] ?? null
}
