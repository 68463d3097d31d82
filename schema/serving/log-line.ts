/**
 * One line of a process's own log: a JSON object. What is logged is a message of ours and closed words, numbers and places;
 * what is cut out here should never have come, and is cut out all the same.
 */
export type LogDetails = Readonly<Record<string, string | number | boolean>>

const REDACTED = '[redacted]'
const LONGEST = 300

/** What looks like somebody, or like a key to something. */
const NEVER_LOGGED: readonly RegExp[] = [
  // A national identity number or D-number, also with a space before the individual part.
  /(?<![\da-f])\d{6}[ -]?\d{5}(?![\da-f])/g,
  // A JSON Web Token, signed or sealed.
  /\beyJ[\w-]{5,}(?:\.[\w-]*){1,4}/g,
  // A user and password in a URL.
  /(?<=:\/\/)[^\s/@]+(?=@)/g,
  // A query, which may hold anything.
  /\?[^\s#"]+=[^\s#"]*/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  // 32 bytes or more in base64url: a key.
  /(?<![\w-])[\w-]{43,}(?![\w-])/g,
]

/** Writes a line, without its line feed. Whatever looks like a person, a token or a key is cut out of it. */
export function writeLogLine(message: string, details: LogDetails = {}): string {
  const clean: Record<string, string | number | boolean> = { message: redact(message) }
  for (const [name, value] of Object.entries(details)) clean[name] = typeof value === 'string' ? redact(value) : value
  return JSON.stringify(clean)
}

export function redact(text: string): string {
  let clean = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  for (const pattern of NEVER_LOGGED) clean = clean.replace(pattern, REDACTED)
  return clean
}

/**
 * Has a process that breaks say so as a line of its log, and end with 1. What Node would print in its place is the error's
 * message, which may quote what a statement or a request held; of a stack only the places are kept.
 */
export function logCrashes(log: (message: string, details: LogDetails) => void): void {
  const end = (error: unknown): void => {
    const { name = 'unknown', code, stack = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>
    const at = stack.split('\n').find((line) => /^\s+at /.test(line))
    log('the process broke', {
      reason: name,
      ...(typeof code === 'string' ? { code } : {}),
      ...(at === undefined ? {} : { at: at.trim().replace(/^at /, '') }),
    })
    process.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
