import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { capitalise, writeList } from '../format/lists.ts'
import { PURPOSES } from '../format/purposes.ts'
import { isEveryone, type Recipient, ROLES, SERVICES, writeRecipient } from '../format/recipients.ts'
import type { DirectiveKind, Purpose } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import type { Reach } from './choices.ts'
import { FoldedChoice } from './folded-choice.tsx'

interface ReachFieldsProps {
  readonly kind: DirectiveKind
  readonly reach: Reach
  /** What each field is called from elsewhere on the page. */
  readonly idOf: (field: 'recipients' | 'purposes') => string
  /** Whether to say what is missing. */
  readonly isChecked: boolean
  readonly onChange: (reach: Reach) => void
}

/** For whom and what for; folded, as what is filled in is what most people want. */
export function ReachFields({ kind, reach, idOf, isChecked, onChange }: ReachFieldsProps) {
  const { recipients, purposes } = reach
  const choose = (all: readonly Recipient[], legend: string) => (
    <CheckboxGroup
      legend={legend}
      size="small"
      value={recipients.filter((one) => all.includes(one))}
      onChange={(chosen: Recipient[]) =>
        onChange({ ...reach, recipients: [...recipients.filter((one) => !all.includes(one)), ...chosen] })
      }
    >
      {all.map((recipient) => (
        <Checkbox key={recipient} value={recipient}>
          {capitalise(writeRecipient(recipient))}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
  return (
    <>
      <FoldedChoice
        id={idOf('recipients')}
        legend={t(`give.recipients.${kind}`)}
        chosen={capitalise(
          isEveryone(recipients) ? t('directives.everyone') : writeList(recipients.map(writeRecipient)),
        )}
        header={t('give.chooseRecipients')}
        error={isChecked && recipients.length === 0 ? t('give.lacking.recipients') : null}
      >
        {choose(SERVICES, t('give.services'))}
        {choose(ROLES, t('give.roles'))}
      </FoldedChoice>
      <FoldedChoice
        id={idOf('purposes')}
        legend={t(`give.purposes.${kind}`)}
        chosen={
          PURPOSES.every((one) => purposes.includes(one))
            ? t('give.allPurposes')
            : writeList(purposes.map((one) => wordFor('words.purposes', one)))
        }
        header={t('give.choosePurposes')}
        error={isChecked && purposes.length === 0 ? t('give.lacking.purposes') : null}
      >
        <CheckboxGroup
          legend={t(`give.purposes.${kind}`)}
          hideLegend
          size="small"
          value={[...purposes]}
          onChange={(chosen: Purpose[]) => onChange({ ...reach, purposes: chosen })}
        >
          {PURPOSES.map((purpose) => (
            <Checkbox key={purpose} value={purpose}>
              {wordFor('words.purposes', purpose)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </FoldedChoice>
    </>
  )
}
