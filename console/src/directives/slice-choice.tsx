import { Accordion, Checkbox, CheckboxGroup, Detail, ErrorMessage, Fieldset } from '@navikt/ds-react'
import { groupBySector } from '../format/by-sector.ts'
import { writeList } from '../format/lists.ts'
import { writeSliceName } from '../format/slice-name.ts'
import type { SlicesQuery } from '../generated/graphql.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { readLanguage, t, wordFor } from '../texts/index.ts'

export type OfferedSlice = SlicesQuery['slices'][number]

interface SliceChoiceProps {
  readonly id: string
  readonly slices: readonly OfferedSlice[]
  readonly chosen: readonly string[]
  readonly error: string | null
  readonly onChange: (chosen: readonly string[]) => void
}

/** All that a family can say yes or no to, a sector at a time. What is chosen is read without opening anything. */
export function SliceChoice({ id, slices, chosen, error, onChange }: SliceChoiceProps) {
  return (
    <Fieldset legend={t('give.slices')} id={id} tabIndex={-1} aria-describedby={`${id}-error`} className="choice">
      <div id={`${id}-error`}>{error !== null && <ErrorMessage showIcon>{error}</ErrorMessage>}</div>
      <Accordion size="small">
        {groupBySector(slices, ({ sector }) => sector).map(([sector, of]) => {
          const picked = of.filter((slice) => chosen.includes(slice.id))
          const others = chosen.filter((one) => !of.some((slice) => slice.id === one))
          return (
            <Accordion.Item key={sector}>
              <Accordion.Header>
                {wordFor('words.sectors', sector)}
                <Detail as="span" textColor="subtle" className="choice-picked">
                  {picked.length === 0
                    ? t('give.nonePicked', { total: of.length })
                    : t('give.picked', { slices: writeList(picked.map(writeSliceName)) })}
                </Detail>
              </Accordion.Header>
              <Accordion.Content>
                <CheckboxGroup
                  legend={wordFor('words.sectors', sector)}
                  hideLegend
                  size="small"
                  value={picked.map((slice) => slice.id)}
                  onChange={(ids: string[]) => onChange([...others, ...ids])}
                >
                  {of.map((slice) => (
                    <Checkbox key={slice.id} value={slice.id} description={describe(slice)}>
                      {writeSliceName(slice)}
                    </Checkbox>
                  ))}
                </CheckboxGroup>
              </Accordion.Content>
            </Accordion.Item>
          )
        })}
      </Accordion>
    </Fieldset>
  )
}

function describe({ description, descriptionNn, descriptionEn }: OfferedSlice): string {
  return { nb: description, nn: descriptionNn, en: descriptionEn }[LANGUAGES[readLanguage()].registry]
}
