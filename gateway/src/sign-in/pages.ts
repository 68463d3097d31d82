/** What a person sees between the issuer and the console: pages without script, style or anything about anybody. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] as string)

interface Page {
  readonly title: string
  readonly text: string
  readonly link: { readonly path: string; readonly text: string }
}

const TRY_AGAIN = { path: '/sign-in', text: 'Prøv igjen' }

const FAILURES = {
  /** The person, or the issuer for them, has said no. */
  CANCELLED: { title: 'Innloggingen ble avbrutt', text: 'Du er ikke logget inn.', link: TRY_AGAIN },
  /** Not an answer to what this browser has begun. */
  FAILED: { title: 'Innloggingen virket ikke', text: 'Du er ikke logget inn.', link: TRY_AGAIN },
  UNREACHABLE: {
    title: 'Innloggingstjenesten svarer ikke',
    text: 'Du er ikke logget inn. Vent litt før du prøver igjen.',
    link: TRY_AGAIN,
  },
  TOO_LARGE: {
    title: 'Innloggingen er for stor',
    text: 'Innloggingstjenesten har sagt mer om deg enn det er plass til her. Si fra til den som drifter Samsyn.',
    link: { path: '/', text: 'Til forsiden' },
  },
} as const satisfies Readonly<Record<string, Page>>

export type SignInFailure = keyof typeof FAILURES

export function writeFailure(failure: SignInFailure): string {
  return writePage(FAILURES[failure], '')
}

/**
 * Goes on to a path. As a page and not as a redirect: what another site has begun is its navigation to the last redirect,
 * and carries no `Strict` cookie; what this page begins is our own. It needs no script, and leaves no entry in the history.
 */
export function writeOnward(path: string): string {
  const page = { title: 'Du er logget inn', text: '', link: { path, text: 'Gå videre' } }
  return writePage(page, `<meta http-equiv="refresh" content="0;url=${escape(path)}">`)
}

function writePage({ title, text, link }: Page, head: string): string {
  return [
    '<!doctype html><html lang="nb"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title} – Samsyn</title>${head}</head>`,
    `<body><main><h1>${title}</h1>${text === '' ? '' : `<p>${text}</p>`}`,
    `<p><a href="${escape(link.path)}">${link.text}</a></p></main></body></html>`,
  ].join('')
}
