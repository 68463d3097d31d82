import { t } from '../texts/index.ts'

/** `a, b og c`. Not `Intl.ListFormat`: browsers have no nynorsk or Northern Sámi, and would join names in English. */
export function writeList(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : t('common.list', { first: items.slice(0, -1).join(', '), last })
}

export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1)
}
