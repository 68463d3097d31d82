const ORIGIN = 'https://here.invalid'
const LONGEST = 500

/**
 * Where to go after sign-in: a path of this origin, and nothing else.
 * @returns `null` for whatever a browser could take as a place elsewhere, or as a script
 */
export function readReturnPath(text: unknown): string | null {
  if (text === undefined) return '/'
  // Browsers take a backslash for a slash, and pass over tabs and line ends.
  if (typeof text !== 'string' || text.length > LONGEST || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(text)) return null
  if (!URL.canParse(text, ORIGIN)) return null
  const url = new URL(text, ORIGIN)
  const path = `${url.pathname}${url.search}${url.hash}`
  // `/.//elsewhere` begins with one slash until its dots are resolved.
  return url.origin === ORIGIN && !path.startsWith('//') ? path : null
}
