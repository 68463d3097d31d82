import { fnr } from '@navikt/fnrvalidator'

/**
 * Whether this is a national identity number or a D-number, or a synthetic one of either, by its digits. Tells nothing of
 * whether anybody has it.
 */
export function isIdentityNumber(value: string): boolean {
  return /^[0-9]{11}$/.test(value) && fnr(value).status === 'valid'
}
