import { Select } from '@navikt/ds-react'
import { type ChangeEvent, useState } from 'react'
import { LANGUAGES, isLanguage } from '../texts/languages.ts'
import { showIn, t } from '../texts/index.ts'
import { useLanguage } from './use-language.ts'

/** The languages, each by its own name. The choice lasts as long as the page: it is stored nowhere. */
export function LanguageSelect() {
  const language = useLanguage()
  const [hasFailed, setFailed] = useState(false)
  const choose = async ({ target: { value } }: ChangeEvent<HTMLSelectElement>): Promise<void> => {
    if (isLanguage(value)) setFailed(!(await showIn(value)))
  }
  return (
    <Select
      label={t('common.language')}
      hideLabel
      size="small"
      value={language}
      onChange={(event) => void choose(event)}
      error={hasFailed ? t('common.failures.UNREACHABLE') : undefined}
    >
      {Object.entries(LANGUAGES).map(([tag, { name }]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </Select>
  )
}
