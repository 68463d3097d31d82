import {
  BodyLong,
  BodyShort,
  Button,
  Checkbox,
  CheckboxGroup,
  Fieldset,
  InlineMessage,
  Radio,
  RadioGroup,
  VStack,
} from '@navikt/ds-react'
import { type FormEvent, useState } from 'react'
import { groupBySector } from '../format/by-sector.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { dateInNorway, lastDayOfPeriod } from '../format/dates.ts'
import type { ConsentTermsInput, DirectiveKind, Purpose, SlicesQuery } from '../generated/graphql.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { readLanguage, t, wordFor } from '../texts/index.ts'
import { PURPOSES } from '../format/purposes.ts'
import { FIRST_PERIOD, LONGEST_PERIOD, PeriodSelect } from './period-select.tsx'

type Slice = SlicesQuery['slices'][number]

interface TermsFormProps {
  readonly slices: readonly Slice[]
  readonly fault: string | null
  readonly onRead: (terms: ConsentTermsInput) => void
}

/** What a new directive is about, to whom, for what and how long. */
export function TermsForm({ slices, fault, onRead }: TermsFormProps) {
  const [kind, setKind] = useState<DirectiveKind>('PERMIT')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [purposes, setPurposes] = useState<readonly Purpose[]>(['COORDINATION'])
  const [wantedMonths, setWantedMonths] = useState<number>(FIRST_PERIOD)
  const [isTried, setTried] = useState(false)
  const [today] = useState(() => dateInNorway(new Date()))

  const strictest = kind === 'PERMIT' ? findStrictest(slices, chosen) : null
  const limit = strictest?.longestMonths ?? LONGEST_PERIOD
  const months = Math.min(wantedMonths, limit)
  const lacksSlices = isTried && chosen.length === 0
  const lacksPurposes = isTried && purposes.length === 0

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (chosen.length === 0 || purposes.length === 0) return
    onRead({
      kind,
      slices: chosen,
      recipients: [{ service: 'COORDINATION_UNIT' }],
      purposes,
      to: lastDayOfPeriod(today, months),
    })
  }

  return (
    <form onSubmit={submit} noValidate>
      <VStack gap="space-24">
        <BodyLong>{t('give.intro')}</BodyLong>
        <RadioGroup legend={t('give.kind')} value={kind} onChange={setKind}>
          <Radio value="PERMIT">{t('give.kinds.PERMIT')}</Radio>
          <Radio value="DENY">{t('give.kinds.DENY')}</Radio>
        </RadioGroup>
        <Fieldset legend={t('give.slices')} error={lacksSlices ? t('common.problems.INCOMPLETE_TERMS') : undefined}>
          {groupBySector(slices, ({ sector }) => sector).map(([sector, of]) => (
            <CheckboxGroup
              key={sector}
              legend={wordFor('words.sectors', sector)}
              value={chosen.filter((id) => of.some((slice) => slice.id === id))}
              onChange={(ids: string[]) =>
                setChosen([...chosen.filter((id) => !of.some((slice) => slice.id === id)), ...ids])
              }
            >
              {of.map((slice) => (
                <Checkbox key={slice.id} value={slice.id} description={describe(slice)}>
                  {writeSliceName(slice)}
                </Checkbox>
              ))}
            </CheckboxGroup>
          ))}
        </Fieldset>
        <CheckboxGroup
          legend={kind === 'PERMIT' ? t('give.purposes') : t('give.purposesOfNo')}
          value={[...purposes]}
          onChange={(values: Purpose[]) => setPurposes(values)}
          error={lacksPurposes ? t('common.problems.INCOMPLETE_TERMS') : undefined}
        >
          {PURPOSES.map((value) => (
            <Checkbox key={value} value={value}>
              {wordFor('words.purposes', value)}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <PeriodSelect
          today={today}
          months={months}
          limit={limit}
          description={
            strictest === null || strictest.longestMonths === LONGEST_PERIOD
              ? undefined
              : t('give.limit', { slice: writeSliceName(strictest), count: strictest.longestMonths })
          }
          onChange={setWantedMonths}
        />
        <BodyShort>{t('give.recipient')}</BodyShort>
        <div role="alert">{fault !== null && <InlineMessage status="error">{fault}</InlineMessage>}</div>
        <div>
          <Button type="submit">{t('give.read')}</Button>
        </div>
      </VStack>
    </form>
  )
}

/** The chosen slice with the shortest limit: no part of a yes may last longer than it. */
function findStrictest(slices: readonly Slice[], chosen: readonly string[]): Slice | null {
  const candidates = slices.filter(({ id }) => chosen.includes(id))
  return candidates.toSorted((a, b) => a.longestMonths - b.longestMonths)[0] ?? null
}

function describe({ description, descriptionNn, descriptionEn }: Slice): string {
  return { nb: description, nn: descriptionNn, en: descriptionEn }[LANGUAGES[readLanguage()].registry]
}
