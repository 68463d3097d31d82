import { BodyLong, Button, InlineMessage, Label, Select, TextField, VStack } from '@navikt/ds-react'
import { useId, useState } from 'react'
import { dateInNorway, formatClock } from '../format/dates.ts'
import { PURPOSES } from '../format/purposes.ts'
import { type ExplainDecisionQueryVariables, type Purpose, TeamDocument } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { t, wordFor } from '../texts/index.ts'
import { instantInNorway } from './moment.ts'
import { RECIPIENTS } from './recipients.ts'
import { DecisionTrace } from './trace-view.tsx'
import { type Seat, writeSeat } from './write-seat.ts'

/** A decision as it was at a moment: for whom, of what, and why. */
export function ReplayPage({ child }: { readonly child: string }) {
  const asked = useAnswer(TeamDocument, { child })
  const [question, setQuestion] = useState<ExplainDecisionQueryVariables | null>(null)
  return (
    <VStack gap="space-24">
      <BodyLong>{t('oversight.replayIntro')}</BodyLong>
      <Loaded asked={asked}>
        {({ answer: { data } }) => (
          <ReplayForm
            members={(data.child?.team ?? []).map((member) => ({ ...member, name: member.displayName }))}
            onAsk={(terms) => setQuestion({ child, ...terms })}
          />
        )}
      </Loaded>
      {question !== null && <DecisionTrace question={question} />}
    </VStack>
  )
}

interface ReplayFormProps {
  readonly members: readonly (Seat & { readonly name: string | null })[]
  readonly onAsk: (terms: Omit<ExplainDecisionQueryVariables, 'child'>) => void
}

function ReplayForm({ members, onAsk }: ReplayFormProps) {
  const [choice, setChoice] = useState(0)
  const [purpose, setPurpose] = useState<Purpose>('COORDINATION')
  const [now] = useState(() => new Date())
  const [date, setDate] = useState(() => dateInNorway(now))
  const [time, setTime] = useState(() => formatClock(now))
  const [isBad, setBad] = useState(false)
  const fault = useId()
  const day = useId()
  const seats: readonly Seat[] = [...members, ...RECIPIENTS.services, ...RECIPIENTS.roles]
  const option = (seat: Seat, at: number, name: string | null = null) => (
    <option key={at} value={at}>
      {name === null ? writeSeat(seat) : `${name} (${writeSeat(seat)})`}
    </option>
  )
  const ask = (): void => {
    const at = instantInNorway(date, time)
    const seat = seats[choice]
    const isPast = at !== null && Date.parse(at) <= Date.now()
    setBad(!isPast)
    if (isPast && seat !== undefined) onAsk({ recipient: { service: seat.service, role: seat.role }, purpose, at })
  }
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <Select
        label={t('oversight.recipient')}
        value={choice}
        onChange={({ target }) => setChoice(Number(target.value))}
      >
        <optgroup label={t('oversight.inTeam')}>
          {members.map((member, at) => option(member, at, member.name))}
        </optgroup>
        <optgroup label={t('oversight.services')}>
          {RECIPIENTS.services.map((seat, at) => option(seat, members.length + at))}
        </optgroup>
        <optgroup label={t('oversight.roles')}>
          {RECIPIENTS.roles.map((seat, at) => option(seat, members.length + RECIPIENTS.services.length + at))}
        </optgroup>
      </Select>
      <Select
        label={t('oversight.purpose')}
        value={purpose}
        onChange={({ target }) => setPurpose(PURPOSES.find((one) => one === target.value) ?? purpose)}
      >
        {PURPOSES.map((one) => (
          <option key={one} value={one}>
            {wordFor('words.purposes', one)}
          </option>
        ))}
      </Select>
      <div className="aksel-form-field">
        <Label htmlFor={day}>{t('oversight.day')}</Label>
        <input
          id={day}
          type="date"
          className="aksel-text-field__input"
          value={date}
          aria-describedby={isBad ? fault : undefined}
          onChange={({ target }) => setDate(target.value)}
        />
      </div>
      <TextField
        type="time"
        label={t('oversight.clock')}
        value={time}
        aria-describedby={isBad ? fault : undefined}
        onChange={({ target }) => setTime(target.value)}
      />
      <div role="alert" id={fault}>
        {isBad && <InlineMessage status="error">{t('oversight.badMoment')}</InlineMessage>}
      </div>
      <div>
        <Button type="submit">{t('oversight.show')}</Button>
      </div>
    </form>
  )
}
