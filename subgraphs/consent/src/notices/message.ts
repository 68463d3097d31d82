/**
 * The one message: that there is something to see. It is the same to everybody and whatever the cause, so that it tells
 * whoever reads it, or counts the bytes of it, no child, slice, sector or person.
 */

/** Who sends it, and what it leads to. */
export interface Sender {
  /** An e-mail address. */
  readonly from: string
  /** Where people sign in. */
  readonly productUrl: string
}

/** A message as it is handed to nodemailer. */
export function composeMessage({ from, productUrl }: Sender, address: string) {
  return {
    from: { name: 'Samsyn', address: from },
    to: { name: '', address },
    subject: 'Du har noe å se på i Samsyn',
    // RFC 3834: nobody's absence is answered to it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: [
      `Du har noe å se på i Samsyn. Logg inn på ${productUrl} for å se hva det er.`,
      'Av hensyn til personvernet står det ikke noe mer her. Meldingen kan ikke besvares.',
      '',
      `Du har noko å sjå på i Samsyn. Logg inn på ${productUrl} for å sjå kva det er.`,
      'Av omsyn til personvernet står det ikkje noko meir her. Meldinga kan ikkje svarast på.',
      '',
      `There is something for you to see in Samsyn. Sign in at ${productUrl} to see what it is.`,
      'To protect your privacy nothing more is said here. You cannot reply to this message.',
      '',
    ].join('\n'),
  }
}
