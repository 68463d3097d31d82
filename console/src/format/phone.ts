const NO_BREAK = '\u00a0'

/**
 * A telephone number as it is written in Norway (Språkrådet): two and two digits, `22 00 00 00`; of a mobile and of what
 * begins with 8, three, two and three, `900 00 000`. Its parts stay on one line. What is no Norwegian number of eight digits
 * is given as it came.
 */
export function formatPhone(phone: string): string {
  const [, country = '', digits] = /^(\+47|0047)?(\d{8})$/.exec(phone.replace(/[\s\u00a0.-]/g, '')) ?? []
  if (digits === undefined) return phone
  const parts = /^[489]/.test(digits) ? /^(\d{3})(\d{2})(\d{3})$/ : /^(\d{2})(\d{2})(\d{2})(\d{2})$/
  const grouped = digits.match(parts)?.slice(1) ?? []
  return [...(country === '' ? [] : ['+47']), ...grouped].join(NO_BREAK)
}
